package vn.xacthuc.audit.export;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.reading.AuditSearch;

/// Which entries are to be exported, and how: the terms of a search and those of the export.
@Schema(
        description =
                "Which entries are to be exported, and how. All terms must hold; an absent one is"
                        + " no limit. An export that broke goes on with `fromLeaf` one above the"
                        + " last leaf received and the `size` of its first line.")
public record ExportRequest(
        @Schema(description = "Recorded at or after.", examples = "2026-11-01T00:00:00.000Z")
                @Nullable Instant from,
        @Schema(description = "Recorded before.", examples = "2026-12-01T00:00:00.000Z")
                @Nullable Instant to,
        @Schema(description = "What was recorded.", examples = "VERIFICATION", maxLength = 64)
                @Nullable String kind,
        @Schema(description = "Code of the party.", examples = "demo-bank", maxLength = 64)
                @Nullable String party,
        @Schema(description = "Sector of the party.", examples = "BANK", maxLength = 64)
                @Nullable String sector,
        @Schema(description = "The officer's id.", examples = "teller-0042", maxLength = 100)
                @Nullable String officer,
        @Schema(description = "The purpose.", examples = "BANK_ACCOUNT_OPENING", maxLength = 64)
                @Nullable String purpose,
        @Schema(description = "The procedure.", examples = "1.004222", maxLength = 100)
                @Nullable String procedure,
        @Schema(description = "The dossier.", examples = "HS-2026-000123", maxLength = 100)
                @Nullable String dossier,
        @Schema(description = "The decision.", examples = "NOT_VERIFIED", maxLength = 64)
                @Nullable String decision,
        @Schema(
                        description = "A reason, or the code of a refusal.",
                        examples = "NAME_DIFFERENT",
                        maxLength = 64)
                @Nullable String reason,
        @Schema(
                        description =
                                "The personal number asked for. It is used for its keyed hash"
                                        + " only.",
                        examples = "003090000001",
                        maxLength = 12)
                @Nullable String subject,
        @Schema(
                        description =
                                "The auditor's case; it is recorded with the export, and"
                                        + " must hold no personal number.",
                        examples = "TT-2026-0007",
                        maxLength = 100)
                @Nullable String caseNumber,
        @Schema(description = "How it is written; NDJSON by default.")
                @Nullable ExportFormat format,
        @Schema(
                        description = "Name of the log; the open one by default.",
                        examples = "log.example.gov.vn/xacthuc",
                        maxLength = 255)
                @Nullable String origin,
        @Schema(
                        description = "Size of the tree to export from; the log's by default.",
                        examples = "12346",
                        minimum = "0")
                @Nullable Long size,
        @Schema(
                        description =
                                "The first leaf to look at; by default the first one that is not"
                                        + " archived.",
                        examples = "0",
                        minimum = "0")
                @Nullable Long fromLeaf,
        @Schema(
                        description = "The leaf to stop before; `size` by default.",
                        examples = "12346",
                        minimum = "0")
                @Nullable Long toLeaf,
        @Schema(description = "Whether each entry comes with its inclusion proof; NDJSON only.")
                @Nullable Boolean proofs) {

    /// The terms of the search.
    AuditSearch search() {
        return new AuditSearch(
                from,
                to,
                kind,
                party,
                sector,
                officer,
                purpose,
                procedure,
                dossier,
                decision,
                reason,
                subject,
                caseNumber);
    }

    @Override
    public String toString() {
        return "ExportRequest[masked]";
    }
}
