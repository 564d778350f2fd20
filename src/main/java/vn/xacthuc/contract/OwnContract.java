package vn.xacthuc.contract;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.Sector;

/// What a party may do, and what is left of it.
@Schema(
        name = "OwnContract",
        description = "What the calling party may do, and what is left of it.")
public record OwnContract(
        @Schema(description = "The party's code.", examples = "bank-a") String party,
        @Schema(description = "The party's name.", examples = "Ngân hàng A") String name,
        @Schema(description = "The party's sector.") Sector sector,
        @Schema(
                        description =
                                "Name and version of the contract in force, as answers say it.",
                        examples = "bank-default@3")
                String policy,
        @Schema(description = "All that it grants.") PolicyDocument terms,
        @Schema(description = "What is left of the quota.") QuotaLeft quota,
        @Schema(description = "What is left of the day's budgets.") BudgetsLeft budgets) {

    /// What is left of the quota.
    @Schema(name = "QuotaLeft", description = "What is left of the quota at this moment.")
    public record QuotaLeft(
            @Schema(
                            description =
                                    "Calls that may be made at once, as far as the process that"
                                            + " answers knows it.",
                            examples = "198")
                    long calls,
            @Schema(description = "Seconds until all of the burst is there again.", examples = "1")
                    long secondsToFull) {}

    /// What is left of the day's budgets.
    @Schema(name = "BudgetsLeft", description = "What is left of the day's budgets.")
    public record BudgetsLeft(
            @Schema(
                            description =
                                    "Numbers that nobody has, for which the party may yet ask. Null"
                                            + " for a contract that shows no reasons, because it"
                                            + " would tell which number somebody has.",
                            nullable = true,
                            examples = "1000")
                    @Nullable Integer unknownNumbers,
            @Schema(
                            description = "When the budgets begin anew: midnight in Vietnam.",
                            examples = "2026-11-21T17:00:00.000Z")
                    Instant renewedAt) {}
}
