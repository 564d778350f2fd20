package vn.xacthuc.matching;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Splits text into words whose spelling no longer depends on case, tone placement or abbreviation.
final class AddressWords {
    /// Grave, acute, tilde, hook above, dot below: the five written tones.
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private static final String APOSTROPHES = "'’‘ʼ`´′";

    private static final Map<String, String> ABBREVIATIONS =
            Map.ofEntries(
                    Map.entry("TP", "THÀNH PHỐ"),
                    Map.entry("TPHCM", "THÀNH PHỐ HỒ CHÍ MINH"),
                    Map.entry("HCM", "HỒ CHÍ MINH"),
                    Map.entry("P", "PHƯỜNG"),
                    Map.entry("Q", "QUẬN"),
                    Map.entry("H", "HUYỆN"),
                    Map.entry("X", "XÃ"),
                    Map.entry("TT", "THỊ TRẤN"),
                    Map.entry("TX", "THỊ XÃ"),
                    Map.entry("Đ", "ĐƯỜNG"),
                    Map.entry("KP", "KHU PHỐ"),
                    Map.entry("TDP", "TỔ DÂN PHỐ"),
                    Map.entry("SN", "SỐ NHÀ"));

    private AddressWords() {}

    static List<String> of(String text) {
        String upper = upper(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < upper.length(); at++) {
            char c = upper.charAt(at);
            if (Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK) {
                word.append(c);
            } else if (c == '/') {
                reopen(words, word);
                word.append(c);
            } else if (!endsWithSlash(word)) {
                close(words, word);
            }
        }
        close(words, word);
        return words;
    }

    /// Whether text has no mark at all; Đ counts as a mark.
    static boolean isBare(String text) {
        String upper = upper(text);
        return bare(upper).equals(upper);
    }

    /// The letters of a word without any mark.
    static String bare(String word) {
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        for (int at = 0; at < decomposed.length(); at++) {
            char c = decomposed.charAt(at);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                letters.append(c == 'Đ' ? 'D' : c);
            }
        }
        return letters.toString();
    }

    /// Apostrophes go before NFKC, which would tear U+00B4 into a space and an accent. Ð and Ɖ look
    /// like Đ and are typed for it; NFKC does not unite them.
    private static String upper(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (APOSTROPHES.indexOf(text.charAt(at)) < 0) {
                letters.append(text.charAt(at));
            }
        }
        return Normalizer.normalize(letters, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replace('Ð', 'Đ')
                .replace('Ɖ', 'Đ');
    }

    private static boolean endsWithSlash(StringBuilder word) {
        return !word.isEmpty() && word.charAt(word.length() - 1) == '/';
    }

    /// "12 / 3" is the house number 12/3, so the slash takes the word before it back.
    private static void reopen(List<String> words, StringBuilder word) {
        if (word.isEmpty() && !words.isEmpty()) {
            word.append(words.removeLast());
        }
    }

    private static void close(List<String> words, StringBuilder word) {
        if (word.isEmpty()) {
            return;
        }
        String closed = word.toString();
        word.setLength(0);
        char first = closed.charAt(0);
        boolean numbered = (first == 'P' || first == 'Q') && isNumber(closed, 1);
        String title = ABBREVIATIONS.get(numbered ? closed.substring(0, 1) : closed);
        if (title == null) {
            words.add(key(closed));
            return;
        }
        int start = 0;
        for (int end = title.indexOf(' '); end >= 0; end = title.indexOf(' ', start)) {
            words.add(key(title.substring(start, end)));
            start = end + 1;
        }
        words.add(key(title.substring(start)));
        if (numbered) {
            words.add(key(closed.substring(1)));
        }
    }

    /// A number without leading zeros, or a syllable with its tone behind it: HÒA and HOÀ are one.
    private static String key(String word) {
        if (isNumber(word, 0)) {
            int at = 0;
            while (at < word.length() - 1 && word.charAt(at) == '0') {
                at++;
            }
            return word.substring(at);
        }
        String decomposed = Normalizer.normalize(word, Normalizer.Form.NFD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        StringBuilder tones = new StringBuilder(1);
        for (int at = 0; at < decomposed.length(); at++) {
            char c = decomposed.charAt(at);
            (TONES.indexOf(c) >= 0 ? tones : letters).append(c);
        }
        return letters.append(tones).toString();
    }

    private static boolean isNumber(String word, int from) {
        return word.length() > from && word.chars().skip(from).allMatch(c -> c >= '0' && c <= '9');
    }
}
