package vn.xacthuc.matching;

/// Decimal digits 0 to 9, and no other script's.
final class Digits {
    private Digits() {}

    static boolean are(String text, int length) {
        return text.length() == length && are(text, 0, length);
    }

    static boolean are(String text, int start, int end) {
        for (int at = start; at < end; at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return false;
            }
        }
        return end > start;
    }

    /// The value of digits that [#are] has accepted.
    static int value(String text, int start, int end) {
        int value = 0;
        for (int at = start; at < end; at++) {
            value = value * 10 + text.charAt(at) - '0';
        }
        return value;
    }
}
