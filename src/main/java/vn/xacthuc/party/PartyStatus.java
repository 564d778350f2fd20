package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether a relying party may ask at present.
@Schema(
        description =
                "Whether a party may call. ACTIVE: as its contract allows. SUSPENDED: not at"
                        + " present. CLOSED: never again.")
public enum PartyStatus {
    ACTIVE,
    SUSPENDED,
    CLOSED
}
