package vn.xacthuc.verification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.FieldResult;
import vn.xacthuc.audit.LogReference;
import vn.xacthuc.chip.ChipAnswer;
import vn.xacthuc.party.Disclosure;

/// The answer to a verification. It never holds a value that the caller did not send.
@Schema(
        description =
                "The answer to a verification. It never holds a value the caller did not send.")
public record VerificationAnswer(
        @Schema(description = "Id of the answer and of its entry in the log (UUIDv7).")
                UUID verificationId,
        @Schema(description = "When it was decided.", examples = "2026-11-21T02:11:00.000Z")
                Instant decidedAt,
        @Schema(
                        description =
                                "VERIFIED: everything matches. NOT_VERIFIED: at least one piece of"
                                        + " evidence says no; to a party whose policy shows no reasons:"
                                        + " not confirmed, for whatever reason. UNDECIDED: something"
                                        + " could not be known; treat a value you do not know as this"
                                        + " one.")
                Decision decision,
        @Schema(
                        description =
                                "Why the decision is not VERIFIED, as far as the policy shows it;"
                                        + " open for extension.",
                        examples = "[\"NAME_DIFFERENT\"]")
                List<Reason> reasons,
        @Schema(
                        description =
                                "What the register said; null where withheld, and where nothing"
                                        + " that was presented names a number to ask by.",
                        nullable = true)
                @Nullable RegisterOutcome register,
        @Schema(description = "How each claimed field compared.") List<FieldResult> fields,
        @Schema(
                        description =
                                "The genuine chip's card, or the card named, or else the newest;"
                                        + " null where withheld or no person was found.",
                        nullable = true)
                @Nullable CardAnswer card,
        @Schema(
                        description =
                                "The findings about the chip; null where withheld or none came.",
                        nullable = true)
                @Nullable ChipAnswer chip,
        @Schema(
                        description =
                                "Parts that the party's policy does not show, so that a missing"
                                        + " part is never mistaken for an empty one.",
                        examples = "[]")
                List<Disclosure> withheld,
        @Schema(
                        description =
                                "The party's own pseudonym of the claimed number, or else of the"
                                        + " one that the chip names: 43 characters, after the key's"
                                        + " version and a dot where the operator numbers his keys."
                                        + " Present whether or not the number exists, null where there"
                                        + " is none.",
                        nullable = true)
                @Nullable String subjectToken,
        @Schema(
                        description =
                                "The signed receipt: an SD-JWT (RFC 9901) with each claimed field,"
                                        + " the dossier, the officer and, where a chip is genuine,"
                                        + " what it says of the person as disclosures. File it: the"
                                        + " service keeps none of these values, and gives them again"
                                        + " only to who repeats the request.")
                String receipt,
        @Schema(description = "Where the entry stands in the log.") LogReference log,
        @Schema(description = "What the decision rests on.") Basis basis) {

    /// Shows no pseudonym.
    @Override
    public String toString() {
        return "VerificationAnswer[" + verificationId + "]";
    }

    /// The card's standing.
    @Schema(description = "The card's standing.")
    public record CardAnswer(
            @Schema(
                            description =
                                    "ACTIVE, EXPIRED, REVOKED, LOST, REPLACED, or NOT_ON_RECORD;"
                                            + " open for extension.")
                    CardStanding status) {}

    /// What the decision rests on.
    @Schema(description = "What the decision rests on.")
    public record Basis(
            @Schema(description = "Version of the matching rules.", examples = "1") String matcher,
            @Schema(description = "Policy and version applied.", examples = "bank-default@1")
                    String policy,
            @Schema(
                            description =
                                    "Version of the trust store: its date and number; null where no"
                                            + " chip came.",
                            examples = "2026-11-21#4",
                            nullable = true)
                    @Nullable String trustList) {}
}
