package vn.xacthuc.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A personal identification number: `PPP G YY RRRRRR`, twelve digits without a check digit.
///
/// Nghị định 137/2015/NĐ-CP art. 13: place of birth registration, century and sex, birth year, six
/// digits by chance. Nothing in it is a reason to refuse a number: numbers were issued from wrong
/// birth years, and the prefix is that of the provinces of the day of issue.
///
/// @param digits twelve digits
public record PersonalId(String digits) {
    private static final int LENGTH = 12;

    /// Refuses anything but twelve digits; the message does not repeat it.
    public PersonalId {
        if (!Digits.are(digits, LENGTH)) {
            throw new IllegalArgumentException("not a personal number");
        }
    }

    /// Reads twelve digits, and nothing else.
    public static Optional<PersonalId> parse(String text) {
        return Digits.are(text, LENGTH) ? Optional.of(new PersonalId(text)) : Optional.empty();
    }

    /// The three digits of the province, or of the country abroad, where the birth was registered.
    public String provincePrefix() {
        return digits.substring(0, 3);
    }

    /// The birth year by digits 4 to 6; it may be wrong.
    public int birthYear() {
        return century() + Digits.value(digits, 4, 6);
    }

    /// The sex by digit 4: even for men, odd for women; it may be wrong.
    public Sex impliedSex() {
        return centuryAndSex() % 2 == 0 ? Sex.MALE : Sex.FEMALE;
    }

    /// What in the number contradicts the record.
    public List<Hint> hints(PartialDate birth, Sex sex) {
        List<Hint> hints = new ArrayList<>(2);
        if (birth.year() != birthYear()) {
            hints.add(Hint.ID_YEAR_CONFLICT);
        }
        if (sex != impliedSex()) {
            hints.add(Hint.ID_SEX_CONFLICT);
        }
        return List.copyOf(hints);
    }

    /// The first year of the century digit 4 stands for: 1900, 2000, up to 2300.
    int century() {
        return 1900 + centuryAndSex() / 2 * 100;
    }

    private int centuryAndSex() {
        return digits.charAt(3) - '0';
    }

    /// Shows nothing: the number names a person.
    @Override
    public String toString() {
        return "PersonalId[***]";
    }
}
