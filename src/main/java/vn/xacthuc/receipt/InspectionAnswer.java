package vn.xacthuc.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.proof.EntryProof;

/// What came out of an inspection.
@Schema(
        name = "ReceiptInspection",
        description =
                "What came out of an inspection. Of a receipt that is not genuine nothing is"
                        + " repeated: all but the fault and the key is null or empty.")
public record InspectionAnswer(
        @Schema(
                        description =
                                "Whether we signed it, and everything disclosed beside it is what we"
                                        + " signed.")
                boolean genuine,
        @Schema(description = "Why it is not genuine; null where it is.", nullable = true)
                @Nullable ReceiptFault fault,
        @Schema(
                        description =
                                "`kid` of the key that it names; null where it is none of ours.",
                        examples = "2026",
                        nullable = true)
                @Nullable String kid,
        @Schema(
                        description = "Who issued it.",
                        examples = "https://xacthuc.example.gov.vn",
                        nullable = true)
                @Nullable String issuer,
        @Schema(
                        description =
                                "Id of the receipt, of the answer and of its entry in the log.",
                        nullable = true)
                @Nullable UUID entryId,
        @Schema(
                        description = "When it was issued, to the second.",
                        examples = "2026-11-21T02:11:00.000Z",
                        nullable = true)
                @Nullable Instant issuedAt,
        @Schema(description = "The client that asked.", examples = "demo-bank", nullable = true)
                @Nullable String clientId,
        @Schema(
                        description =
                                "The decision: VERIFIED, NOT_VERIFIED or UNDECIDED; null also where"
                                        + " the asking party's policy does not show it.",
                        examples = "VERIFIED",
                        nullable = true)
                @Nullable String decision,
        @Schema(description = "Its reasons, as far as that policy shows them.", examples = "[]")
                List<String> reasons,
        @Schema(description = "Why was asked.", examples = "BANK_ACCOUNT_OPENING", nullable = true)
                @Nullable String purpose,
        @Schema(
                        description =
                                "What the holder disclosed, by name, as it was signed. Whoever asked"
                                        + " chose the values: replace control and format characters"
                                        + " (Unicode Cc and Cf, among them those that turn the"
                                        + " direction of text) before you display them.",
                        examples = "{\"fullName\":\"Nguyễn Văn An\"}")
                Map<String, Object> disclosed,
        @Schema(
                        description =
                                "Whether the entry that it names is in the log, with the leaf that it"
                                        + " names. False is an alarm. Null where it is not genuine, and"
                                        + " where the log cannot tell; `logFault` says why.",
                        nullable = true)
                @Nullable Boolean inLog,
        @Schema(
                        description =
                                "Whether the entry's leaf is the one that the receipt names; null"
                                        + " where there is no entry to compare with.",
                        nullable = true)
                @Nullable Boolean leafMatches,
        @Schema(
                        description =
                                "Why the entry is not proved; null where it is, and where the receipt"
                                        + " is not genuine.",
                        nullable = true)
                @Nullable LogFault logFault,
        @Schema(description = "The proof, where it is in the log.", nullable = true)
                @Nullable EntryProof proof) {

    static InspectionAnswer refused(ReceiptFinding.Refused refused) {
        return new InspectionAnswer(
                false,
                refused.fault(),
                refused.kid().orElse(null),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                Map.of(),
                null,
                null,
                null,
                null);
    }

    static InspectionAnswer genuine(Receipt receipt, LogFinding log) {
        return new InspectionAnswer(
                true,
                null,
                receipt.kid(),
                receipt.issuer(),
                receipt.entryId(),
                receipt.issuedAt(),
                receipt.clientId(),
                receipt.decision().orElse(null),
                receipt.reasons(),
                receipt.purpose(),
                receipt.disclosed(),
                log.inLog().orElse(null),
                log.leafMatches().orElse(null),
                log.fault().orElse(null),
                log.proof().orElse(null));
    }

    /// What the log says of a genuine receipt's entry.
    ///
    /// @param inLog empty where the log cannot tell
    /// @param leafMatches empty where there is no entry to compare with
    record LogFinding(
            Optional<Boolean> inLog,
            Optional<Boolean> leafMatches,
            Optional<LogFault> fault,
            Optional<EntryProof> proof) {

        static LogFinding proved(EntryProof proof) {
            return new LogFinding(
                    Optional.of(true), Optional.of(true), Optional.empty(), Optional.of(proof));
        }

        static LogFinding of(LogFault fault) {
            return switch (fault) {
                case NOT_IN_LOG -> unproved(fault, Optional.of(false), Optional.empty());
                case ENTRY_CHANGED -> unproved(fault, Optional.of(false), Optional.of(false));
                case LOG_CHANGED -> unproved(fault, Optional.empty(), Optional.of(true));
                case ARCHIVED, UNAVAILABLE -> unproved(fault, Optional.empty(), Optional.empty());
            };
        }

        private static LogFinding unproved(
                LogFault fault, Optional<Boolean> inLog, Optional<Boolean> leafMatches) {
            return new LogFinding(inLog, leafMatches, Optional.of(fault), Optional.empty());
        }
    }

    @Override
    public String toString() {
        return "InspectionAnswer[masked]";
    }
}
