package vn.xacthuc.sample;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Writes the tags and lengths of chip files (ISO/IEC 7816-4, BER).
final class Tlv {

    private Tlv() {}

    /// A tag of one or two bytes, the shortest length that holds, and the parts one after another.
    static byte[] of(int tag, byte[]... parts) {
        byte[] value = joined(parts);
        ByteArrayOutputStream file = new ByteArrayOutputStream(value.length + 6);
        if (tag > 0xFF) {
            file.write(tag >> 8);
        }
        file.write(tag);
        writeLength(file, value.length);
        file.writeBytes(value);
        return file.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream file, int length) {
        if (length < 0x80) {
            file.write(length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        file.write(0x80 | octets);
        for (int shift = (octets - 1) * 8; shift >= 0; shift -= 8) {
            file.write(length >> shift);
        }
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// Bytes from hexadecimal digits.
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
