package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A part of the answer that a policy may show or withhold.
@Schema(
        description =
                "A part of the answer that a policy may withhold. "
                        + "reasons: why the decision is not VERIFIED. "
                        + "register: what the register said. "
                        + "fields: the grade of each claimed field. "
                        + "hints: what an officer should look at. "
                        + "assertions: the answers to assertions. "
                        + "card: the standing of the card. "
                        + "chip: the findings about the chip.")
public enum Disclosure {
    /// Which reasons led to the decision; without it every no is `NO_MATCH`.
    REASONS,
    /// The register's outcome and the person's state.
    REGISTER,
    /// The grade of each claimed field.
    FIELDS,
    /// What an officer should look at in a field that differs.
    HINTS,
    /// Whether a mapped answer to each assertion is given.
    ASSERTIONS,
    /// The status of the card.
    CARD,
    /// The findings about the chip.
    CHIP;

    /// The name under which `withheld` lists it.
    @JsonValue
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }
}
