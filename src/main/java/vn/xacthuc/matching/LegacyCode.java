package vn.xacthuc.matching;

import org.jspecify.annotations.Nullable;

/// An 8-bit code for Vietnamese text, and names in it that were read as Latin-1.
///
/// Such text is made of letters that also occur in honest names: Müller, François, Loïc, Ñuôl. It
/// is called damaged only if decoding turns words that are no Vietnamese syllables into syllables,
/// and either twice or in the way nobody else spells and with nothing but syllables around.
interface LegacyCode {

    /// The word as it was meant, or null if the code has no such word.
    @Nullable String decode(String word);

    /// Whether the word is spelt as no Vietnamese word is.
    boolean isOdd(String word);

    /// Whether the word is spelt as no French, German or Ê Đê name is either.
    boolean isTelling(String word);

    /// The code a name of Latin-1 letters is written in, or null for an ordinary name.
    static @Nullable Damage of(String raw) {
        if (isWrittenIn(raw, new Tcvn3())) {
            return Damage.TCVN3;
        }
        return isWrittenIn(raw, new VniWindows()) ? Damage.VNI : null;
    }

    private static boolean isWrittenIn(String raw, LegacyCode code) {
        if (!code.isOdd(raw)) {
            return false;
        }
        boolean onlySyllables = true;
        boolean telling = false;
        int repaired = 0;
        int start = 0;
        for (int at = 0; at <= raw.length(); at++) {
            if (at < raw.length() && Character.isLetter(raw.charAt(at))) {
                continue;
            }
            if (at > start) {
                String word = raw.substring(start, at);
                String decoded = code.decode(word);
                boolean syllable = decoded != null && Syllables.isWritten(decoded);
                onlySyllables &= syllable;
                if (syllable && code.isOdd(word) && !Syllables.isWritten(word)) {
                    repaired++;
                    telling |= code.isTelling(word);
                }
            }
            start = at + 1;
        }
        return repaired > 1 || (telling && onlySyllables);
    }
}
