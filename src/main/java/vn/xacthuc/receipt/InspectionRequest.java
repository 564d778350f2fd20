package vn.xacthuc.receipt;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/receipts/inspections`, as it came.
@Schema(name = "ReceiptInspectionRequest", description = "A receipt to be inspected.")
public record InspectionRequest(
        @Schema(
                        description =
                                "The receipt with whatever is disclosed: `<jwt>~<disclosure>~…~`, at"
                                        + " most 64 KiB.",
                        required = true,
                        maxLength = 65536)
                @Nullable String receipt) {

    @Override
    public String toString() {
        return "InspectionRequest[masked]";
    }
}
