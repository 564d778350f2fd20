package vn.xacthuc.matching;

/// A word as the Telex input method would turn it into a syllable.
///
/// AA, EE, OO and DD stand for Â, Ê, Ô and Đ, W behind A, O or U for Ă, Ơ or Ư, and F, S, R, X, J
/// behind the vowel for the tones.
final class TelexWord {
    private static final String TONE_KEYS = "FSRXJ";

    private final StringBuilder letters = new StringBuilder(8);
    private char tone = Letters.LEVEL;
    private char toneKey;
    private boolean valid = true;
    private boolean stroke;
    private boolean hornedU;
    private boolean hook;
    private boolean doubled;
    private boolean doubledAfterVowel;
    private boolean toneAfterConsonant;

    TelexWord(String word) {
        int start = 0;
        if (word.startsWith("DD")) {
            stroke = true;
            letters.append('Đ');
            start = 2;
        }
        boolean vowelSeen = false;
        for (int at = start; at < word.length(); at++) {
            char c = word.charAt(at);
            if (vowelSeen && TONE_KEYS.indexOf(c) >= 0) {
                setTone(c);
            } else if (vowelSeen && c == 'W') {
                hook();
            } else if (at == start || c != word.charAt(at - 1) || !doubles(c)) {
                letters.append(c);
            }
            vowelSeen |= Letters.isVowel(c);
        }
    }

    boolean isSyllable() {
        return valid && Syllables.isSyllable(letters.toString(), tone);
    }

    /// Whether no other language spells like this: Dduc, Huwng, Thanhf, Leex, Vawn. Dutch ends
    /// words in -ooij.
    boolean isClear() {
        boolean rareTone = toneKey == 'F' || toneKey == 'J' || toneKey == 'X';
        boolean rareAfterVowel =
                toneKey == 'X' || (toneKey == 'J' && letters.charAt(letters.length() - 1) != 'I');
        boolean vowelKey = hook || doubled;
        return stroke
                || doubledAfterVowel
                || (vowelKey && letters.indexOf("NG") == 0)
                || (hornedU && isClosed())
                || (rareTone && toneAfterConsonant)
                || (rareAfterVowel && vowelKey)
                || isClosedBreve();
    }

    /// Whether the word could be a foreign name, but would be a rare one: Hoaf, Thij, Dawn, Tuaans.
    boolean isLikely() {
        return isClear()
                || toneKey == 'F'
                || toneKey == 'J'
                || hornedU
                || (hook && isClosed())
                || (doubled && toneAfterConsonant);
    }

    /// Ă before a consonant; but Dawn, Hawn and Lawn are English, while no name but Văn has VAWN.
    private boolean isClosedBreve() {
        return letters.indexOf("Ă") >= 0
                && isClosed()
                && (letters.charAt(letters.length() - 1) != 'N' || letters.charAt(0) == 'V');
    }

    private boolean isClosed() {
        return !Letters.isVowel(letters.charAt(letters.length() - 1));
    }

    private void setTone(char key) {
        valid &= tone == Letters.LEVEL;
        toneKey = key;
        toneAfterConsonant = isClosed();
        tone =
                switch (key) {
                    case 'F' -> '1';
                    case 'S' -> '2';
                    case 'R' -> '3';
                    case 'X' -> '4';
                    default -> '5';
                };
    }

    private void hook() {
        hook = true;
        for (int at = letters.length() - 1; at >= 0; at--) {
            switch (letters.charAt(at)) {
                case 'A' -> {
                    letters.setCharAt(at, 'Ă');
                    return;
                }
                case 'U' -> {
                    hornedU = true;
                    letters.setCharAt(at, 'Ư');
                    return;
                }
                case 'O' -> {
                    letters.setCharAt(at, 'Ơ');
                    if (at > 0 && letters.charAt(at - 1) == 'U') {
                        hornedU = true;
                        letters.setCharAt(at - 1, 'Ư');
                    }
                    return;
                }
                default -> {}
            }
        }
        valid = false;
    }

    private boolean doubles(char c) {
        int last = letters.length() - 1;
        int at = "AEO".indexOf(c);
        if (at < 0 || last < 0 || letters.charAt(last) != c) {
            return false;
        }
        letters.setCharAt(last, "ÂÊÔ".charAt(at));
        doubled = true;
        // Khuaat, Nghieem, Quoocs; but Queen is English.
        doubledAfterVowel = last > 0 && Letters.isVowel(letters.charAt(last - 1)) && !isQueen();
        return true;
    }

    private boolean isQueen() {
        return letters.indexOf("QUÊ") == 0;
    }
}
