package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An address by unit codes and free text.
@Schema(description = "An address by unit codes and free text.")
public record AddressRecord(
        @Schema(description = "Province, two digits.", examples = "01", required = true)
                @Nullable String provinceCode,
        @Schema(
                        description = "District, three digits; only on lists before 1 July 2025.",
                        examples = "001")
                @Nullable String districtCode,
        @Schema(description = "Commune, five digits.", examples = "00004")
                @Nullable String communeCode,
        @Schema(
                        description = "House number, street, hamlet.",
                        examples = "12 Hàng Bún",
                        maxLength = 300)
                @Nullable String detail,
        @Schema(
                        description =
                                "Day on whose list the codes stand. When missing: the last day of"
                                        + " the three levels if there is a district, else today.",
                        examples = "2026-01-01",
                        format = "date")
                @Nullable String codesAsOf) {

    /// Shows nothing: an address is personal data.
    @Override
    public String toString() {
        return "AddressRecord[***]";
    }
}
