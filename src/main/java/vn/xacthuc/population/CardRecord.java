package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One card; the issue date tells it from the person's other cards.
@Schema(description = "One card of the person; its issue date identifies it.")
public record CardRecord(
        @Schema(
                        description =
                                "Generation of the card. CMND_12: the twelve-digit CMND. CCCD_BARCODE: CCCD "
                                        + "without a chip. CCCD_CHIP: CCCD with a chip, since 2021. CAN_CUOC: the card of "
                                        + "the Law on Identification, since July 2024.",
                        enumeration = {"CMND_12", "CCCD_BARCODE", "CCCD_CHIP", "CAN_CUOC"},
                        examples = "CCCD_CHIP",
                        required = true)
                @Nullable String type,
        @Schema(
                        description = "Day of issue.",
                        examples = "2022-04-18",
                        format = "date",
                        required = true)
                @Nullable String issuedOn,
        @Schema(
                        description = "Last day of validity; a card without expiry has none.",
                        examples = "2030-05-02",
                        format = "date")
                @Nullable String expiresOn,
        @Schema(
                        description =
                                "ACTIVE when missing: in force; expiry is counted, never sent. REVOKED: withdrawn "
                                        + "by the issuer. LOST: reported lost. REPLACED: another card took its place.",
                        enumeration = {"ACTIVE", "REVOKED", "LOST", "REPLACED"},
                        examples = "ACTIVE")
                @Nullable String status,
        @Schema(
                        description =
                                "When the card came into this status. When missing: as on record if"
                                        + " the status is the same, else now.",
                        examples = "2022-04-18T02:00:00.000Z",
                        format = "date-time")
                @Nullable String statusAt) {

    /// Shows nothing: the dates of a card are personal data.
    @Override
    public String toString() {
        return "CardRecord[***]";
    }
}
