package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An ethnic group by code; two numberings are in use, so the list is part of the code.
@Schema(description = "An ethnic group by code list and code.")
public record EthnicGroupRecord(
        @Schema(
                        description = "Code list: GSO is that of QĐ 1019/QĐ-TCTK.",
                        examples = "GSO",
                        required = true)
                @Nullable String list,
        @Schema(description = "Two digits.", examples = "01", required = true)
                @Nullable String code) {

    /// Shows nothing: a person's ethnic group is sensitive data.
    @Override
    public String toString() {
        return "EthnicGroupRecord[***]";
    }
}
