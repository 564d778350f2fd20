package vn.xacthuc.matching;

import java.text.Normalizer;
import java.util.Locale;

/// Latin letters taken apart: the upper-case letter with its quality marks, its tone, its bare
/// form.
///
/// The tables are derived from Unicode once, so that reading a name needs no normaliser. They cover
/// the blocks up to Latin Extended Additional, where every precomposed Vietnamese letter is.
final class Letters {
    /// No tone is written.
    static final char LEVEL = 0;

    /// What stands for grave, acute, hook above, tilde and dot below in a key. Digits never occur
    /// in a name, so they cannot be taken for a letter's own mark.
    static final String TONES = "12345";

    private static final String TONE_MARKS = "\u0300\u0301\u0309\u0303\u0323";
    private static final int END = 0x1F00;
    private static final char[] QUALITY = new char[END];
    private static final char[] TONE = new char[END];
    private static final char[] BARE = new char[END];

    static {
        for (char letter = 'A'; letter < END; letter++) {
            boolean latin =
                    Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN
                            && Character.isLetter(letter);
            if (latin) {
                enter(letter);
            }
        }
        // Typed for Đ, whose shape they share; no normal form unites them.
        for (char lookAlike : "ÐðƉɖ".toCharArray()) {
            QUALITY[lookAlike] = 'Đ';
        }
        // Unicode does not decompose letters with a stroke. Đ and Ƀ are Vietnamese and Ê Đê
        // letters,
        // the others turn up in foreign names; Doc 9303-3 section 6 A writes them this way too.
        bare('Đ', 'D');
        bare('Ƀ', 'B');
        bare('Ł', 'L');
        bare('Ø', 'O');
        bare('Ħ', 'H');
    }

    private Letters() {}

    private static void enter(char letter) {
        String upper = String.valueOf(letter).toUpperCase(Locale.ROOT);
        String parts = Normalizer.normalize(upper, Normalizer.Form.NFKD);
        if (upper.length() != 1
                || !Normalizer.isNormalized(upper, Normalizer.Form.NFKC)
                || !Character.isLetter(parts.charAt(0))) {
            return;
        }
        StringBuilder quality = new StringBuilder(parts.length());
        char tone = LEVEL;
        for (int at = 0; at < parts.length(); at++) {
            char part = parts.charAt(at);
            if (isVowel(parts.charAt(0)) && tone == LEVEL && toneOf(part) != LEVEL) {
                tone = toneOf(part);
            } else {
                quality.append(part);
            }
        }
        String composed = Normalizer.normalize(quality, Normalizer.Form.NFC);
        if (composed.length() == 1 && composed.charAt(0) < END) {
            QUALITY[letter] = composed.charAt(0);
            TONE[letter] = tone;
            bare(composed.charAt(0), parts.charAt(0));
        }
    }

    private static void bare(char letter, char base) {
        BARE[letter] = base;
    }

    /// The upper-case letter with its quality marks and without its tone; 0 for what is no such
    /// letter.
    static char quality(int letter) {
        return letter < END ? QUALITY[letter] : 0;
    }

    /// The tone of a letter that [#quality] knows.
    static char tone(int letter) {
        return TONE[letter];
    }

    /// What stands for a combining mark if it is one of the five written tones.
    static char toneOf(int mark) {
        int at = TONE_MARKS.indexOf(mark);
        return at < 0 ? LEVEL : TONES.charAt(at);
    }

    /// The letter of a key without marks; other characters as they are.
    static char bare(char letter) {
        return letter < END && BARE[letter] != 0 ? BARE[letter] : letter;
    }

    /// Whether a tone can stand on the letter. The tilde of Ñ is no tone.
    static boolean isVowel(int letter) {
        return letter < END && "AEIOUY".indexOf(BARE[letter] == 0 ? letter : BARE[letter]) >= 0;
    }
}
