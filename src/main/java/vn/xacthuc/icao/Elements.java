package vn.xacthuc.icao;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// Walks over the elements of a SEQUENCE in place, in their order.
///
/// @throws Refusal from every method, with `MALFORMED`, when the bytes do not hold what is asked
///   for
final class Elements {

    static final int INTEGER = 0x02;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int PRINTABLE_STRING = 0x13;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private final byte[] bytes;
    private final int end;
    private int at;

    Elements(byte[] bytes, int offset, int end) {
        this.bytes = bytes;
        this.at = offset;
        this.end = end;
    }

    boolean hasNext() {
        return at < end;
    }

    /// Whether the next element bears this tag of one octet.
    boolean nextIs(int tag) {
        return hasNext() && (bytes[at] & 0xFF) == tag;
    }

    /// The next element, whatever it is.
    BerTlv next() {
        BerTlv next = BerTlv.read(bytes, at, end).orElseThrow(Elements::malformed);
        at = next.end();
        return next;
    }

    /// The next element, which bears this tag.
    BerTlv next(int tag) {
        BerTlv next = next();
        if (next.tag() != tag) {
            throw malformed();
        }
        return next;
    }

    /// The elements of the next one, which bears this tag.
    Elements inside(int tag) {
        BerTlv outer = next(tag);
        return new Elements(bytes, outer.valueOffset(), outer.end());
    }

    /// Nothing more is here.
    void close() {
        if (hasNext()) {
            throw malformed();
        }
    }

    /// What an element holds, in bytes of its own.
    byte[] value(BerTlv element) {
        return Arrays.copyOfRange(bytes, element.valueOffset(), element.end());
    }

    /// An element as it is encoded, in bytes of its own.
    byte[] encoded(BerTlv element) {
        return Arrays.copyOfRange(bytes, element.offset(), element.end());
    }

    /// What an element holds, each octet a character.
    String text(BerTlv element) {
        return new String(
                bytes, element.valueOffset(), element.length(), StandardCharsets.ISO_8859_1);
    }

    /// The value of the next element, an INTEGER that is small; a larger one gives -1.
    int nextSmallInteger() {
        BerTlv integer = next(INTEGER);
        return integer.length() == 1 && bytes[integer.valueOffset()] >= 0
                ? bytes[integer.valueOffset()]
                : -1;
    }

    /// The next element, an OBJECT IDENTIFIER.
    ASN1ObjectIdentifier nextIdentifier() {
        return ASN1ObjectIdentifier.fromContents(value(next(OBJECT_IDENTIFIER)));
    }

    /// The next element, an AlgorithmIdentifier.
    AlgorithmIdentifier nextAlgorithm() {
        return AlgorithmIdentifier.getInstance(
                DefiniteForm.parse(encoded(next(SEQUENCE))).orElseThrow(Elements::malformed));
    }

    private static Refusal malformed() {
        return new Refusal(CheckReason.MALFORMED);
    }
}
