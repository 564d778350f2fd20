package vn.xacthuc.audit;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.party.Caller;
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

    /// The officer of a request; empty where it names none.
    public static Optional<Officer> of(Context context, Caller caller) {
        return context.officerId().map(id -> new Officer(id, caller.party().officerSource()));
    }

    @Override
    public String toString() {
        return "Officer[" + source + "]";
    }
}
