package vn.xacthuc.audit.reading;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Dossiers that were closed, to be compared with what the log knows of them.
@Schema(description = "Dossiers that were closed, to be compared with what the log knows of them.")
public record DossierCheckRequest(
        @Schema(
                        description = "The dossiers, each up to 100 characters.",
                        required = true,
                        minItems = 1,
                        maxItems = 10_000,
                        examples = "[\"HS-2026-000123\"]")
                @Nullable List<@Nullable String> dossiers,
        @Schema(
                        description = "Only verifications of this party count.",
                        examples = "demo-one-stop",
                        maxLength = 64)
                @Nullable String party,
        @Schema(
                        description =
                                "Only verifications recorded at or after this time count. Once"
                                        + " entries were archived it must be later than they are.",
                        examples = "2026-11-01T00:00:00.000Z")
                @Nullable Instant from,
        @Schema(
                        description = "Only verifications recorded before this time count.",
                        examples = "2026-12-01T00:00:00.000Z")
                @Nullable Instant to,
        @Schema(
                        description =
                                "The auditor's case; it is recorded with the check, and"
                                        + " must hold no personal number.",
                        examples = "TT-2026-0007",
                        maxLength = 100)
                @Nullable String caseNumber) {

    /// What else a verification must fit.
    AuditSearch search() {
        return new AuditSearch(
                from, to, null, party, null, null, null, null, null, null, null, null, caseNumber);
    }

    @Override
    public String toString() {
        return "DossierCheckRequest[masked]";
    }
}
