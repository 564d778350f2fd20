package vn.xacthuc.matching;

import java.util.List;

/// Names typed with the keys of the Telex input method while it was off: `Nguyeenx Vawn An`.
///
/// Moon, Lee, Max, Dawn, Boss and Meer are names too. Text is called damaged only if a word that is
/// no Vietnamese syllable becomes one by keys no other language puts there, and the words around
/// are syllables; weaker signs count only together.
final class TelexKeys {
    private TelexKeys() {}

    /// Whether the syllables of a name, as [Spelling] keeps them, were typed with the keys.
    static boolean areIn(List<String> words) {
        boolean onlySyllables = true;
        int clear = 0;
        int likely = 0;
        for (String word : words) {
            if (isSyllable(word)) {
                continue;
            }
            TelexWord typed = new TelexWord(word);
            boolean syllable = typed.isSyllable();
            onlySyllables &= syllable;
            clear += syllable && typed.isClear() ? 1 : 0;
            likely += syllable && typed.isLikely() ? 1 : 0;
        }
        return clear > 1 || (onlySyllables && (clear > 0 || likely > 1));
    }

    private static boolean isSyllable(String word) {
        int end = word.length() - 1;
        if (Letters.TONES.indexOf(word.charAt(end)) >= 0) {
            return Syllables.isSyllable(word.substring(0, end), word.charAt(end));
        }
        return Syllables.isBareSyllable(word) || Syllables.isSyllable(word, Letters.LEVEL);
    }
}
