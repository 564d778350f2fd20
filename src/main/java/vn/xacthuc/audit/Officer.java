package vn.xacthuc.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.party.OfficerSource;

/// The person at the caller's desk.
@Schema(description = "The officer who asked, and how we know.")
public record Officer(
        @Schema(description = "The officer's id at the party.", examples = "teller-0042") String id,
        @Schema(
                        description =
                                "TOKEN: the officer logged in. DECLARED: the party named the"
                                        + " officer.",
                        examples = "DECLARED")
                OfficerSource source) {

    @Override
    public String toString() {
        return "Officer[" + source + "]";
    }
}
