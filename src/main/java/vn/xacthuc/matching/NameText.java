package vn.xacthuc.matching;

import java.text.Normalizer;
import java.util.Locale;

/// Brings a name's text into the form the letter tables know, where it is not in it already.
final class NameText {
    private NameText() {}

    static boolean isApostrophe(int c) {
        return switch (c) {
            case '\'', '`', '´', '′', '‘', '’', '‛', 'ʼ', 'ʻ' -> true;
            default -> false;
        };
    }

    static boolean isSpace(int c) {
        return c == '\u0085' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// Upper case, compatible forms united (Unicode TR15, NFKC), what cannot be seen dropped, and
    /// the marks of each letter in one order.
    static String repair(String raw) {
        StringBuilder seen = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (isApostrophe(c)) {
                // Before NFKC, which would tear U+00B4 into a space and a combining acute.
                seen.append('\'');
            } else if (!isInvisible(c)) {
                seen.append(c);
            }
        }
        String upper = Normalizer.normalize(seen, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return inOrder(Normalizer.normalize(upper, Normalizer.Form.NFKD));
    }

    /// Zero-width characters, bidirectional controls, joiners. Not the soft hyphen, which is the
    /// letter ư of a legacy code.
    private static boolean isInvisible(char c) {
        return c == '\u034F'
                || (c >= '\uFE00' && c <= '\uFE0F')
                || (Character.getType(c) == Character.FORMAT && c != '\u00AD');
    }

    /// NFC repairs ê with a dot below, but not an acute typed before the circumflex: marks of one
    /// combining class keep their order. A name means the same either way, so qualities go first.
    private static String inOrder(String decomposed) {
        StringBuilder ordered = new StringBuilder(decomposed);
        for (int at = 1; at < ordered.length(); at++) {
            char mark = ordered.charAt(at);
            int to = at;
            while (to > 0 && isMark(mark) && follows(ordered.charAt(to - 1), mark)) {
                ordered.setCharAt(to, ordered.charAt(to - 1));
                to--;
            }
            ordered.setCharAt(to, mark);
        }
        return Normalizer.normalize(ordered, Normalizer.Form.NFC);
    }

    private static boolean follows(char before, char mark) {
        return isMark(before) && rank(before) > rank(mark);
    }

    private static int rank(char mark) {
        return Letters.toneOf(mark) == Letters.LEVEL ? mark : mark + Character.MAX_VALUE;
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
