package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.IntStream;

/// Machine-readable zones for tests, with check digits of their own.
final class MrzText {

    private MrzText() {}

    /// The zone with the digit at the position replaced by the next one.
    static String withNextDigit(String text, int position) {
        int next = (Character.digit(text.charAt(position), 10) + 1) % 10;
        return text.substring(0, position) + next + text.substring(position + 1);
    }

    /// The zone with its composite check digit made anew.
    static String withComposite(String text) {
        return switch (text.length()) {
            case 90 ->
                    text.substring(0, 59)
                            + checkDigit(
                                    text.substring(5, 30)
                                            + text.substring(30, 37)
                                            + text.substring(38, 45)
                                            + text.substring(48, 59))
                            + text.substring(60);
            case 72 ->
                    text.substring(0, 71)
                            + checkDigit(
                                    text.substring(36, 46)
                                            + text.substring(49, 56)
                                            + text.substring(57, 71));
            default ->
                    text.substring(0, 87)
                            + checkDigit(
                                    text.substring(44, 54)
                                            + text.substring(57, 64)
                                            + text.substring(65, 87));
        };
    }

    /// Doc 9303-3 section 4.9.
    static int checkDigit(String field) {
        return IntStream.range(0, field.length())
                        .map(i -> {
                            int value = Character.digit(field.charAt(i), 36);
                            return Math.max(0, value) * new int[] {7, 3, 1}[i % 3];
                        })
                        .sum()
                % 10;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
