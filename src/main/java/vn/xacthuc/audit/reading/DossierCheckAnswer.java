package vn.xacthuc.audit.reading;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Which dossiers were closed without a verification.
@Schema(description = "Which of the dossiers have no verification that found the person.")
public record DossierCheckAnswer(
        @Schema(description = "How many different dossiers were checked.", examples = "250")
                int checked,
        @Schema(description = "Those for which nobody was verified at all.")
                List<String> withoutVerification,
        @Schema(description = "Those with verifications of which none was VERIFIED.")
                List<String> withoutVerified,
        @Schema(description = "The state of the log that this answer speaks of.") AsOf asOf) {

    /// Shows no dossier.
    @Override
    public String toString() {
        return "DossierCheckAnswer[masked]";
    }
}
