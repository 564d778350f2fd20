package vn.xacthuc.population;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One person as the register's owner writes it; number, name, birth date and sex suffice.
///
/// Members are text where the value can be wrong in a way worth telling: a date of 30 February is a
/// value that cannot be (422 with its pointer), not a syntax error.
@Schema(
        description =
                "One person. What is not named becomes unknown, except cards, insurance, e-ID"
                        + " account and old number, which stay as they are unless named.")
public record CitizenRecord(
        @Schema(
                        description = "Personal identification number, 12 digits.",
                        examples = "003090000001",
                        pattern = "^[0-9]{12}$",
                        required = true)
                @Nullable String personalId,
        @Schema(
                        description = "Name as on the birth certificate, with its marks.",
                        examples = "Nguyễn Văn An",
                        maxLength = 200,
                        required = true)
                @Nullable String fullName,
        @Schema(
                        description =
                                "Birth date as far as it is known: yyyy-MM-dd, yyyy-MM, yyyy.",
                        examples = "1990-05-02",
                        required = true)
                @Nullable String dateOfBirth,
        @Schema(
                        description =
                                "Sex on record: MALE or FEMALE, as the number's fourth digit says it too.",
                        enumeration = {"MALE", "FEMALE"},
                        examples = "MALE",
                        required = true)
                @Nullable String sex,
        @Schema(
                        description =
                                "Number of the person's CMND, 9 digits; replaces the numbers on"
                                        + " record. Several people may share one.",
                        examples = "012345678",
                        pattern = "^[0-9]{9}$")
                @Nullable String oldIdNumber,
        @Schema(
                        description =
                                "What a synthetic person stands for. Accepted, so that a sample can"
                                        + " be sent back as it was shown, and not stored.",
                        examples = "ORDINARY")
                @JsonProperty("case")
                @Nullable String sampleCase,
        @Schema(description = "Another name.", examples = "An Nguyễn", maxLength = 200)
                @Nullable String otherName,
        @Schema(
                        description =
                                "Country code of ISO 3166-1, three letters; VNM when missing.",
                        examples = "VNM",
                        pattern = "^[A-Z]{3}$")
                @Nullable String nationality,
        @Schema(description = "Ethnic group.") @Nullable EthnicGroupRecord ethnicGroup,
        @Schema(description = "Permanent residence (thường trú).")
                @Nullable AddressRecord permanentAddress,
        @Schema(description = "Temporary residence (tạm trú).")
                @Nullable AddressRecord temporaryAddress,
        @Schema(description = "Current place of living (nơi ở hiện tại).")
                @Nullable AddressRecord currentAddress,
        @Schema(
                        description = "First day of a declared absence (tạm vắng).",
                        examples = "2026-03-01",
                        format = "date")
                @Nullable String absentFrom,
        @Schema(
                        description = "Last day of a declared absence; open when missing.",
                        examples = "2026-09-30",
                        format = "date")
                @Nullable String absentUntil,
        @Schema(description = "Father's number.", examples = "003060000011")
                @Nullable String fatherPersonalId,
        @Schema(description = "Mother's number.", examples = "003162000012")
                @Nullable String motherPersonalId,
        @Schema(description = "Husband's or wife's number.", examples = "003191000013")
                @Nullable String spousePersonalId,
        @Schema(description = "Legal guardian's number.", examples = "003060000011")
                @Nullable String guardianPersonalId,
        @Schema(
                        description = "Household; one that is not on record yet is opened.",
                        examples = "1001",
                        minimum = "1")
                @Nullable Long householdId,
        @Schema(
                        description =
                                "Relation to the head of the household: HEAD (is the head), SPOUSE, CHILD, PARENT, "
                                        + "SIBLING, GRANDCHILD, GRANDPARENT, or OTHER.",
                        enumeration = {
                            "HEAD",
                            "SPOUSE",
                            "CHILD",
                            "PARENT",
                            "SIBLING",
                            "GRANDCHILD",
                            "GRANDPARENT",
                            "OTHER"
                        },
                        examples = "HEAD")
                @Nullable String relationToHead,
        @Schema(
                        description =
                                "Marital status: SINGLE (never married), MARRIED, DIVORCED or WIDOWED.",
                        enumeration = {"SINGLE", "MARRIED", "DIVORCED", "WIDOWED"},
                        examples = "MARRIED")
                @Nullable String maritalStatus,
        @Schema(
                        description =
                                "What became of the person or the number; ALIVE when missing. DECEASED: the person "
                                        + "died. SUPERSEDED: the number was replaced by `supersededBy`. CANCELLED: the number "
                                        + "was cancelled.",
                        enumeration = {"ALIVE", "DECEASED", "SUPERSEDED", "CANCELLED"},
                        examples = "ALIVE")
                @Nullable String status,
        @Schema(
                        description = "Day of death, where it is known; only with DECEASED.",
                        examples = "2026-01-31",
                        format = "date")
                @Nullable String deceasedOn,
        @Schema(
                        description = "The number that replaced this one; exactly with SUPERSEDED.",
                        examples = "003090000002")
                @Nullable String supersededBy,
        @Schema(description = "Cards to add or change, by issue date; other cards stay.")
                @Nullable List<@Nullable CardRecord> cards,
        @Schema(description = "Health insurance to add or change, by number; others stay.")
                @Nullable List<@Nullable InsuranceRecord> insurance,
        @Schema(description = "Electronic identification account; stays as it is when missing.")
                @Nullable EidRecord eid) {

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "CitizenRecord[***]";
    }
}
