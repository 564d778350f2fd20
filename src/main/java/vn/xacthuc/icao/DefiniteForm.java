package vn.xacthuc.icao;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/// One encoded element in which every length is definite: BER looked through, and where needed
/// rewritten, before anything else reads it.
///
/// Two dangers end here. Readers of ASN.1 call themselves for every level, and two bytes make a
/// level, so that a file of 64 KiB could end in a stack overflow. And a security object in BER's
/// indefinite form (X.690 section 8.1.3.6; New Zealand's are) or with its content in pieces
/// (section 8.7.3) would need a second reader. What is definite stays byte for byte as it was,
/// because signatures rest on it.
///
/// @param bytes the array in which the element stands
/// @param offset where it begins
/// @param end where it ends
/// @param sourceEnd where it ended in the bytes that were read
/// @param definite whether the source was in this form already
/// @param shortest whether the source had the shortest lengths, as DER asks for
record DefiniteForm(
        byte[] bytes, int offset, int end, int sourceEnd, boolean definite, boolean shortest) {

    /// The deepest part of real files, the field of a curve in a certificate in a security object,
    /// lies at fourteen.
    private static final int DEEPEST = 24;

    /// Reads the element at the offset; empty when it does not end before the limit, or is nested
    /// deeper than any real one.
    static Optional<DefiniteForm> read(byte[] bytes, int offset, int limit) {
        Walk walk = new Walk(bytes);
        int end = walk.end(offset, limit, 0);
        if (end < 0) {
            return Optional.empty();
        }
        if (walk.definite) {
            return Optional.of(new DefiniteForm(bytes, offset, end, end, true, walk.shortest));
        }
        try {
            // Unlike DER the form DL leaves the order of sets alone.
            byte[] definite =
                    ASN1Primitive.fromByteArray(Arrays.copyOfRange(bytes, offset, end))
                            .getEncoded(ASN1Encoding.DL);
            return Optional.of(
                    new DefiniteForm(definite, 0, definite.length, end, false, walk.shortest));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    /// Reads an element that fills the bytes; empty when it does not, or is nested too deep.
    static Optional<ASN1Primitive> parse(byte[] bytes) {
        Walk walk = new Walk(bytes);
        if (walk.end(0, bytes.length, 0) != bytes.length) {
            return Optional.empty();
        }
        try {
            return Optional.of(ASN1Primitive.fromByteArray(bytes));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "DefiniteForm[masked]";
    }

    /// From element to element, never deeper than allowed.
    private static final class Walk {

        private static final int NOWHERE = -1;
        private static final int CONSTRUCTED = 0x20;
        private static final int LONG_TAG = 0x1F;
        private static final int MORE = 0x80;
        private static final int INDEFINITE = 0x80;
        private static final int BIT_STRING_IN_PIECES = 0x23;
        private static final int OCTET_STRING_IN_PIECES = 0x24;
        private static final int END_OF_CONTENTS_LENGTH = 2;

        private final byte[] bytes;
        private boolean definite = true;
        private boolean shortest = true;

        Walk(byte[] bytes) {
            this.bytes = bytes;
        }

        /// The end of the element at the offset.
        int end(int offset, int limit, int depth) {
            if (depth > DEEPEST || offset >= limit) {
                return NOWHERE;
            }
            int tag = bytes[offset] & 0xFF;
            int at = offset + 1;
            if ((tag & LONG_TAG) == LONG_TAG) {
                while (at < limit && (bytes[at] & MORE) != 0) {
                    at++;
                }
                at++;
            }
            if (tag == 0 || at >= limit) {
                return NOWHERE;
            }
            boolean constructed = (tag & CONSTRUCTED) != 0;
            definite &= tag != OCTET_STRING_IN_PIECES && tag != BIT_STRING_IN_PIECES;
            int first = bytes[at++] & 0xFF;
            if (first == INDEFINITE) {
                definite = false;
                return constructed ? endOfContents(at, limit, depth) : NOWHERE;
            }
            int octets = first > MORE ? first - MORE : 0;
            if (octets > Integer.BYTES || octets > limit - at) {
                return NOWHERE;
            }
            long length = octets == 0 ? first : 0;
            for (int last = at + octets; at < last; at++) {
                length = length << Byte.SIZE | (bytes[at] & 0xFF);
            }
            shortest &= octets == shortestOctets(length);
            if (length > limit - at) {
                return NOWHERE;
            }
            int end = at + (int) length;
            while (constructed && at < end) {
                at = end(at, end, depth + 1);
                if (at < 0) {
                    return NOWHERE;
                }
            }
            return end;
        }

        private int endOfContents(int offset, int limit, int depth) {
            int at = offset;
            while (at >= 0 && at + 1 < limit) {
                if (bytes[at] == 0 && bytes[at + 1] == 0) {
                    return at + END_OF_CONTENTS_LENGTH;
                }
                at = end(at, limit, depth + 1);
            }
            return NOWHERE;
        }

        private static int shortestOctets(long length) {
            int bits = Long.SIZE - Long.numberOfLeadingZeros(length);
            return length < MORE ? 0 : (bits + Byte.SIZE - 1) / Byte.SIZE;
        }
    }
}
