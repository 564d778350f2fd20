package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.TestKey;

class SigningKeyTest {

    private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");
    private static final BigInteger PRIME = P256.getCurve().getField().getCharacteristic();
    private static final byte[] A = P256.getCurve().getA().getEncoded();
    private static final byte[] B = P256.getCurve().getB().getEncoded();
    private static final byte[] GENERATOR = P256.getG().getEncoded(false);
    private static final byte[] COMPRESSED = P256.getG().getEncoded(true);
    private static final byte[] OTHER_POINT = P256.getG().twice().normalize().getEncoded(false);
    private static final BigInteger ONE = BigInteger.ONE;

    @Test
    void curveByNameAndWrittenOutMakesOneKey() {
        SigningKey named = Keys.usable(TestKey.named("P-256", "key"));
        SigningKey explicit = Keys.usable(TestKey.explicit("P-256", "key"));

        assertThat(explicit).isEqualTo(named).hasSameHashCodeAs(named);
        assertThat(explicit.encoded()).isEqualTo(named.encoded());
        assertThat(named).isNotEqualTo(Keys.usable(TestKey.named("P-256", "another")));
        assertThat(named.equals((Object) "a text")).isFalse();
        assertThat(named.isRsa()).isFalse();
        assertThat(named.isShort()).isFalse();
        assertThat(named.bits()).isEqualTo(256);
    }

    @Test
    void compressedPointIsTheSamePoint() {
        SubjectPublicKeyInfo info = key(parameters(), COMPRESSED);

        assertThat(usable(info).encoded())
                .isEqualTo(usable(key(parameters(), GENERATOR)).encoded());
    }

    static Stream<Arguments> spellings() {
        return Stream.of(
                Arguments.of("as it is", parameters()),
                Arguments.of("without cofactor", sequence(field(), curve(), point(), order())),
                Arguments.of(
                        "compressed generator",
                        sequence(field(), curve(), new DEROctetString(COMPRESSED), order(), one())),
                Arguments.of(
                        "with a hash after it",
                        sequence(field(), curve(), point(), order(), DERNull.INSTANCE)),
                Arguments.of(
                        "with a seed",
                        sequence(
                                field(),
                                new DERSequence(
                                        new ASN1Encodable[] {
                                            new DEROctetString(A),
                                            new DEROctetString(B),
                                            new DEROctetString(new byte[20])
                                        }),
                                point(),
                                order(),
                                one())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellings")
    void curveWrittenOutIsRecognised(String spelling, ASN1Encodable parameters) {
        assertThat(usable(key(parameters, OTHER_POINT)).bits()).isEqualTo(256);
    }

    static Stream<Arguments> strangeCurves() {
        return Stream.of(
                Arguments.of(
                        "another prime",
                        sequence(field(PRIME.add(ONE)), curve(), point(), order(), one())),
                Arguments.of("another a", sequence(field(), curve(B, B), point(), order(), one())),
                Arguments.of("another b", sequence(field(), curve(A, A), point(), order(), one())),
                Arguments.of(
                        "another generator",
                        sequence(
                                field(), curve(), new DEROctetString(OTHER_POINT), order(), one())),
                Arguments.of(
                        "another order",
                        sequence(
                                field(),
                                curve(),
                                point(),
                                new ASN1Integer(P256.getN().subtract(ONE)),
                                one())),
                Arguments.of(
                        "another cofactor",
                        sequence(field(), curve(), point(), order(), new ASN1Integer(2))),
                Arguments.of(
                        "a field of characteristic two",
                        sequence(
                                new DERSequence(
                                        new ASN1Encodable[] {
                                            X9ObjectIdentifiers.characteristic_two_field,
                                            new ASN1Integer(PRIME)
                                        }),
                                curve(),
                                point(),
                                order(),
                                one())),
                Arguments.of("a key that says nothing", DERNull.INSTANCE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeCurves")
    void curveThatIsNotKnownIsRefused(String difference, ASN1Encodable parameters) {
        assertThat(Keys.read(key(parameters, GENERATOR)))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.CURVE_NOT_KNOWN));
    }

    /// Nobody can make up what a name stands for: such a curve is only one that we do not compute
    /// with.
    @Test
    void namedCurveThatIsNotKnownIsNotSupported() {
        assertThat(Keys.read(key(SECObjectIdentifiers.secp256k1, GENERATOR)))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void keyWithoutCurveIsRefused() {
        SubjectPublicKeyInfo info =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey), GENERATOR);

        assertThat(Keys.read(info))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.CURVE_NOT_KNOWN));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void pointThatIsNotOnTheCurveIsRefused(int kind) {
        byte[] changed = GENERATOR.clone();
        changed[changed.length - 1] ^= 1;
        byte[] point =
                switch (kind) {
                    case 0 -> changed;
                    case 1 -> new byte[1];
                    default -> new byte[0];
                };

        assertThat(Keys.read(key(SECObjectIdentifiers.secp256r1, point)))
                .isInstanceOf(SigningKeyReading.Refused.class)
                .isNotEqualTo(new SigningKeyReading.Refused(CheckReason.CURVE_NOT_KNOWN));
    }

    @Test
    void infinityIsNoKey() {
        assertThat(Keys.read(key(SECObjectIdentifiers.secp256r1, new byte[1])))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.KEY_NOT_ACCEPTED));
    }

    @ParameterizedTest
    @CsvSource({
        "1023, 65537, false",
        "1024, 65537, true",
        "2047, 3, true",
        "8192, 65537, true",
        "8193, 65537, false",
        "2048, 1, false",
        "2048, 2, false",
        "2048, 65536, false",
        "2048, 4294967295, true",
        "2048, 4294967297, false",
        "2048, 0, false"
    })
    void rsaKeyOfReasonableSizeIsTaken(int bits, BigInteger exponent, boolean taken) {
        SigningKeyReading reading = Keys.read(rsa(ONE.shiftLeft(bits - 1).add(ONE), exponent));

        if (taken) {
            SigningKey key = ((SigningKeyReading.Usable) reading).key();
            assertThat(key.isRsa()).isTrue();
            assertThat(key.bits()).isEqualTo(bits);
            assertThat(key.isShort()).isEqualTo(bits < 2048);
        } else {
            assertThat(reading)
                    .isEqualTo(new SigningKeyReading.Refused(CheckReason.KEY_NOT_ACCEPTED));
        }
    }

    @Test
    void evenModulusIsRefused() {
        assertThat(Keys.read(rsa(ONE.shiftLeft(2047), BigInteger.valueOf(3))))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.KEY_NOT_ACCEPTED));
    }

    @Test
    void keyForPssAloneIsAnRsaKey() {
        SubjectPublicKeyInfo rsa = TestKey.rsa(1024, "signatures").info();
        SubjectPublicKeyInfo pss =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS),
                        rsa.getPublicKeyData().getOctets());

        assertThat(Keys.read(pss)).isInstanceOf(SigningKeyReading.Usable.class);
        assertThat(usable(pss)).isEqualTo(usable(rsa));
    }

    @Test
    void algorithmThatIsNotKnownIsNotSupported() {
        SubjectPublicKeyInfo info =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10040.4.1")),
                        GENERATOR);

        assertThat(Keys.read(info))
                .isEqualTo(new SigningKeyReading.Refused(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    static Stream<SubjectPublicKeyInfo> malformedKeys() {
        return Stream.of(
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                        new byte[] {0x30, 5}),
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption),
                        Keys.encoded(new DERUTF8String("no key"))),
                key(new DERSequence(), GENERATOR),
                key(sequence(field(), field(), field(), field(), field()), GENERATOR));
    }

    @ParameterizedTest
    @MethodSource("malformedKeys")
    void malformedKeyIsRefused(SubjectPublicKeyInfo info) {
        assertThat(Keys.read(info)).isEqualTo(new SigningKeyReading.Refused(CheckReason.MALFORMED));
    }

    @Test
    void encodingCannotBeChangedFromOutside() {
        SigningKey key = Keys.usable(TestKey.named("P-256", "key"));
        key.encoded()[0] = 0;

        assertThat(key.encoded()[0]).isEqualTo((byte) 0x30);
    }

    @Test
    void nameOfTheCurveIsFoundForEveryParameter() {
        assertThat(KnownCurves.read(SECObjectIdentifiers.secp384r1))
                .map(domain -> domain.getName())
                .isEqualTo(Optional.of(SECObjectIdentifiers.secp384r1));
    }

    private static SigningKey usable(SubjectPublicKeyInfo info) {
        return ((SigningKeyReading.Usable) Keys.read(info)).key();
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                Keys.encoded(
                        new DERSequence(
                                new ASN1Encodable[] {
                                    new ASN1Integer(modulus), new ASN1Integer(exponent)
                                })));
    }

    private static SubjectPublicKeyInfo key(ASN1Encodable parameters, byte[] point) {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, parameters), point);
    }

    private static ASN1Encodable parameters() {
        return sequence(field(), curve(), point(), order(), one());
    }

    /// `ECParameters` of X9.62 without its version, which comes first.
    private static ASN1Encodable sequence(ASN1Encodable... fields) {
        ASN1Encodable[] all = new ASN1Encodable[fields.length + 1];
        all[0] = one();
        System.arraycopy(fields, 0, all, 1, fields.length);
        return new DERSequence(all);
    }

    private static ASN1Encodable one() {
        return new ASN1Integer(1);
    }

    private static ASN1Encodable field() {
        return field(PRIME);
    }

    private static ASN1Encodable field(BigInteger prime) {
        return new DERSequence(
                new ASN1Encodable[] {X9ObjectIdentifiers.prime_field, new ASN1Integer(prime)});
    }

    private static ASN1Encodable curve() {
        return curve(A, B);
    }

    private static ASN1Encodable curve(byte[] a, byte[] b) {
        return new DERSequence(new ASN1Encodable[] {new DEROctetString(a), new DEROctetString(b)});
    }

    private static ASN1Encodable point() {
        return new DEROctetString(GENERATOR);
    }

    private static ASN1Encodable order() {
        return new ASN1Integer(P256.getN());
    }
}
