package vn.xacthuc.chip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.ContextRecord;

/// The body of `POST /v1/chip-verifications`, as it came.
@Schema(description = "A chip's data, and why somebody asks about them.")
public record ChipVerificationRequest(
        @Schema(description = "Why is asked, and by whom.", required = true)
                @Nullable ContextRecord context,
        @Schema(description = "The chip's data.", required = true) @Nullable ChipRecord chip) {

    @Override
    public String toString() {
        return "ChipVerificationRequest[masked]";
    }
}
