package vn.xacthuc.audit;

import java.nio.charset.StandardCharsets;

/// An answer whose leaf number is still open.
///
/// The marker is a JSON member with its quotes, which cannot occur inside a JSON string, where a
/// quote is escaped; so no value can pose as the marker.
public final class AnswerTemplate {

    /// The member as an answer writes it while the number is open.
    public static final String OPEN_LEAF_INDEX = "\"leafIndex\":null";

    private static final byte[] MARKER = OPEN_LEAF_INDEX.getBytes(StandardCharsets.US_ASCII);
    private static final int VALUE_LENGTH = "null".length();

    private AnswerTemplate() {}

    /// The answer with its number.
    static byte[] fill(byte[] template, long leafIndex) {
        int marker = find(template);
        if (marker < 0) {
            return template;
        }
        byte[] number = Long.toString(leafIndex).getBytes(StandardCharsets.US_ASCII);
        int start = marker + MARKER.length - VALUE_LENGTH;
        int rest = start + VALUE_LENGTH;
        byte[] answer = new byte[template.length - VALUE_LENGTH + number.length];
        System.arraycopy(template, 0, answer, 0, start);
        System.arraycopy(number, 0, answer, start, number.length);
        System.arraycopy(template, rest, answer, start + number.length, template.length - rest);
        return answer;
    }

    private static int find(byte[] template) {
        for (int i = template.length - MARKER.length; i >= 0; i--) {
            if (matchesAt(template, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matchesAt(byte[] template, int offset) {
        for (int i = 0; i < MARKER.length; i++) {
            if (template[offset + i] != MARKER[i]) {
                return false;
            }
        }
        return true;
    }
}
