package vn.xacthuc.sample;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import vn.xacthuc.matching.Sex;

/// The machine-readable zone of a card: TD1 of Doc 9303-5, with the two things that are Vietnam's
/// own. The document number is the last nine digits of the person's number, and the optional data
/// hold the whole number with a check digit.
public final class CardZone {

    /// What a card without expiry shows.
    private static final String NEVER = "991231";

    private static final int LINE = 30;
    private static final int[] WEIGHTS = {7, 3, 1};

    private CardZone() {}

    /// The three lines one after another, ninety characters.
    public static String of(CardHolder holder) {
        String number = holder.personalId();
        String first = "IDVNM" + checked(number.substring(3)) + checked(number + "<<");
        String dates = checked(birth(holder.dateOfBirth()));
        String sex = holder.sex() == Sex.MALE ? "M" : "F";
        String expiry = checked(expiry(holder.expiresOn()));
        String middle = dates + sex + expiry + "VNM" + "<".repeat(11);
        char composite = checkDigit(first.substring(5) + dates + expiry + middle.substring(18, 29));
        return first + middle + composite + name(holder.fullName());
    }

    /// The text with its check digit (Doc 9303-3 section 4.9).
    static String checked(String text) {
        return text + checkDigit(text);
    }

    static char checkDigit(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            // A filler counts as nothing, a letter from A on as 10 and more.
            int value = sign == '<' ? 0 : Character.digit(sign, Character.MAX_RADIX);
            sum += value * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }

    /// What is not known of a date is filled (Doc 9303-3 section 4.8).
    private static String birth(String canonical) {
        String digits = canonical.replace("-", "").substring(2);
        return digits + "<".repeat(6 - digits.length());
    }

    private static String expiry(Optional<LocalDate> date) {
        return date.map(day -> day.toString().replace("-", "").substring(2)).orElse(NEVER);
    }

    /// The first word, two fillers, the other words; cut at the end of the line (Doc 9303-5 section
    /// 4.2.3). Marks are left off, apostrophes omitted without a filler (Doc 9303-3 section 4.6).
    static String name(String fullName) {
        String plain =
                Normalizer.normalize(fullName, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toUpperCase(Locale.ROOT)
                        .replace('Đ', 'D')
                        .replace('Ƀ', 'B')
                        .replaceAll("[\\s-]+", "<")
                        .replaceAll("[^A-Z<]", "")
                        .replaceFirst("^<+", "");
        String field = plain.replaceFirst("<", "<<") + "<".repeat(LINE);
        return field.substring(0, LINE);
    }
}
