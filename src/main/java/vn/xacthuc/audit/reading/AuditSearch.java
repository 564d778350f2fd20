package vn.xacthuc.audit.reading;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an auditor looks for. All terms must hold; an absent one does not narrow.
@Schema(description = "What an auditor looks for. All terms must hold; an absent one is no limit.")
public record AuditSearch(
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
                                "The auditor's case; it is recorded with the search, and"
                                        + " must hold no personal number.",
                        examples = "TT-2026-0007",
                        maxLength = 100)
                @Nullable String caseNumber) {

    static final AuditSearch ALL =
            new AuditSearch(
                    null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Override
    public String toString() {
        return "AuditSearch[masked]";
    }
}
