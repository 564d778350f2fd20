package vn.xacthuc.sample;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Small forgeries of bytes.
final class Octets {

    private static final int PADDING = 16;

    private Octets() {}

    /// One bit of the last byte is the other one.
    static byte[] lastFlipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /// The last byte of the first place where the needle stands is changed.
    static byte[] flipped(byte[] bytes, byte[] needle) {
        for (int at = 0; at + needle.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + needle.length, needle, 0, needle.length)) {
                byte[] changed = bytes.clone();
                changed[at + needle.length - 1] ^= 1;
                return changed;
            }
        }
        throw new IllegalArgumentException("what is to be changed is not there");
    }

    static UnaryOperator<byte[]> flipping(byte[] needle) {
        return bytes -> flipped(bytes, needle);
    }

    /// Zeros follow, as readers send them that read whole blocks.
    static byte[] padded(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length + PADDING);
    }

    /// The last byte is missing.
    static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }
}
