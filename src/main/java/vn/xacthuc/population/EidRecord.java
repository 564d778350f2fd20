package vn.xacthuc.population;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The electronic identification account (NĐ 69/2024); registered is not activated.
@Schema(description = "The electronic identification account; registered is not activated.")
public record EidRecord(
        @Schema(
                        description = "Level of the account.",
                        examples = "2",
                        minimum = "1",
                        maximum = "2",
                        required = true)
                @Nullable Integer level,
        @Schema(
                        description = "When the account was registered.",
                        examples = "2024-08-01T03:00:00.000Z",
                        format = "date-time",
                        required = true)
                @Nullable String registeredAt,
        @Schema(
                        description = "When it was activated; not activated when missing.",
                        examples = "2024-08-02T03:00:00.000Z",
                        format = "date-time")
                @Nullable String activatedAt) {

    /// Shows nothing: a person's account is personal data.
    @Override
    public String toString() {
        return "EidRecord[***]";
    }
}
