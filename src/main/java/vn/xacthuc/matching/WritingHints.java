package vn.xacthuc.matching;

import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// How two texts of the same name differ in writing.
final class WritingHints {
    private WritingHints() {}

    static Set<Hint> between(String one, String other) {
        if (one.equalsIgnoreCase(other)) {
            return EnumSet.of(Hint.CASE);
        }
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        if (!letters(one, false).equals(letters(other, false))) {
            hints.add(Hint.CASE);
        }
        if (!letters(one.toUpperCase(Locale.ROOT), true)
                .equals(letters(other.toUpperCase(Locale.ROOT), true))) {
            hints.add(Hint.TONE_POSITION);
        }
        if (!apostrophes(one).equals(apostrophes(other))) {
            hints.add(Hint.APOSTROPHE);
        }
        return hints;
    }

    private static String letters(String text, boolean withTones) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder letters = new StringBuilder(decomposed.length());
        for (int at = 0; at < decomposed.length(); at++) {
            char c = decomposed.charAt(at);
            if (withTones && Letters.toneOf(c) != Letters.LEVEL) {
                letters.append(c);
            } else if (Character.isLetter(c) && !NameText.isApostrophe(c)) {
                letters.append(sameShape(c));
            }
        }
        return letters.toString();
    }

    private static char sameShape(char letter) {
        return switch (letter) {
            case 'Ð', 'Ɖ' -> 'Đ';
            case 'ð', 'ɖ' -> 'đ';
            default -> letter;
        };
    }

    private static String apostrophes(String text) {
        StringBuilder found = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            if (NameText.isApostrophe(text.charAt(at))) {
                found.append(text.charAt(at));
            }
        }
        return found.toString();
    }
}
