package vn.xacthuc.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What differs between the syllables of two names of the same length.
final class SyllableHints {
    private SyllableHints() {}

    /// The hints if they explain every difference, else none: a hint about one syllable would
    /// mislead where another one belongs to somebody else.
    static Set<Hint> between(List<String> one, List<String> other, boolean bare) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        for (int at = 0; at < one.size(); at++) {
            if (!one.get(at).equals(other.get(at))
                    && !explain(one.get(at), other.get(at), bare, hints)) {
                return EnumSet.noneOf(Hint.class);
            }
        }
        return hints;
    }

    private static boolean explain(String one, String other, boolean bare, Set<Hint> hints) {
        if (RegionalVariants.are(one, other, bare)) {
            hints.add(Hint.REGIONAL_VARIANT);
            return true;
        }
        if (areIAndY(one, other)) {
            hints.add(Hint.I_Y_VARIANT);
            return true;
        }
        String letters = NameWords.letters(one);
        String otherLetters = NameWords.letters(other);
        if (letters.length() != otherLetters.length()) {
            return false;
        }
        Set<Hint> found = EnumSet.noneOf(Hint.class);
        for (int at = 0; at < letters.length(); at++) {
            char letter = letters.charAt(at);
            char otherLetter = otherLetters.charAt(at);
            if (Letters.bare(letter) != Letters.bare(otherLetter)) {
                return false;
            }
            if (letter != otherLetter) {
                found.add(letter == 'Đ' || otherLetter == 'Đ' ? Hint.D_STROKE : Hint.VOWEL);
            }
        }
        if (!NameWords.tones(one).equals(NameWords.tones(other))) {
            found.add(Hint.TONE);
        }
        hints.addAll(found);
        return !found.isEmpty();
    }

    /// Y and I are two spellings of one sound behind a consonant or alone (Lý and Lí, Quý and Quí),
    /// but not behind another vowel: Thúy and Thúi.
    private static boolean areIAndY(String one, String other) {
        String letters = NameWords.letters(one);
        String otherLetters = NameWords.letters(other);
        int end = letters.length() - 1;
        if (end < 0
                || otherLetters.length() != letters.length()
                || !letters.regionMatches(0, otherLetters, 0, end)
                || !NameWords.tones(one).equals(NameWords.tones(other))) {
            return false;
        }
        char last = letters.charAt(end);
        char otherLast = otherLetters.charAt(end);
        boolean variants = (last == 'I' && otherLast == 'Y') || (last == 'Y' && otherLast == 'I');
        boolean behindVowel = end > 0 && Letters.isVowel(letters.charAt(end - 1));
        return variants && (!behindVowel || (end == 2 && letters.startsWith("QU")));
    }
}
