package vn.xacthuc.verification;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.ContextRecord;
import vn.xacthuc.chip.ChipRecord;

/// The body of `POST /v1/verifications`, as it came.
@Schema(description = "What a citizen presents, and why somebody asks.")
public record VerificationRequest(
        @Schema(description = "Why is asked, and by whom.", required = true)
                @Nullable ContextRecord context,
        @Schema(
                        description =
                                "What is claimed about the person; may be left out where a chip is"
                                        + " presented, which says itself whom it names.")
                @Nullable ClaimRecord claim,
        @Schema(
                        description =
                                "Questions with a yes or a no. Refused with `not-supported` at"
                                        + " present unless null or empty.")
                @Nullable List<Object> assertions,
        @Schema(
                        description =
                                "Text of the card's QR code. Refused with `not-supported` at"
                                        + " present unless null.")
                @Nullable Object qr,
        @Schema(description = "The data of the card's chip.") @Nullable ChipRecord chip) {

    @Override
    public String toString() {
        return "VerificationRequest[masked]";
    }
}
