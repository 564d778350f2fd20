package vn.xacthuc.chip;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The chip's answer to a challenge, as it came.
@Schema(
        name = "ActiveAuthentication",
        description = "The chip's answer to a challenge (Doc 9303-11 section 6.1).")
public record ActiveAuthenticationRecord(
        @Schema(
                        description = "`challengeId` of the challenge.",
                        required = true,
                        format = "uuid",
                        examples = "0193525e-7b1c-7c3a-9a51-6e2d1f0b8c44")
                @Nullable String challengeId,
        @Schema(
                        description =
                                "What the chip answered to INTERNAL AUTHENTICATE with the"
                                        + " challenge: the data of the response, base64, at most 1,100"
                                        + " bytes.",
                        required = true,
                        format = "byte")
                @Nullable String signature) {

    @Override
    public String toString() {
        return "ActiveAuthenticationRecord[masked]";
    }
}
