package vn.xacthuc.contract;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;

/// A party that is to be registered.
@Schema(description = "A party to be registered.")
public record PartyRegistration(
        @Schema(
                        description =
                                "A short name of small letters, digits and hyphens; it stands in"
                                        + " entries and never changes.",
                        required = true,
                        pattern = "[a-z0-9][a-z0-9-]{1,62}",
                        examples = "bank-a")
                @Nullable String code,
        @Schema(
                        description = "Its name, as citizens read it.",
                        required = true,
                        maxLength = 200,
                        examples = "Ngân hàng A")
                @Nullable String name,
        @Schema(
                        description = "The province where it sits, on the list since 1 July 2025.",
                        examples = "79")
                @Nullable String provinceCode,
        @Schema(description = "Its sector; it never changes.", required = true)
                @Nullable Sector sector,
        @Schema(
                        description =
                                "Where the names of its officers come from; it never changes."
                                        + " DECLARED where it is left out.",
                        defaultValue = "DECLARED")
                @Nullable OfficerSource officerSource) {

    /// The party as it is when registered.
    ///
    /// @throws ProblemException `missing-field` or `invalid-value`
    PartyView party() {
        Faults faults = new Faults();
        faults.require("/code", code);
        faults.require("/name", name);
        faults.require("/sector", sector);
        faults.refuseIf(code != null && !PartyTexts.isCode(code), "/code");
        faults.refuseIf(PartyTexts.isNoName(name), "/name");
        faults.refuseIf(PartyTexts.isNoProvince(provinceCode), "/provinceCode");
        faults.raise();
        return new PartyView(
                Objects.requireNonNull(code),
                Objects.requireNonNull(name),
                provinceCode,
                Objects.requireNonNull(sector),
                Objects.requireNonNullElse(officerSource, OfficerSource.DECLARED),
                PartyStatus.ACTIVE,
                null,
                1,
                null);
    }
}
