package vn.xacthuc.verification;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.PersonState;
import vn.xacthuc.population.RegisterFinding;

/// What the register said, as far as a caller may know.
@Schema(description = "What the register said.")
public record RegisterOutcome(
        @Schema(
                        description =
                                "FOUND: one person has the number. NOT_FOUND: nobody has."
                                        + " AMBIGUOUS: several people share the old number."
                                        + " UNAVAILABLE: the register did not answer in time.",
                        enumeration = {"FOUND", "NOT_FOUND", "AMBIGUOUS", "UNAVAILABLE"},
                        examples = "FOUND")
                String outcome,
        @Schema(
                        description =
                                "ALIVE, DECEASED, SUPERSEDED (the number was replaced) or"
                                        + " CANCELLED; null unless a person was found.",
                        examples = "ALIVE",
                        nullable = true)
                @Nullable PersonState personState,
        @Schema(description = "When the register was asked.", examples = "2026-11-21T02:11:00.000Z")
                Instant asOf) {

    static final String NOT_FOUND = "NOT_FOUND";
    static final String UNAVAILABLE = "UNAVAILABLE";

    static RegisterOutcome of(RegisterFinding finding, Instant asOf) {
        return switch (finding) {
            case RegisterFinding.Found found ->
                    new RegisterOutcome("FOUND", found.person().state(), asOf);
            case RegisterFinding.NotFound ignored -> new RegisterOutcome(NOT_FOUND, null, asOf);
            case RegisterFinding.NoOldIdMapping ignored ->
                    new RegisterOutcome(NOT_FOUND, null, asOf);
            case RegisterFinding.Ambiguous ignored -> new RegisterOutcome("AMBIGUOUS", null, asOf);
            case RegisterFinding.Unavailable ignored ->
                    new RegisterOutcome(UNAVAILABLE, null, asOf);
        };
    }
}
