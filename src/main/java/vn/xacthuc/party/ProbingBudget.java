package vn.xacthuc.party;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How often a party may guess. Days are those of Vietnam's calendar.
@Schema(
        description =
                "How often the party may guess before it is refused. Days are those of Vietnam's"
                        + " calendar.")
public record ProbingBudget(
        @Schema(
                        description =
                                "Distinct claims about one person that fail, for each person and"
                                        + " day.",
                        minimum = "1",
                        examples = "5")
                int failedClaims,
        @Schema(
                        description =
                                "Distinct parameters of assertions about one person, for each"
                                        + " person and day.",
                        minimum = "1",
                        examples = "10")
                int assertionParameters,
        @Schema(
                        description = "Numbers that nobody has, for each day.",
                        minimum = "1",
                        examples = "1000")
                int unknownNumbers,
        @Schema(
                        description =
                                "Share of the party's questions that do not verify, over 0 and at"
                                        + " most 1, beyond which the operator is alarmed.",
                        examples = "0.5")
                double missRatioAlarm) {

    /// What a contract grants that does not speak of it.
    public static final ProbingBudget DEFAULT = new ProbingBudget(5, 10, 1_000, 0.5);

    /// @throws IllegalArgumentException for a budget of nothing, or a share that is none
    public ProbingBudget {
        boolean share = missRatioAlarm > 0 && missRatioAlarm <= 1;
        if (failedClaims < 1 || assertionParameters < 1 || unknownNumbers < 1 || !share) {
            throw new IllegalArgumentException("no such budget");
        }
    }
}
