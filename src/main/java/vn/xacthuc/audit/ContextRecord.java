package vn.xacthuc.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why is asked, and by whom, as it came.
@Schema(name = "VerificationContext", description = "Why is asked, and by whom.")
public record ContextRecord(
        @Schema(
                        description = "A purpose of the party's contract.",
                        examples = "BANK_ACCOUNT_OPENING",
                        required = true,
                        maxLength = 64)
                @Nullable String purpose,
        @Schema(
                        description = "The officer who asks; most purposes demand it.",
                        examples = "teller-0042",
                        maxLength = 100)
                @Nullable String officerId,
        @Schema(description = "The officer's unit.", examples = "PGD-HK-01", maxLength = 100)
                @Nullable String unitCode,
        @Schema(
                        description = "The administrative procedure.",
                        examples = "1.004222",
                        maxLength = 100)
                @Nullable String procedureCode,
        @Schema(
                        description = "The dossier that the answer is for.",
                        examples = "HS-2026-000123",
                        maxLength = 100)
                @Nullable String dossierCode,
        @Schema(description = "The device.", examples = "KIOSK-07", maxLength = 100)
                @Nullable String deviceId,
        @Schema(
                        description = "On whose behalf the caller asks.",
                        examples = "PARTNER-3",
                        maxLength = 100)
                @Nullable String onBehalfOf,
        @Schema(description = "The citizen's consent, as the caller keeps it.")
                @Nullable Consent consent) {

    @Override
    public String toString() {
        return "ContextRecord[masked]";
    }
}
