package vn.xacthuc.chip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Did the chip itself take part?
@Schema(
        description =
                "Did the chip itself take part; open for extension. "
                        + "PROVEN: it answered our challenge (Active Authentication). "
                        + "FAILED: the answer to our challenge is wrong. "
                        + "NOT_CHECKED: the answer or its challenge could not be used; the check"
                        + " ACTIVE_AUTHENTICATION says why. "
                        + "NOT_SUPPORTED: the chip has no key for it. "
                        + "DOWNGRADED: the chip has a key, and no answer was sent.")
public enum ChipPresence {
    PROVEN,
    FAILED,
    NOT_CHECKED,
    NOT_SUPPORTED,
    DOWNGRADED
}
