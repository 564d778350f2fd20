package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One health insurance card (BHYT).
@Schema(description = "One health insurance card (BHYT); its number identifies it.")
public record InsuranceRecord(
        @Schema(
                        description =
                                "Two letters and 13 digits, or the 10 digits of the"
                                        + " social-insurance number.",
                        examples = "GD4010123456789",
                        required = true)
                @Nullable String insuranceNumber,
        @Schema(description = "Level of benefit.", examples = "4", minimum = "1", maximum = "5")
                @Nullable Integer benefitLevel,
        @Schema(description = "Hospital of first registration, five digits.", examples = "01001")
                @Nullable String facilityCode,
        @Schema(
                        description = "First day of cover.",
                        examples = "2026-01-01",
                        format = "date",
                        required = true)
                @Nullable String validFrom,
        @Schema(
                        description = "Last day of cover.",
                        examples = "2026-12-31",
                        format = "date",
                        required = true)
                @Nullable String validTo) {

    /// Shows nothing: insurance numbers are personal data.
    @Override
    public String toString() {
        return "InsuranceRecord[***]";
    }
}
