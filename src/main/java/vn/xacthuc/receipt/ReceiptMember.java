package vn.xacthuc.receipt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The member `receipt` in the bytes of an answer.
///
/// The marker is a JSON member with its quotes, which cannot occur inside a JSON string, where a
/// quote is escaped; and a receipt has no character that JSON escapes. So the bytes are cut without
/// reading the whole answer again.
final class ReceiptMember {

    private static final byte[] MARKER = "\"receipt\":\"".getBytes(StandardCharsets.US_ASCII);

    private final byte[] answer;
    private final int start;
    private final int end;

    private ReceiptMember(byte[] answer, int start, int end) {
        this.answer = answer;
        this.start = start;
        this.end = end;
    }

    /// Empty where the answer has no receipt.
    static Optional<ReceiptMember> in(byte[] answer) {
        int marker = find(answer);
        if (marker < 0) {
            return Optional.empty();
        }
        int start = marker + MARKER.length;
        int end = start;
        while (answer[end] != '"') {
            end++;
        }
        return Optional.of(new ReceiptMember(answer, start, end));
    }

    /// The receipt as it stands in the answer.
    String receipt() {
        return new String(answer, start, end - start, StandardCharsets.US_ASCII);
    }

    /// The answer with disclosures at the end of its receipt.
    byte[] with(List<String> disclosures) {
        ByteArrayOutputStream extended = new ByteArrayOutputStream(answer.length + 1024);
        extended.write(answer, 0, end);
        for (String disclosure : disclosures) {
            extended.writeBytes(disclosure.getBytes(StandardCharsets.US_ASCII));
            extended.write('~');
        }
        extended.write(answer, end, answer.length - end);
        return extended.toByteArray();
    }

    private static int find(byte[] answer) {
        for (int i = 0; i <= answer.length - MARKER.length; i++) {
            if (matchesAt(answer, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matchesAt(byte[] answer, int offset) {
        for (int i = 0; i < MARKER.length; i++) {
            if (answer[offset + i] != MARKER[i]) {
                return false;
            }
        }
        return true;
    }
}
