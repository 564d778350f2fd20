package vn.xacthuc.sample;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Sex;

/// One fixed identity for each outcome of a verification, the same at every seed and size.
///
/// An identity differs from an ordinary adult only in what its case names. The ordinary adult is
/// alive, has a full birth date, a name with its marks, an old number of their own, an active chip
/// card, health insurance and an activated e-ID account of level 2, and heads a household.
public enum CitizenCase {
    /// The ordinary adult.
    ORDINARY(1, Sex.MALE, "Nguyễn Văn An", "1990-05-02", "The ordinary adult."),

    /// Only the birth year is known.
    YEAR_ONLY(2, Sex.FEMALE, "Trần Thị Sáu", "1948", "The register knows only the birth year."),

    /// Only year and month of birth are known.
    YEAR_MONTH(3, Sex.MALE, "Lê Văn Bảy", "1955-08", "The register knows only year and month."),

    /// The register's name lost its marks.
    BARE_NAME(
            4,
            Sex.FEMALE,
            "Pham Thi Bich Ngoc",
            "1992-11-23",
            "The register's name has no marks; on papers it is Phạm Thị Bích Ngọc."),

    /// A name of the Ê Đê, with the clan last.
    MINORITY_NAME(5, Sex.MALE, "Y Bih Êñuôl", "1979-03-09", "An Ê Đê name, the clan last."),

    /// Has died.
    DECEASED(6, Sex.MALE, "Hoàng Đình Phúc", "1962-01-17", "Died on 2024-02-10."),

    /// The number was replaced by another one.
    SUPERSEDED(
            7,
            Sex.FEMALE,
            "Vũ Thị Hạnh",
            "1988-07-30",
            "The number was replaced by 003188000107, which is on record."),

    /// The number was cancelled without a successor.
    CANCELLED(8, Sex.MALE, "Đặng Quốc Trung", "1993-12-05", "The number was cancelled."),

    /// The newest card has run out.
    CARD_EXPIRED(
            9,
            Sex.MALE,
            "Bùi Minh Tuấn",
            "1985-08-20",
            "The only card ran out on the fortieth birthday, 2025-08-20; its status is ACTIVE."),

    /// The newest card was revoked.
    CARD_REVOKED(10, Sex.FEMALE, "Đỗ Thị Lan Anh", "1991-02-14", "The only card was revoked."),

    /// The newest card was reported lost.
    CARD_LOST(11, Sex.MALE, "Hồ Sỹ Hùng", "1993-10-03", "The only card was reported lost."),

    /// The newest card on record is one that was replaced.
    CARD_REPLACED(
            12,
            Sex.FEMALE,
            "Ngô Thị Thu Hà",
            "1994-06-26",
            "The only card was replaced, by one that is not on record."),

    /// An adult who has no card.
    NO_CARD(13, Sex.FEMALE, "Dương Thị Kim Oanh", "1993-04-18", "An adult without any card."),

    /// Somebody else has the same old number.
    SHARED_OLD_ID(
            14,
            Sex.MALE,
            "Lý Văn Thành",
            "1976-09-12",
            "Another person, 003079000114, has the same old number."),

    /// No old number is mapped.
    NO_OLD_ID(
            15,
            Sex.FEMALE,
            "Phan Thị Ngọc Lan",
            "1980-02-28",
            "Born long before 2002, but no old number is mapped."),

    /// Too young for a card.
    CHILD(
            16,
            Sex.MALE,
            "Nguyễn Gia Bảo",
            "2021-06-01",
            "Too young for a card; father 003090000001 and mother 003192000116 are on record."),

    /// Lives in a household without a head on record.
    NO_HEAD(17, Sex.MALE, "Trịnh Đức Long", "1994-12-20", "The household has no head on record."),

    /// Has health insurance.
    INSURED(18, Sex.FEMALE, "Mai Phương Thảo", "1995-03-08", "Health insurance is in force."),

    /// Has no health insurance.
    UNINSURED(19, Sex.MALE, "Lương Quang Vinh", "1992-08-15", "No health insurance."),

    /// Has an e-ID account that was never activated.
    EID_REGISTERED(
            20,
            Sex.FEMALE,
            "Đinh Thị Hồng Nhung",
            "1990-10-10",
            "The e-ID account is registered and not activated."),

    /// Has an activated e-ID account.
    EID_ACTIVATED(
            21,
            Sex.MALE,
            "Cao Tiến Dũng",
            "1991-07-07",
            "The e-ID account of level 2 is activated.");

    /// The prefix of all fixed identities; no province has it.
    static final int PREFIX = 3;

    private final int serial;
    private final Sex sex;
    private final String fullName;
    private final String dateOfBirth;
    private final String explanation;

    CitizenCase(int serial, Sex sex, String fullName, String dateOfBirth, String explanation) {
        this.serial = serial;
        this.sex = sex;
        this.fullName = fullName;
        this.dateOfBirth = dateOfBirth;
        this.explanation = explanation;
    }

    /// The case of this name, if there is one.
    public static Optional<CitizenCase> named(String name) {
        for (CitizenCase citizenCase : values()) {
            if (citizenCase.name().equals(name)) {
                return Optional.of(citizenCase);
            }
        }
        return Optional.empty();
    }

    /// The case whose identity has this number, if any.
    public static Optional<CitizenCase> ofPersonalId(String personalId) {
        for (CitizenCase citizenCase : values()) {
            if (citizenCase.personalId().equals(personalId)) {
                return Optional.of(citizenCase);
            }
        }
        return Optional.empty();
    }

    /// The twelve-digit number.
    public String personalId() {
        String digits = Long.toString(1_000_000_000_000L + number());
        return digits.substring(1);
    }

    /// The name as the register has it.
    public String fullName() {
        return fullName;
    }

    /// The birth date as far as it is known: yyyy-MM-dd, yyyy-MM or yyyy.
    public String dateOfBirth() {
        return dateOfBirth;
    }

    /// The sex on record.
    public Sex sex() {
        return sex;
    }

    /// The nine-digit number; none for the child and where the case says so.
    public @Nullable String oldIdNumber() {
        return this == CHILD || this == NO_OLD_ID ? null : Integer.toString(oldNumber());
    }

    /// What is particular about this identity.
    public String explanation() {
        return explanation;
    }

    int serial() {
        return serial;
    }

    long number() {
        int year = SyntheticBirth.parse(dateOfBirth).day().getYear();
        return SyntheticNumbers.personalId(PREFIX, sex, year, serial);
    }

    int oldNumber() {
        return SyntheticNumbers.fixedOldNumber(serial);
    }
}
