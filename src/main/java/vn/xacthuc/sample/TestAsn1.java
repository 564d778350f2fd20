package vn.xacthuc.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x509.Time;

/// ASN.1 values with no more ceremony than they need.
final class TestAsn1 {

    /// RFC 5280 section 4.1.2.5: UTCTime through 2049, GeneralizedTime from 2050.
    private static final Instant FIRST_GENERALIZED_TIME = Instant.parse("2050-01-01T00:00:00Z");

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private TestAsn1() {}

    static byte[] der(ASN1Encodable value) {
        return encoded(value, ASN1Encoding.DER);
    }

    /// Indefinite lengths stay where the value has them.
    static byte[] ber(ASN1Encodable value) {
        return encoded(value, ASN1Encoding.BER);
    }

    private static byte[] encoded(ASN1Encodable value, String encoding) {
        try {
            return value.toASN1Primitive().getEncoded(encoding);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    static DERSet set(ASN1Encodable... elements) {
        return new DERSet(elements);
    }

    static Time time(Instant instant) {
        return new Time(
                instant.isBefore(FIRST_GENERALIZED_TIME)
                        ? new ASN1UTCTime(SHORT.format(instant))
                        : generalizedTime(instant));
    }

    static ASN1GeneralizedTime generalizedTime(Instant instant) {
        return new ASN1GeneralizedTime(LONG.format(instant));
    }
}
