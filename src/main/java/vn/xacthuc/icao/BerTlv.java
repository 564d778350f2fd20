package vn.xacthuc.icao;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/// One tag with its length and value, in place: nothing is copied, and nothing is encoded anew.
///
/// Reads what Doc 9303-10 and its sources write (ISO/IEC 7816-4 section 5.2.2, X.690 section 8.1):
/// tags of one or two octets and definite lengths of one to five octets in any form, the shortest
/// or not. The indefinite form occurs in no data group.
///
/// @param tag as its octets stand, 0x61 or 0x5F1F
/// @param offset where the tag begins
/// @param valueOffset where the value begins
/// @param length of the value, which lies inside the limit it was read with
record BerTlv(int tag, int offset, int valueOffset, int length) {

    private static final int CONSTRUCTED = 0x20;

    /// The low five bits that say that the tag goes on in the next octet.
    private static final int LONG_TAG = 0x1F;

    /// The highest bit: the tag goes on, or the length has octets of its own.
    private static final int MORE = 0x80;

    /// Reads the element at the offset; empty when none lies between it and the limit.
    ///
    /// @param limit the index after the last byte that belongs to the whole
    static Optional<BerTlv> read(byte[] bytes, int offset, int limit) {
        int end = Math.min(limit, bytes.length);
        if (offset < 0 || offset >= end) {
            return Optional.empty();
        }
        int next = offset;
        int tag = bytes[next++] & 0xFF;
        if ((tag & LONG_TAG) == LONG_TAG) {
            if (next >= end || (bytes[next] & MORE) != 0) {
                return Optional.empty();
            }
            tag = tag << 8 | (bytes[next++] & 0xFF);
        }
        if (next >= end) {
            return Optional.empty();
        }
        int first = bytes[next++] & 0xFF;
        long length = first;
        if (first >= MORE) {
            int octets = first - MORE;
            if (octets == 0 || octets > Integer.BYTES || octets > end - next) {
                return Optional.empty();
            }
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | (bytes[next++] & 0xFF);
            }
        }
        // Compared before it becomes an int, and by subtraction, so that no length overflows.
        if (length > end - next) {
            return Optional.empty();
        }
        return Optional.of(new BerTlv(tag, offset, next, (int) length));
    }

    /// The index after the last byte of the value.
    int end() {
        return valueOffset + length;
    }

    /// Whether the value is made of further elements.
    boolean isConstructed() {
        return ((tag > 0xFF ? tag >> 8 : tag) & CONSTRUCTED) != 0;
    }

    /// Whether it bears the tag and holds exactly the value.
    boolean holds(byte[] bytes, int wanted, byte[] value) {
        return tag == wanted && Arrays.equals(bytes, valueOffset, end(), value, 0, value.length);
    }

    /// Reads the first element inside this one.
    Optional<BerTlv> firstChild(byte[] bytes) {
        return read(bytes, valueOffset, end());
    }

    /// Reads the first element inside this one that bears the tag.
    Optional<BerTlv> child(byte[] bytes, int wanted) {
        Optional<BerTlv> child = firstChild(bytes);
        while (child.isPresent() && child.get().tag != wanted) {
            child = read(bytes, child.get().end(), end());
        }
        return child;
    }

    /// Reads the elements inside this one one after the other, up to the first bytes that are none.
    Iterable<BerTlv> children(byte[] bytes) {
        return () ->
                new Iterator<>() {
                    private Optional<BerTlv> next = firstChild(bytes);

                    @Override
                    public boolean hasNext() {
                        return next.isPresent();
                    }

                    @Override
                    public BerTlv next() {
                        BerTlv child = next.orElseThrow();
                        next = read(bytes, child.end(), end());
                        return child;
                    }
                };
    }
}
