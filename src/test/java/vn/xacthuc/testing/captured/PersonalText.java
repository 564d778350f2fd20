package vn.xacthuc.testing.captured;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.sample.PersonalAttributes;

/// Finds in a text what may stand in no log, trace, metric or problem: anything about a person of
/// the sample or a chip, and whatever looks like it; tokens; secrets.
public final class PersonalText {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /// Fractions of seconds, and digits among letters, are no numbers of people.
    private static final Pattern NUMBER =
            Pattern.compile("(?<![0-9A-Za-z.])\\d{9,12}(?![0-9A-Za-z])");

    /// A personal number begins with its province, 001 to 096.
    private static final Pattern PERSONAL_NUMBER = Pattern.compile("0\\d{11}");

    /// Of somebody who has a card by now.
    private static final Pattern BIRTH_DATE =
            Pattern.compile(
                    "(?<!\\d)(?:(?:19\\d\\d|20[01]\\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])"
                            + "|(?:0[1-9]|[12]\\d|3[01])/(?:0[1-9]|1[0-2])/(?:19\\d\\d|20[01]\\d))"
                            + "(?!\\d)");

    /// Names that tests make up have one of these, too.
    private static final Pattern NAME =
            Pattern.compile(
                    "(?:Nguy[ễe]n|Trần|Phạm|Huỳnh|Hoàng|Đặng|Bùi|Dương|Đỗ|Võ"
                            + "|NGUY[ỄE]N|TRẦN|PHẠM|HUỲNH|HOÀNG|ĐẶNG|BÙI|DƯƠNG|ĐỖ|VÕ)[ <]+\\p{Lu}");

    private static final Pattern TOKEN =
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");

    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY-----");

    private static final Pattern WORD = Pattern.compile("[\\p{L}0-9]+");

    private static final int MOST_WORDS = 8;

    private final Set<String> numbers;
    private final Set<String> phrases = new HashSet<>();
    private final Set<String> firstWords = new HashSet<>();
    private final List<String> secrets;

    PersonalText() {
        PersonalAttributes people = PersonalAttributes.ofTheSample();
        numbers = people.numbers();
        for (String text : people.texts()) {
            List<String> words = words(text);
            // "Tổ 5" would be English.
            if (words.size() > 2 || (words.size() == 2 && !words.getLast().matches("\\d+"))) {
                phrases.add(String.join(" ", words));
                firstWords.add(words.getFirst());
            }
        }
        secrets =
                DemoSettings.all().entrySet().stream()
                        .filter(setting -> setting.getKey().matches(".*key.*|.*secret.*"))
                        .filter(setting -> !setting.getKey().matches(".*publickey.*|.*current.*"))
                        .map(setting -> setting.getValue())
                        .toList();
    }

    /// What stands in a text, by its kind; empty where nothing does.
    List<String> found(String text) {
        List<String> found = new ArrayList<>();
        addIf(found, "a token", TOKEN.matcher(text).find());
        addIf(found, "a secret", PRIVATE_KEY.matcher(text).find() || isSecret(text));
        addIf(found, "a birth date", BIRTH_DATE.matcher(text).find());
        addIf(found, "a number", hasNumber(UUID.matcher(text).replaceAll("")));
        addIf(found, "a name or address", NAME.matcher(text).find() || hasPhrase(words(text)));
        return found;
    }

    private static void addIf(List<String> found, String kind, boolean there) {
        if (there) {
            found.add(kind);
        }
    }

    private boolean isSecret(String text) {
        return secrets.stream().anyMatch(text::contains);
    }

    private boolean hasNumber(String text) {
        Matcher digits = NUMBER.matcher(text);
        while (digits.find()) {
            String number = digits.group();
            if (numbers.contains(number) || PERSONAL_NUMBER.matcher(number).matches()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasPhrase(List<String> words) {
        for (int first = 0; first < words.size(); first++) {
            if (firstWords.contains(words.get(first))) {
                StringBuilder phrase = new StringBuilder(words.get(first));
                int end = Math.min(words.size(), first + MOST_WORDS);
                for (int next = first + 1; next < end; next++) {
                    if (phrases.contains(phrase.append(' ').append(words.get(next)).toString())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /// As a chip's machine-readable zone has them: without marks, in capitals.
    private static List<String> words(String text) {
        String bare =
                Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace('đ', 'd')
                        .replace('Đ', 'D')
                        .toUpperCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(bare);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }
}
