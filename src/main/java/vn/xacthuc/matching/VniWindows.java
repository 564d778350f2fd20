package vn.xacthuc.matching;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// VNI-Windows, which writes most marks as a second letter, read as Latin-1: Nguyeãn, Huøng.
final class VniWindows implements LegacyCode {
    private static final String MARKS = "ùøûõïâáàåãäêéèúüë";

    /// What a vowel becomes with each of the marks; where the code has nothing, the row ends.
    private static final String A = "áàảãạâấầẩẫậăắằẳẵặ";

    private static final String E = "éèẻẽẹêếềểễệ";
    private static final String O = "óòỏõọôốồổỗộ";
    private static final String U = "úùủũụ";
    private static final String Y = "ýỳỷỹỵ";
    private static final String HORNED_O = "ớờởỡợ";
    private static final String HORNED_U = "ứừửữự";

    private static final String SINGLE = "ñöôíìæóòî";
    private static final String SINGLE_MEANT = "đươíìỉĩịỵ";

    @Override
    public @Nullable String decode(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        StringBuilder letters = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            char c = lower.charAt(at);
            int single = SINGLE.indexOf(c);
            int mark = mark(lower, at + 1);
            if (mark >= 0 && mark < marked(c).length()) {
                letters.append(marked(c).charAt(mark));
                at++;
            } else if (single >= 0) {
                letters.append(SINGLE_MEANT.charAt(single));
            } else if (c <= 'z') {
                letters.append(c);
            } else {
                return null;
            }
        }
        return letters.toString();
    }

    private static int mark(String lower, int at) {
        return at < lower.length() ? MARKS.indexOf(lower.charAt(at)) : -1;
    }

    private static String marked(char vowel) {
        return switch (vowel) {
            case 'a' -> A;
            case 'e' -> E;
            case 'o' -> O;
            case 'u' -> U;
            case 'y' -> Y;
            case 'ô' -> HORNED_O;
            case 'ö' -> HORNED_U;
            default -> "";
        };
    }

    /// A vowel with a mark behind it, or a single letter that means another one. Not Ñ, which is an
    /// Ê Đê letter.
    @Override
    public boolean isOdd(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return hasAny("öòóæ", lower) || hasMark(lower, "");
    }

    /// As French writes aï and oï, these tell nothing unless Vietnamese consonants stand around.
    @Override
    public boolean isTelling(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return hasMark(lower, "ï")
                || lower.contains("öô")
                || lower.contains("ònh")
                || lower.contains("ónh")
                || (hasMark(lower, "") && beginsWithTwoConsonants(lower));
    }

    /// Phaïm, Thaïch, Ngoïc, Traïch; but Chaïm is a name elsewhere.
    private static boolean beginsWithTwoConsonants(String lower) {
        return lower.length() > 3
                && (lower.startsWith("ph")
                        || lower.startsWith("th")
                        || lower.startsWith("tr")
                        || lower.startsWith("ng")
                        || lower.startsWith("nh"))
                && lower.charAt(lower.length() - 1) <= 'z';
    }

    private static boolean hasAny(String letters, String lower) {
        for (int at = 0; at < lower.length(); at++) {
            if (letters.indexOf(lower.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMark(String lower, String except) {
        for (int at = 1; at < lower.length(); at++) {
            char vowel = lower.charAt(at - 1);
            boolean pair = mark(lower, at) >= 0 && mark(lower, at) < marked(vowel).length();
            if (pair && except.indexOf(lower.charAt(at)) < 0) {
                return true;
            }
        }
        return false;
    }
}
