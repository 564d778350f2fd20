package vn.xacthuc.icao;

/// What the fields of a machine-readable zone have in common (Doc 9303-3 section 4).
final class MrzField {

    private static final char FILLER = '<';
    private static final int[] WEIGHTS = {7, 3, 1};

    /// The characters of a document number that fit into its field.
    private static final int NUMBER = 9;

    private MrzField() {}

    /// The characters from start to end without the fillers that end them.
    static String trimmed(String text, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == FILLER) {
            last--;
        }
        return text.substring(start, last);
    }

    /// A document number, also one that is longer than nine characters.
    ///
    /// Doc 9303-5 section 4.2.2 note j, and the same in Doc 9303-6: where a number is longer, a
    /// filler stands in place of its check digit, and the optional data begin with the rest of the
    /// number and the check digit over the whole, up to a filler.
    static String documentNumber(String text, int start, String optionalData) {
        String rest = rest(text, start, optionalData);
        return rest.isEmpty()
                ? trimmed(text, start, start + NUMBER)
                : text.substring(start, start + NUMBER) + rest.substring(0, rest.length() - 1);
    }

    /// Whether the check digit of a document number holds, wherever it stands.
    static boolean documentNumberHolds(String text, int start, String optionalData) {
        String rest = rest(text, start, optionalData);
        return rest.isEmpty()
                ? holds(text.substring(start, start + NUMBER), text.charAt(start + NUMBER))
                : holds(documentNumber(text, start, optionalData), rest.charAt(rest.length() - 1));
    }

    /// Whether the digit is the one that belongs to the field.
    static boolean holds(String field, char digit) {
        return digit == checkDigit(field);
    }

    /// The same where an empty field may bear a filler instead of its digit (Doc 9303-4 section
    /// 4.2.2, position 43 of the lower line).
    static boolean holdsOrIsEmpty(String field, char digit) {
        return holds(field, digit)
                || (digit == FILLER && trimmed(field, 0, field.length()).isEmpty());
    }

    static boolean areDigits(String text) {
        return text.chars().allMatch(Character::isDigit);
    }

    /// The part of a long number that stands in the optional data, with its check digit; empty when
    /// the number is not long.
    private static String rest(String text, int start, String optionalData) {
        if (text.charAt(start + NUMBER) != FILLER) {
            return "";
        }
        int end = optionalData.indexOf(FILLER);
        return end < 0 ? optionalData : optionalData.substring(0, end);
    }

    /// Doc 9303-3 section 4.9: weights 7, 3, 1 in turn, modulo 10; a filler counts 0, letters count
    /// from 10.
    private static char checkDigit(String field) {
        int sum = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            int value = c == FILLER ? 0 : Character.digit(c, Character.MAX_RADIX);
            sum += value * WEIGHTS[i % WEIGHTS.length];
        }
        return (char) ('0' + sum % 10);
    }
}
