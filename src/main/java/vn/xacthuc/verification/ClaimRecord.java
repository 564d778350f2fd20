package vn.xacthuc.verification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.population.AddressRecord;

/// What is claimed about a person, as it came.
@Schema(
        name = "Claim",
        description =
                "What is claimed about the person: at least a number (personalId, or oldIdNumber"
                        + " alone), fullName and dateOfBirth. Every field that is claimed must match.")
public record ClaimRecord(
        @Schema(
                        description = "Personal identification number, 12 digits.",
                        examples = "003090000001",
                        pattern = "^[0-9]{12}$")
                @Nullable String personalId,
        @Schema(
                        description =
                                "Full name, best with its diacritics. Case, spacing, tone placement"
                                        + " and Unicode form do not matter; a name with `<` is read as"
                                        + " a field of the card's machine-readable zone.",
                        examples = "Nguyễn Văn An",
                        maxLength = 200)
                @Nullable String fullName,
        @Schema(
                        description =
                                "Birth date: yyyy-MM-dd, dd/MM/yyyy or yyyyMMdd; yyyy-MM, MM/yyyy"
                                        + " or yyyy where only that is known (zeros for unknown parts"
                                        + " are read too).",
                        examples = "1990-05-02",
                        maxLength = 10)
                @Nullable String dateOfBirth,
        @Schema(
                        description = "Sex: MALE or FEMALE.",
                        enumeration = {"MALE", "FEMALE"},
                        examples = "MALE")
                @Nullable String sex,
        @Schema(
                        description =
                                "Old nine-digit number (CMND). Without personalId the person is"
                                        + " looked up by it.",
                        examples = "012345678",
                        pattern = "^[0-9]{9}$")
                @Nullable String oldIdNumber,
        @Schema(
                        description = "Issue date of the card presented, yyyy-MM-dd.",
                        examples = "2021-06-15",
                        format = "date")
                @Nullable String cardIssuedOn,
        @Schema(description = "Permanent address.") @Nullable AddressRecord permanentAddress) {

    @Override
    public String toString() {
        return "ClaimRecord[masked]";
    }
}
