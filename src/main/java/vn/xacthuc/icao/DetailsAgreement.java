package vn.xacthuc.icao;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whether DG13 and DG1 speak of one citizen. One and the same state signed both, so that a
/// contradiction is a fault of its making and no proof of forgery; what one of them leaves open
/// contradicts nothing.
final class DetailsAgreement {

    private static final Pattern DATE = Pattern.compile("(\\d{2})/(\\d{2})/\\d{2}(\\d{2})");
    private static final Pattern MRZ_DATE = Pattern.compile("\\d{6}");
    private static final Pattern NO_BARE_LETTER = Pattern.compile("[^A-Z]");

    private DetailsAgreement() {}

    /// Whether any of number, birth date, sex and name differs.
    static boolean contradict(CccdDetails details, Mrz mrz) {
        return differ(details.personalId(), mrz.personalNumber())
                || differ(details.dateOfBirth().flatMap(DetailsAgreement::date), date(mrz))
                || differ(details.sex().flatMap(DetailsAgreement::sex), Optional.of(mrz.sex()))
                || differ(details.fullName().map(DetailsAgreement::bareLetters), wholeName(mrz));
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /// `dd/MM/yyyy` as a machine-readable zone has it, `yyMMdd`; empty where a part is unknown.
    private static Optional<String> date(String text) {
        return Optional.of(DATE.matcher(text))
                .filter(date -> date.matches())
                .map(date -> date.group(3) + date.group(2) + date.group(1));
    }

    private static Optional<String> date(Mrz mrz) {
        return Optional.of(mrz.dateOfBirth()).filter(text -> MRZ_DATE.matcher(text).matches());
    }

    /// The sex as a machine-readable zone has it; empty for a word that is neither.
    private static Optional<String> sex(String word) {
        return switch (bareLetters(word)) {
            case "NAM" -> Optional.of("M");
            case "NU" -> Optional.of("F");
            default -> Optional.empty();
        };
    }

    /// The name, unless it fills its field: then letters may have been left out (Doc 9303-3 section
    /// 4.6.3).
    private static Optional<String> wholeName(Mrz mrz) {
        return Optional.of(mrz.nameField())
                .filter(name -> name.endsWith("<"))
                .map(DetailsAgreement::bareLetters);
    }

    private static String bareLetters(String text) {
        String upper = text.toUpperCase(Locale.ROOT).replace('Đ', 'D');
        return NO_BARE_LETTER
                .matcher(Normalizer.normalize(upper, Normalizer.Form.NFD))
                .replaceAll("");
    }
}
