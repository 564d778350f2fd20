package vn.xacthuc.receipt;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.xacthuc.audit.access.CodedText;
import vn.xacthuc.audit.access.LogState;
import vn.xacthuc.audit.access.LoggedAccess;

/// A statement as it is read; [SignedExport] writes it, a part at a time.
@Schema(description = "All that was done about a person before one moment.")
record SubjectExport(
        @Schema(description = "Version of the format.", examples = "1") int version,
        @Schema(
                        description = "Who signs it; its keys are at `/.well-known/jwks.json`.",
                        examples = "https://xacthuc.example.gov.vn")
                String issuer,
        @Schema(description = "Id of the entry (UUIDv7) by which the log remembers it.") UUID id,
        @Schema(description = "When it was taken.", examples = "2026-11-21T02:11:00.000Z")
                Instant issuedAt,
        @Schema(description = "The person's number.", examples = "003090000001") String personalId,
        @Schema(description = "The language of its texts (RFC 5646).", examples = "vi")
                String language,
        @Schema(description = "The state of the log that the proofs lead to.") LogState asOf,
        @Schema(
                        description =
                                "Number of the leaf of its own entry: what came later is not told.",
                        examples = "12345")
                long leafIndex,
        @Schema(description = "What was done, the newest first.") List<LoggedAccess> entries,
        @Schema(description = "How many entries that is.", examples = "1") long count,
        @Schema(
                        description =
                                "The last states of logs that were closed before, as far as entries"
                                        + " are of them.")
                List<LogState> closedLogs,
        @Schema(description = "What its reader must know; the same in every statement.")
                List<CodedText> notes) {

    @Override
    public String toString() {
        return "SubjectExport[" + id + "]";
    }
}
