package vn.xacthuc.matching;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads text into a [Spelling], one character after the other.
final class SpellingReader {
    /// The name field of a card (TD1), Doc 9303-5 section 4.2.
    private static final int FIELD = 30;

    private static final Set<Character.UnicodeScript> SCRIPTS =
            EnumSet.of(
                    Character.UnicodeScript.LATIN,
                    Character.UnicodeScript.COMMON,
                    Character.UnicodeScript.INHERITED);

    private final String text;
    private final StringBuilder key;
    private int syllable;
    private char last;
    private boolean vowelSeen;
    private char tone;
    private int toneAt;
    private boolean toneDoubledHere;
    private boolean parted = true;
    private boolean apostrophe;
    private boolean lettered;
    private boolean marked;
    private boolean stroked;
    private boolean toneDoubled;
    private boolean signed;
    private boolean machineReadable;
    private boolean keyed;
    private @Nullable Damage damage;

    SpellingReader(String text) {
        this.text = text;
        this.key = new StringBuilder(text.length() + 8);
    }

    /// The spelling, unless [#damage] has found a reason to refuse the text.
    Spelling read() {
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            char letter = Letters.quality(c);
            if (letter != 0) {
                letter(letter, Letters.tone(c));
            } else {
                other(c);
            }
        }
        closeSyllable();
        return new Spelling(
                key.toString(),
                marked,
                stroked,
                toneDoubled,
                signed,
                machineReadable,
                machineReadable && isFullField());
    }

    /// Why the text cannot be a name, as far as single characters tell.
    @Nullable Damage damage() {
        return damage == null && !lettered ? Damage.EMPTY : damage;
    }

    /// Whether the name may have been typed with the keys of Telex, which is worth a closer look.
    boolean looksTyped() {
        return keyed && !machineReadable;
    }

    private void letter(char letter, char itsTone) {
        if (parted) {
            openSyllable(letter);
        }
        lettered = true;
        keyed |= isTelexKey(letter);
        key.append(letter);
        vowelSeen |= Letters.isVowel(letter);
        last = letter;
        if (letter == 'Đ') {
            stroked = true;
        } else if (letter > 'Z') {
            marked = true;
        }
        if (itsTone != Letters.LEVEL) {
            tone(itsTone);
        }
    }

    private void other(int c) {
        if (c == ' ' || NameText.isSpace(c)) {
            parted = true;
        } else if (NameText.isApostrophe(c)) {
            parted = true;
            apostrophe = true;
        } else if (isSeparator(c)) {
            parted = true;
            machineReadable |= c == '<';
        } else if (Character.isDigit(c) || Character.getType(c) == Character.OTHER_NUMBER) {
            damaged(parted || last == 0 ? Damage.DIGIT : Damage.VNI_KEYS);
        } else if (c == '?' || c == '\uFFFD') {
            damaged(Damage.QUESTION_MARK);
        } else {
            rare(c);
        }
    }

    private void rare(int c) {
        if (parted) {
            openSyllable((char) 0);
        }
        if (!SCRIPTS.contains(Character.UnicodeScript.of(c))) {
            damaged(Damage.FOREIGN_SCRIPT);
        }
        boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
        if (mark && Letters.isVowel(last) && Letters.toneOf(c) != Letters.LEVEL) {
            tone(Letters.toneOf(c));
            return;
        }
        key.appendCodePoint(c);
        boolean letter = Character.isLetter(c);
        lettered |= letter;
        marked |= letter || mark;
        signed |= !letter && !mark;
        if (!mark) {
            last = 0;
        }
    }

    private static boolean isSeparator(int c) {
        return switch (c) {
            case '-', '.', ',', '<', '\u2212' -> true;
            default -> Character.getType(c) == Character.DASH_PUNCTUATION;
        };
    }

    private void damaged(Damage found) {
        if (damage == null) {
            damage = found;
        }
    }

    /// One tone goes behind its syllable, wherever it was written. With two there is no telling
    /// which is meant, so both stay behind their letters and the syllable equals only itself.
    private void tone(char found) {
        marked = true;
        if (tone == Letters.LEVEL) {
            tone = found;
            toneAt = key.length();
            return;
        }
        if (!toneDoubledHere) {
            toneDoubledHere = true;
            toneDoubled = true;
            key.insert(toneAt, tone);
        }
        key.append(found);
    }

    private void openSyllable(char first) {
        boolean joined = isPrefix() && first != 0 && !Letters.isVowel(first);
        if (joined && !(last == 'K' && first == 'H')) {
            // H'Bia is also written H Bia and HBia. No Vietnamese syllable begins with H or K and a
            // consonant, except Kh: Khoa is another name than K'Hoa.
            resume();
            return;
        }
        closeSyllable();
        if (!key.isEmpty()) {
            key.append(joined || apostrophe ? '\'' : ' ');
        }
        syllable = key.length();
        vowelSeen = false;
        resume();
    }

    private void resume() {
        last = 0;
        parted = false;
        apostrophe = false;
    }

    private void closeSyllable() {
        if (tone != Letters.LEVEL && !toneDoubledHere) {
            key.append(tone);
        }
        tone = Letters.LEVEL;
        toneDoubledHere = false;
    }

    private boolean isPrefix() {
        return key.length() - syllable == 1 && (last == 'H' || last == 'K');
    }

    private boolean isTelexKey(char letter) {
        return switch (letter) {
            case 'F', 'J', 'W', 'X' -> vowelSeen;
            case 'A', 'E', 'O' -> last == letter;
            case 'D' -> last == letter && key.length() - syllable == 1;
            default -> false;
        };
    }

    /// A name is cut only where the field has no filler left. Doc 9303-3 section 4.
    private boolean isFullField() {
        String field = text.strip();
        return field.length() == FIELD && field.charAt(FIELD - 1) != '<';
    }
}
