package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

/// One table for every provider: which of them is installed must not show in an outcome.
class SignaturesTest {

    private static final byte[] DATA = "dữ liệu".getBytes(UTF_8);
    private static final TestKey RSA = TestKey.rsa(1024, "signatures");

    /// Nine bits more than a whole number of bytes, so that the encoded message is a byte shorter.
    private static final TestKey ODD_RSA = TestKey.rsa(1033, "signatures");

    private static final TestScheme ECDSA = TestScheme.ecdsa(TestDigest.SHA256);
    private static final TestScheme PKCS1 = TestScheme.rsa(TestDigest.SHA256);

    private static final List<String> CURVES =
            List.of(
                    "P-192",
                    "P-224",
                    "P-256",
                    "P-384",
                    "P-521",
                    "brainpoolP160r1",
                    "brainpoolP192r1",
                    "brainpoolP224r1",
                    "brainpoolP256r1",
                    "brainpoolP256t1",
                    "brainpoolP320r1",
                    "brainpoolP384r1",
                    "brainpoolP384t1",
                    "brainpoolP512r1");

    static Stream<Signatures> providers() {
        return SignatureProviders.all();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rightSignatureOfEveryHashFunctionIsValidAndAChangedOneWrong(Signatures signatures) {
        for (TestDigest digest : TestDigest.values()) {
            checkBothWays(signatures, RSA, TestScheme.rsa(digest));
            checkBothWays(signatures, ODD_RSA, TestScheme.rsa(digest));
            checkBothWays(signatures, TestKey.rsa(2048, "signatures"), TestScheme.pss(digest));
            for (String curve : List.of("P-256", "P-521", "brainpoolP256r1")) {
                TestKey key = TestKey.named(curve, "signatures");
                checkBothWays(signatures, key, TestScheme.ecdsa(digest));
                checkBothWays(
                        signatures, key, TestScheme.of(TestScheme.Family.PLAIN_ECDSA, digest));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyCurveIsKnownByNameAndWrittenOut(Signatures signatures) {
        for (String curve : CURVES) {
            checkBothWays(signatures, TestKey.named(curve, "curve"), ECDSA);
            checkBothWays(signatures, TestKey.explicit(curve, "curve"), ECDSA);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void parametersOfPssCount(Signatures signatures) {
        TestKey key = TestKey.rsa(2048, "signatures");
        TestScheme odd =
                new TestScheme(TestScheme.Family.RSA_PSS, TestDigest.SHA256, TestDigest.SHA1, 20);
        byte[] signature = odd.sign(key, DATA);

        checkBothWays(signatures, key, odd);
        checkBothWays(
                signatures,
                ODD_RSA,
                new TestScheme(TestScheme.Family.RSA_PSS, TestDigest.SHA256, TestDigest.SHA1, 0));
        for (SignatureScheme other :
                List.of(
                        new SignatureScheme.RsaPss(
                                DigestAlgorithm.SHA256, DigestAlgorithm.SHA256, 20),
                        new SignatureScheme.RsaPss(DigestAlgorithm.SHA1, DigestAlgorithm.SHA1, 20),
                        new SignatureScheme.RsaPss(
                                DigestAlgorithm.SHA256, DigestAlgorithm.SHA1, 21),
                        new SignatureScheme.RsaPss(
                                DigestAlgorithm.SHA256, DigestAlgorithm.SHA1, 1000),
                        new SignatureScheme.RsaPkcs1(DigestAlgorithm.SHA256))) {
            assertThat(signatures.verify(other, usable(key), DATA, signature))
                    .as(other.toString())
                    .isEqualTo(SignatureOutcome.WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void rsaSignatureIsAsLongAsTheModulusAndSmaller(Signatures signatures) {
        byte[] right = PKCS1.sign(RSA, DATA);
        BigInteger value = new BigInteger(1, right);
        BigInteger modulus = ((RSAKeyParameters) RSA.secret()).getModulus();
        byte[] longer = new byte[right.length + 1];
        System.arraycopy(right, 0, longer, 1, right.length);

        for (byte[] wrong :
                List.of(
                        new byte[0],
                        longer,
                        Arrays.copyOf(right, right.length + 1),
                        Arrays.copyOfRange(right, 1, right.length),
                        BigIntegers.asUnsignedByteArray(right.length + 1, value.add(modulus)),
                        BigIntegers.asUnsignedByteArray(right.length, modulus),
                        BigIntegers.asUnsignedByteArray(right.length, modulus.subtract(value)),
                        new byte[right.length],
                        filled(right.length))) {
            assertThat(verify(signatures, RSA, PKCS1, wrong)).isEqualTo(SignatureOutcome.WRONG);
        }
    }

    /// A signature whose first byte is zero keeps it: leaving it out makes another value.
    @ParameterizedTest
    @MethodSource("providers")
    void leadingZeroOfAnRsaSignatureIsPartOfIt(Signatures signatures) {
        byte[] data = DATA.clone();
        byte[] signature = PKCS1.sign(RSA, data);
        while (signature[0] != 0) {
            data[0]++;
            if (data[0] == DATA[0]) {
                data[1]++;
            }
            signature = PKCS1.sign(RSA, data);
        }
        SigningKey key = usable(RSA);
        SignatureScheme scheme = scheme(PKCS1);
        byte[] shorter = Arrays.copyOfRange(signature, 1, signature.length);

        assertThat(signatures.verify(scheme, key, data, signature))
                .isEqualTo(SignatureOutcome.VALID);
        assertThat(signatures.verify(scheme, key, data, shorter)).isEqualTo(SignatureOutcome.WRONG);
    }

    /// RFC 8017 section 9.2, note 1: the parameters of the hash function may be left out.
    @ParameterizedTest
    @MethodSource("providers")
    void onlyTheTwoFormsOfTheStandardCountInAnRsaSignature(Signatures signatures)
            throws IOException {
        byte[] hash = TestDigest.SHA256.of(DATA);
        byte[] plain =
                new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hash)
                        .getEncoded();
        byte[] standard =
                new DigestInfo(
                                new AlgorithmIdentifier(
                                        NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE),
                                hash)
                        .getEncoded();
        byte[] otherName =
                new DigestInfo(
                                new AlgorithmIdentifier(
                                        NISTObjectIdentifiers.id_sha3_256, DERNull.INSTANCE),
                                hash)
                        .getEncoded();

        assertThat(verify(signatures, RSA, PKCS1, padded(standard, 1, 0xFF)))
                .isEqualTo(SignatureOutcome.VALID);
        assertThat(verify(signatures, RSA, PKCS1, padded(plain, 1, 0xFF)))
                .isEqualTo(SignatureOutcome.VALID);
        for (byte[] wrong :
                List.of(
                        padded(otherName, 1, 0xFF),
                        padded(Arrays.copyOf(standard, standard.length + 20), 1, 0xFF),
                        padded(standard, 2, 0xFF),
                        padded(standard, 0, 0xFF),
                        padded(standard, 1, 0xFE),
                        padded(hash, 1, 0xFF))) {
            assertThat(verify(signatures, RSA, PKCS1, wrong)).isEqualTo(SignatureOutcome.WRONG);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void ecdsaSignatureHasOneEncoding(Signatures signatures) {
        for (String curve : List.of("P-256", "P-521", "brainpoolP256r1")) {
            TestKey key = TestKey.named(curve, "encodings");
            SigningKey usable = usable(key);
            BigInteger order =
                    KnownCurves.read(key.info().getAlgorithm().getParameters())
                            .orElseThrow()
                            .getN();
            byte[] right = ECDSA.sign(key, DATA);
            ASN1Sequence both = ASN1Sequence.getInstance(right);
            BigInteger r = integer(both, 0);
            BigInteger s = integer(both, 1);

            assertThat(verify(signatures, key, ECDSA, right)).isEqualTo(SignatureOutcome.VALID);
            assertThat(verify(signatures, key, ECDSA, der(r, order.subtract(s))))
                    .isEqualTo(SignatureOutcome.VALID);
            for (byte[] wrong : wrongEncodings(right, r, s, order)) {
                assertThat(verify(signatures, key, ECDSA, wrong))
                        .as(curve + " " + HexFormat.of().formatHex(wrong))
                        .isEqualTo(SignatureOutcome.WRONG);
            }
            SignatureScheme plain = new SignatureScheme.EcdsaPlain(DigestAlgorithm.SHA256);
            int length = BigIntegers.getUnsignedByteLength(order);
            for (byte[] wrong :
                    List.of(
                            plain(r, s, length + 1),
                            plain(r, s.add(order), length + 1),
                            plain(BigInteger.ZERO, s, length),
                            plain(r, BigInteger.ZERO, length),
                            plain(order, s, length),
                            Arrays.copyOf(plain(r, s, length), 2 * length + 2),
                            Arrays.copyOf(plain(r, s, length), 2 * length - 1),
                            new byte[0],
                            right)) {
                assertThat(signatures.verify(plain, usable, DATA, wrong))
                        .as(curve + " " + HexFormat.of().formatHex(wrong))
                        .isEqualTo(SignatureOutcome.WRONG);
            }
        }
    }

    private static List<byte[]> wrongEncodings(
            byte[] right, BigInteger r, BigInteger s, BigInteger order) {
        byte[] inner = Arrays.copyOfRange(right, right[1] < 0 ? 3 : 2, right.length);
        int length = BigIntegers.getUnsignedByteLength(order);
        return List.of(
                new byte[0],
                TlvBytes.bytes(0x30, 0),
                plain(r, s, length),
                Arrays.copyOf(right, right.length + 1),
                TlvBytes.sequence(inner, TlvBytes.integer(1)),
                TlvBytes.join(TlvBytes.bytes(0x30, 0x82, 0, inner.length), inner),
                TlvBytes.join(TlvBytes.bytes(0x30, 0x80), inner, new byte[2]),
                TlvBytes.join(TlvBytes.bytes(0x31), Arrays.copyOfRange(right, 1, right.length)),
                TlvBytes.sequence(
                        TlvBytes.tlv(0x02, new byte[1], r.toByteArray()),
                        TlvBytes.tlv(0x02, s.toByteArray())),
                der(r.negate(), s),
                der(r, s.negate()),
                der(r.add(order), s),
                der(r, s.add(order)),
                der(BigInteger.ZERO, s),
                der(r, BigInteger.ZERO),
                der(order, s),
                der(s, r));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void signatureOfAnotherFamilyIsWrong(Signatures signatures) {
        TestKey elliptic = TestKey.named("P-256", "signatures");

        assertThat(verify(signatures, elliptic, PKCS1, PKCS1.sign(RSA, DATA)))
                .isEqualTo(SignatureOutcome.WRONG);
        assertThat(verify(signatures, RSA, ECDSA, ECDSA.sign(elliptic, DATA)))
                .isEqualTo(SignatureOutcome.WRONG);
        assertThat(
                        verify(
                                signatures,
                                RSA,
                                TestScheme.of(TestScheme.Family.PLAIN_ECDSA, TestDigest.SHA256),
                                new byte[128]))
                .isEqualTo(SignatureOutcome.WRONG);
        assertThat(verify(signatures, elliptic, TestScheme.pss(TestDigest.SHA256), new byte[128]))
                .isEqualTo(SignatureOutcome.WRONG);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void digestIsThatOfThePartGiven(Signatures signatures) {
        byte[] longer = new byte[DATA.length + 5];
        System.arraycopy(DATA, 0, longer, 3, DATA.length);
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            assertThat(signatures.digest(algorithm, longer, 3, DATA.length))
                    .isEqualTo(TestDigest.valueOf(algorithm.name()).of(DATA))
                    .hasSize(algorithm.length());
        }
    }

    private static void checkBothWays(Signatures signatures, TestKey key, TestScheme scheme) {
        byte[] right = scheme.sign(key, DATA);
        byte[] changed = right.clone();
        changed[changed.length - 1] ^= 1;

        assertThat(verify(signatures, key, scheme, right))
                .as(scheme.toString())
                .isEqualTo(SignatureOutcome.VALID);
        assertThat(verify(signatures, key, scheme, changed))
                .as(scheme.toString())
                .isEqualTo(SignatureOutcome.WRONG);
    }

    private static SignatureOutcome verify(
            Signatures signatures, TestKey key, TestScheme scheme, byte[] signature) {
        return signatures.verify(scheme(scheme), usable(key), DATA, signature);
    }

    private static SignatureScheme scheme(TestScheme scheme) {
        return SignatureScheme.read(
                        scheme.algorithm(),
                        Optional.of(DigestAlgorithm.valueOf(scheme.digest().name())))
                .orElseThrow();
    }

    private static SigningKey usable(TestKey key) {
        return Keys.usable(key);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xFF);
        return bytes;
    }

    private static BigInteger integer(ASN1Sequence sequence, int index) {
        return ASN1Integer.getInstance(sequence.getObjectAt(index)).getValue();
    }

    private static byte[] der(BigInteger r, BigInteger s) {
        return TlvBytes.sequence(
                TlvBytes.tlv(0x02, r.toByteArray()), TlvBytes.tlv(0x02, s.toByteArray()));
    }

    private static byte[] plain(BigInteger r, BigInteger s, int length) {
        return TlvBytes.join(
                BigIntegers.asUnsignedByteArray(length, r),
                BigIntegers.asUnsignedByteArray(length, s));
    }

    /// Signs a block of one's own making: 00, a type, padding, 00, and what is said to be a hash.
    private static byte[] padded(byte[] hash, int type, int padding) {
        RSAKeyParameters secret = (RSAKeyParameters) RSA.secret();
        byte[] block = filled((secret.getModulus().bitLength() + 7) / 8);
        Arrays.fill(block, 2, block.length, (byte) padding);
        block[0] = 0;
        block[1] = (byte) type;
        block[block.length - hash.length - 1] = 0;
        System.arraycopy(hash, 0, block, block.length - hash.length, hash.length);
        return BigIntegers.asUnsignedByteArray(
                block.length,
                new BigInteger(1, block).modPow(secret.getExponent(), secret.getModulus()));
    }
}
