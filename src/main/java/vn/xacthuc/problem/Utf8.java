package vn.xacthuc.problem;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Well-formed UTF-8 as RFC 3629 §4 defines it.
///
/// Jackson's own decoder is fast because it looks at neither overlong forms nor encoded surrogates.
/// The JDK's decoder does, but needs a character array of the body's size to do so.
final class Utf8 {
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NOT_ASCII = 0x8080808080808080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int index = 0;
        while (index < bytes.length) {
            if (index + Long.BYTES <= bytes.length
                    && ((long) LONGS.get(bytes, index) & NOT_ASCII) == 0) {
                index += Long.BYTES;
                continue;
            }
            int length = sequenceLength(bytes, index);
            if (length == 0) {
                return false;
            }
            index += length;
        }
        return true;
    }

    /// The length of the well-formed sequence that starts here, 0 if none does.
    private static int sequenceLength(byte[] bytes, int index) {
        int lead = bytes[index] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (index + length > bytes.length || !isSecond(lead, bytes[index + 1] & 0xFF)) {
            return 0;
        }
        for (int next = index + 2; next < index + length; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /// The second byte alone decides whether a form is overlong, a surrogate or past U+10FFFF.
    private static boolean isSecond(int lead, int second) {
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        return second >= lowest && second <= highest;
    }
}
