package vn.xacthuc.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The citizen's consent, as the caller keeps it (Law on Personal Data Protection 91/2025/QH15).
@Schema(description = "The citizen's consent, as the caller keeps it.")
public record Consent(
        @Schema(description = "Where the caller files it.", examples = "C-77", maxLength = 100)
                @JsonProperty(required = true)
                String reference,
        @Schema(description = "When it was given.", examples = "2026-11-21T02:11:00.000Z")
                @JsonProperty(required = true)
                Instant givenAt) {

    @Override
    public String toString() {
        return "Consent[masked]";
    }
}
