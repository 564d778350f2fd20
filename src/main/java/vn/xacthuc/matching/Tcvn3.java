package vn.xacthuc.matching;

import org.jspecify.annotations.Nullable;

/// TCVN 5712:1993, the code of the ABC fonts, read as Latin-1: ThÞ, TrÇn, NguyÔn.
final class Tcvn3 implements LegacyCode {
    private static final int TABLE_START = 0xA1;

    /// The second half of the table; a space where it has no letter.
    private static final String TABLE =
            "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù"
                    + " ủũúụừửữứựỳỷỹýỵ";

    private static final String VIETNAMESE = "àáâãèéêìíòóôõùúýð";

    /// What French, German and Ê Đê names share with the code.
    private static final String SHARED = VIETNAMESE + "äëïöüñß";

    @Override
    public @Nullable String decode(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            int index = c - TABLE_START;
            if (index >= TABLE.length() || (index >= 0 && TABLE.charAt(index) == ' ')) {
                return null;
            }
            letters.append(index < 0 ? c : TABLE.charAt(index));
        }
        return letters.toString();
    }

    @Override
    public boolean isOdd(String word) {
        return hasLetterOutside(VIETNAMESE, word) || hasCapitalWithin(word);
    }

    @Override
    public boolean isTelling(String word) {
        return hasLetterOutside(SHARED, word) || hasCapitalWithin(word);
    }

    private static boolean hasLetterOutside(String alphabet, String word) {
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            if (c > 'z' && alphabet.indexOf(Character.toLowerCase(c)) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCapitalWithin(String word) {
        for (int at = 1; at < word.length(); at++) {
            char before = word.charAt(at - 1);
            char c = word.charAt(at);
            if (c > 'z' && Character.isUpperCase(c) && before >= 'a' && before <= 'z') {
                return true;
            }
        }
        return false;
    }
}
