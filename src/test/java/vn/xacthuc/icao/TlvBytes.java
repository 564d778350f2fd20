package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Bytes of tags, lengths and values, written by hand for the tests of the data groups.
final class TlvBytes {

    private TlvBytes() {}

    /// One element with the shortest form of its length.
    static byte[] tlv(int tag, byte[]... values) {
        byte[] value = join(values);
        return join(octets(tag), length(value.length), value);
    }

    /// A SEQUENCE.
    static byte[] sequence(byte[]... values) {
        return tlv(0x30, values);
    }

    /// An INTEGER of one octet.
    static byte[] integer(int value) {
        return tlv(0x02, bytes(value));
    }

    static byte[] utf8String(String text) {
        return tlv(0x0C, text.getBytes(UTF_8));
    }

    static byte[] printableString(String text) {
        return tlv(0x13, text.getBytes(US_ASCII));
    }

    static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] length(int length) {
        if (length < 0x80) {
            return bytes(length);
        }
        byte[] octets = octets(length);
        return join(bytes(0x80 + octets.length), octets);
    }

    private static byte[] octets(int value) {
        if (value > 0xFFFF) {
            return bytes(value >> 16, value >> 8, value);
        }
        return value > 0xFF ? bytes(value >> 8, value) : bytes(value);
    }
}
