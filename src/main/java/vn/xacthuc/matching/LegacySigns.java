package vn.xacthuc.matching;

import org.jspecify.annotations.Nullable;

/// Signs in no name's alphabet that wrongly decoded text is full of.
final class LegacySigns {
    /// The signs of Latin-1 at whose places TCVN3 has letters; the soft hyphen is its ư.
    private static final String TCVN3 = "¡¢£¤¥¦§¨©ª«¬\u00AD®µ¶·¸¹»¼½¾×÷";

    /// Windows-1252 at 80 to 9F, where Latin-1 has control characters.
    private static final String WINDOWS_1252 =
            "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private LegacySigns() {}

    /// Whether letters alone may be UTF-8 from here: Ãš and Äƒ are Ú and ă.
    static boolean beginsUtf8(char c) {
        return c >= 'Ã' && c <= 'Æ';
    }

    /// What the signs in a text tell, or null if there are none.
    static @Nullable Damage in(String raw) {
        boolean tcvn3 = false;
        for (int at = 0; at < raw.length(); at++) {
            if (isUtf8(raw, at)) {
                return Damage.MOJIBAKE;
            }
            tcvn3 |= TCVN3.indexOf(raw.charAt(at)) >= 0;
        }
        return tcvn3 ? Damage.TCVN3 : null;
    }

    /// Whether the bytes from here are the UTF-8 of a letter or mark of Vietnamese text.
    private static boolean isUtf8(String raw, int at) {
        int lead = octet(raw, at);
        int next = octet(raw, at + 1);
        return switch (lead) {
            // Latin-1 and Latin Extended-A and -B: à, ă, đ, ĩ, ũ, ơ, ư.
            case 0xC3 -> isContinuation(next) && (next != 0xA0 || isWithinWord(raw, at + 1));
            case 0xC4, 0xC5, 0xC6 -> isContinuation(next) && next != 0xA0;
            // Latin Extended Additional; upper-casing turns the á into Á.
            case 0xE1, 0xC1 -> next == 0xBA || next == 0xBB;
            // The combining marks of decomposed Vietnamese.
            case 0xCC ->
                    switch (next) {
                        case 0x80, 0x81, 0x82, 0x83, 0x86, 0x89, 0x9B, 0xA3 -> true;
                        default -> false;
                    };
            default -> false;
        };
    }

    /// The octets of à are Ã and a no-break space, which also follow each other in "LÃ VĂN AN". A
    /// capital begins a new word, and a name in capitals has no à.
    private static boolean isWithinWord(String raw, int space) {
        boolean capitals = true;
        for (int at = 0; at < raw.length(); at++) {
            capitals &= !Character.isLowerCase(raw.charAt(at));
        }
        boolean newWord = space + 1 < raw.length() && Character.isUpperCase(raw.charAt(space + 1));
        return !capitals && !newWord;
    }

    private static boolean isContinuation(int octet) {
        return octet >= 0x80 && octet <= 0xBF;
    }

    private static int octet(String raw, int at) {
        if (at >= raw.length()) {
            return -1;
        }
        char c = raw.charAt(at);
        int windows = WINDOWS_1252.indexOf(c);
        if (windows >= 0) {
            return 0x80 + windows;
        }
        return c <= 0xFF ? c : -1;
    }
}
