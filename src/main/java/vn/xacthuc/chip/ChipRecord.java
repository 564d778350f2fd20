package vn.xacthuc.chip;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The data of a chip, as they came.
@Schema(
        name = "Chip",
        description =
                "The files of the card's chip as a reader reads them (ICAO Doc 9303-10), each with"
                        + " its tag, in base64. For a CCCD send data groups 1, 2, 13, 14 and 15, and"
                        + " the chip's answer to a challenge of ours.")
public record ChipRecord(
        @Schema(
                        description = "EF.SOD, the signed list of hashes, at most 64 KiB.",
                        required = true,
                        format = "byte")
                @Nullable String sod,
        @Schema(
                        description =
                                "The data groups read, by number from \"1\" to \"16\". Every one"
                                        + " that is sent must match. DG2 to DG5 and DG7 may have 512"
                                        + " KiB, others 64 KiB.",
                        examples = "{\"1\": \"YV1fH1pJRFZOTTA5...\"}")
                @Nullable Map<String, String> dataGroups,
        @Schema(
                        description =
                                "The chip's answer to a challenge of ours; without it nothing"
                                        + " proves that the chip is here and not a copy of its data.")
                @Nullable ActiveAuthenticationRecord activeAuthentication) {

    @Override
    public String toString() {
        return "ChipRecord[masked]";
    }
}
