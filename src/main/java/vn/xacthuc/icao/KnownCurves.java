package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.teletrust.TeleTrusTObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.jcajce.provider.asymmetric.util.ECUtil;
import org.bouncycastle.math.ec.ECCurve;

/// The elliptic curves that travel documents use: the prime curves of NIST and Brainpool.
///
/// Doc 9303-12 section 4.1.6.3 has the parameters written out. Whoever may choose them chooses a
/// generator for which he knows every private key (CVE-2020-0601), so that parameters only serve to
/// recognise a curve from this list, every field of them, and the computation takes the list's.
final class KnownCurves {

    private static final List<Known> CURVES =
            Stream.of(
                            SECObjectIdentifiers.secp192r1,
                            SECObjectIdentifiers.secp224r1,
                            SECObjectIdentifiers.secp256r1,
                            SECObjectIdentifiers.secp384r1,
                            SECObjectIdentifiers.secp521r1,
                            TeleTrusTObjectIdentifiers.brainpoolP160r1,
                            TeleTrusTObjectIdentifiers.brainpoolP160t1,
                            TeleTrusTObjectIdentifiers.brainpoolP192r1,
                            TeleTrusTObjectIdentifiers.brainpoolP192t1,
                            TeleTrusTObjectIdentifiers.brainpoolP224r1,
                            TeleTrusTObjectIdentifiers.brainpoolP224t1,
                            TeleTrusTObjectIdentifiers.brainpoolP256r1,
                            TeleTrusTObjectIdentifiers.brainpoolP256t1,
                            TeleTrusTObjectIdentifiers.brainpoolP320r1,
                            TeleTrusTObjectIdentifiers.brainpoolP320t1,
                            TeleTrusTObjectIdentifiers.brainpoolP384r1,
                            TeleTrusTObjectIdentifiers.brainpoolP384t1,
                            TeleTrusTObjectIdentifiers.brainpoolP512r1,
                            TeleTrusTObjectIdentifiers.brainpoolP512t1)
                    .map(Known::of)
                    .toList();

    private KnownCurves() {}

    /// The curve that the parameters of an EC key name or write out (RFC 5480 section 2.1.1,
    /// X9.62); empty when it is none of ours.
    ///
    /// @throws RuntimeException if the parameters are malformed
    static Optional<ECNamedDomainParameters> read(ASN1Encodable parameters) {
        if (parameters instanceof ASN1ObjectIdentifier name) {
            return CURVES.stream()
                    .map(Known::domain)
                    .filter(domain -> domain.getName().equals(name))
                    .findFirst();
        }
        if (parameters instanceof ASN1Sequence written) {
            Written curve = Written.of(written);
            return CURVES.stream().filter(known -> known.is(curve)).map(Known::domain).findFirst();
        }
        return Optional.empty();
    }

    /// A curve of the list, with what is compared.
    private record Known(
            ECNamedDomainParameters domain,
            BigInteger prime,
            BigInteger a,
            BigInteger b,
            byte[] generator,
            byte[] compressedGenerator) {

        static Known of(ASN1ObjectIdentifier name) {
            X9ECParameters custom = CustomNamedCurves.getByOID(name);
            X9ECParameters parameters = custom == null ? ECUtil.getNamedCurveByOid(name) : custom;
            ECCurve curve = parameters.getCurve();
            return new Known(
                    new ECNamedDomainParameters(name, parameters),
                    curve.getField().getCharacteristic(),
                    curve.getA().toBigInteger(),
                    curve.getB().toBigInteger(),
                    parameters.getG().getEncoded(false),
                    parameters.getG().getEncoded(true));
        }

        boolean is(Written written) {
            return prime.equals(written.prime)
                    && a.equals(written.a)
                    && b.equals(written.b)
                    && domain.getN().equals(written.order)
                    && written.cofactor.map(domain.getH()::equals).orElse(true)
                    && (Arrays.equals(generator, written.generator)
                            || Arrays.equals(compressedGenerator, written.generator));
        }
    }

    /// Parameters as a key writes them out. BouncyCastle's own reading would build a curve of them,
    /// with a primality test for whatever number stands there.
    private record Written(
            BigInteger prime,
            BigInteger a,
            BigInteger b,
            byte[] generator,
            BigInteger order,
            Optional<BigInteger> cofactor) {

        private static final int VERSION = 0;
        private static final int FIELD = 1;
        private static final int CURVE = 2;
        private static final int GENERATOR = 3;
        private static final int ORDER = 4;
        private static final int COFACTOR = 5;

        static Written of(ASN1Sequence parameters) {
            ASN1Integer.getInstance(parameters.getObjectAt(VERSION));
            ASN1Sequence field = ASN1Sequence.getInstance(parameters.getObjectAt(FIELD));
            ASN1Sequence curve = ASN1Sequence.getInstance(parameters.getObjectAt(CURVE));
            // In a field of characteristic two no integer stands there, and no curve of ours is.
            BigInteger prime =
                    X9ObjectIdentifiers.prime_field.equals(field.getObjectAt(0))
                            ? integer(field.getObjectAt(1))
                            : BigInteger.ZERO;
            return new Written(
                    prime,
                    new BigInteger(1, octets(curve.getObjectAt(0))),
                    new BigInteger(1, octets(curve.getObjectAt(1))),
                    octets(parameters.getObjectAt(GENERATOR)),
                    integer(parameters.getObjectAt(ORDER)),
                    parameters.size() > COFACTOR
                                    && parameters.getObjectAt(COFACTOR)
                                            instanceof ASN1Integer cofactor
                            ? Optional.of(cofactor.getValue())
                            : Optional.empty());
        }

        private static BigInteger integer(ASN1Encodable encoded) {
            return ASN1Integer.getInstance(encoded).getValue();
        }

        private static byte[] octets(ASN1Encodable encoded) {
            return ASN1OctetString.getInstance(encoded).getOctets();
        }
    }
}
