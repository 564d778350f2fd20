package vn.xacthuc.chip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.LogReference;
import vn.xacthuc.party.Disclosure;

/// The answer to a chip verification. It holds no value that the chip holds.
@Schema(description = "The answer about a chip. It never holds a value that the chip holds.")
public record ChipVerificationAnswer(
        @Schema(description = "Id of the answer and of its entry in the log (UUIDv7).")
                UUID chipVerificationId,
        @Schema(description = "When it was decided.", examples = "2026-11-21T02:11:00.000Z")
                Instant decidedAt,
        @Schema(description = "The findings; null where withheld.", nullable = true)
                @Nullable ChipAnswer chip,
        @Schema(
                        description =
                                "Parts that the party's policy does not show, so that a missing"
                                        + " part is never mistaken for an empty one.",
                        examples = "[]")
                List<Disclosure> withheld,
        @Schema(
                        description =
                                "The signed receipt: an SD-JWT (RFC 9901) with the dossier, the"
                                        + " officer and, where the chip is genuine, what it says of its"
                                        + " holder as disclosures. File it: the service keeps none of"
                                        + " these values.")
                String receipt,
        @Schema(description = "Where the entry stands in the log.") LogReference log,
        @Schema(description = "What the findings rest on.") ChipBasis basis) {

    public ChipVerificationAnswer {
        withheld = List.copyOf(withheld);
    }

    /// Shows no receipt.
    @Override
    public String toString() {
        return "ChipVerificationAnswer[" + chipVerificationId + "]";
    }

    /// What the findings rest on.
    @Schema(name = "ChipBasis", description = "What the findings rest on.")
    public record ChipBasis(
            @Schema(description = "Policy and version applied.", examples = "bank-default@1")
                    String policy,
            @Schema(
                            description = "Version of the trust store: its date and number.",
                            examples = "2026-11-21#4")
                    String trustList) {}
}
