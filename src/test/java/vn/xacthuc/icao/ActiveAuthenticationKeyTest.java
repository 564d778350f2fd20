package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveAuthenticationKeyTest {

    private static final byte[] RSA = ChipKeys.dg15(ChipKeys.rsa(1024, 65_537));
    private static final byte[] P256 = ChipKeys.dg15(ChipKeys.elliptic("secp256r1"));

    @Test
    void rsaKeyNeedsNoDataGroupFourteen() {
        assertThat(ActiveAuthenticationKey.read(RSA, Optional.empty()))
                .isInstanceOf(ActiveAuthenticationKeyReading.Usable.class);
    }

    @Test
    void rsaKeyTakesNoAlgorithmFromDataGroupFourteen() {
        byte[] dg14 = ChipKeys.dg14(PKCSObjectIdentifiers.sha384WithRSAEncryption);

        assertThat(usable(RSA, Optional.of(dg14)).digests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "secp192r1, SHA1 SHA512 SHA384 SHA256 SHA224",
        "secp224r1, SHA224 SHA1 SHA512 SHA384 SHA256",
        "secp256r1, SHA256 SHA224 SHA1 SHA512 SHA384",
        "brainpoolP320r1, SHA256 SHA224 SHA1 SHA512 SHA384",
        "secp384r1, SHA384 SHA256 SHA224 SHA1 SHA512",
        "brainpoolP512r1, SHA512 SHA384 SHA256 SHA224 SHA1",
        "secp521r1, SHA512 SHA384 SHA256 SHA224 SHA1"
    })
    void withoutDataGroupFourteenThoseNotLongerThanTheKeyAreLikelier(String curve, String digests) {
        byte[] dg15 = ChipKeys.dg15(ChipKeys.elliptic(curve));
        List<DigestAlgorithm> expected =
                Arrays.stream(digests.split(" ")).map(DigestAlgorithm::valueOf).toList();

        assertThat(usable(dg15, Optional.empty()).digests()).isEqualTo(expected);
    }

    @Test
    void dataGroupFourteenNamesTheHash() {
        assertThat(digests(BSIObjectIdentifiers.ecdsa_plain_SHA224))
                .containsExactly(DigestAlgorithm.SHA224);
        assertThat(digests(BSIObjectIdentifiers.ecdsa_plain_SHA512))
                .containsExactly(DigestAlgorithm.SHA512);
        assertThat(digests(X9ObjectIdentifiers.ecdsa_with_SHA384))
                .containsExactly(DigestAlgorithm.SHA384);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // ecdsa-plain-RIPEMD160, sha256WithRSAEncryption, id-RSASSA-PSS, nothing known
                "0.4.0.127.0.7.1.1.4.1.6",
                "1.2.840.113549.1.1.11",
                "1.2.840.113549.1.1.10",
                "1.2.3"
            })
    void otherAlgorithmsAreNotSupportedWithAnEllipticKey(String algorithm) {
        byte[] dg14 = ChipKeys.dg14(new ASN1ObjectIdentifier(algorithm));

        assertThat(ActiveAuthenticationKey.read(P256, Optional.of(dg14)))
                .isEqualTo(unusable(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void unreadableDataGroupFourteenCountsAsNone() {
        assertThat(usable(P256, Optional.of(new byte[3])).digests())
                .isEqualTo(usable(P256, Optional.empty()).digests());
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 1025, 1028, 1791, 2047})
    void modulusThatIsNotOfWholeOctetsIsNotAccepted(int bits) throws IOException {
        assertThat(ActiveAuthenticationKey.read(rsa(bits, 3), Optional.empty()))
                .isEqualTo(unusable(CheckReason.KEY_NOT_ACCEPTED));
    }

    @ParameterizedTest
    @CsvSource({"512, 3", "8200, 3", "1024, 1", "1024, 4", "1024, 4294967297"})
    void keyThatWeDoNotComputeWithIsNotAccepted(int bits, long exponent) throws IOException {
        assertThat(ActiveAuthenticationKey.read(rsa(bits, exponent), Optional.empty()))
                .isEqualTo(unusable(CheckReason.KEY_NOT_ACCEPTED));
    }

    @Test
    void otherKeysAreNotSupported() throws IOException {
        byte[] dsa =
                new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(X9ObjectIdentifiers.id_dsa),
                                new byte[] {2, 1, 1})
                        .getEncoded();

        assertThat(ActiveAuthenticationKey.read(tlv(0x6F, dsa), Optional.empty()))
                .isEqualTo(unusable(CheckReason.ALGORITHM_NOT_SUPPORTED));
    }

    @Test
    void fileThatIsNoKeyIsMalformed() {
        byte[] info = Arrays.copyOfRange(RSA, 3, RSA.length);
        assertThat(BerTlv.read(info, 0, info.length).orElseThrow().end()).isEqualTo(info.length);

        assertMalformed(new byte[0]);
        assertMalformed(info);
        assertMalformed(tlv(0x6E, info));
        assertMalformed(tlv(0x6F));
        assertMalformed(tlv(0x6F, info, new byte[2]));
        assertMalformed(tlv(0x6F, sequence()));
        assertMalformed(tlv(0x6F, integer(1)));
        assertMalformed(tlv(0x6F, sequence(sequence(integer(1)), integer(1))));
        assertMalformed(Arrays.copyOf(RSA, RSA.length - 1));
    }

    @Test
    void bytesAfterTheFileAreNotRead() {
        assertThat(ActiveAuthenticationKey.read(join(RSA, new byte[7]), Optional.empty()))
                .isInstanceOf(ActiveAuthenticationKeyReading.Usable.class);
    }

    @Test
    void nestingWithoutEndIsMalformed() {
        byte[] nested = sequence();
        for (int level = 0; level < 5_000; level++) {
            nested = sequence(nested);
        }

        assertMalformed(tlv(0x6F, nested));
    }

    @ParameterizedTest
    @CsvSource({"100, true", "20000, false"})
    void readsNoFileBeyondTheLimit(int parameters, boolean read) throws IOException {
        RSAPublicKey key = new RSAPublicKey(modulus(1024), BigInteger.valueOf(3));
        byte[] info =
                new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(
                                        PKCSObjectIdentifiers.rsaEncryption,
                                        new DEROctetString(new byte[parameters])),
                                key)
                        .getEncoded();

        assertThat(ActiveAuthenticationKey.read(tlv(0x6F, info), Optional.empty()))
                .isInstanceOf(
                        read
                                ? ActiveAuthenticationKeyReading.Usable.class
                                : ActiveAuthenticationKeyReading.Unusable.class);
    }

    private static void assertMalformed(byte[] file) {
        assertThat(ActiveAuthenticationKey.read(file, Optional.empty()))
                .isEqualTo(unusable(CheckReason.MALFORMED));
    }

    private static List<DigestAlgorithm> digests(ASN1ObjectIdentifier algorithm) {
        return usable(P256, Optional.of(ChipKeys.dg14(algorithm))).digests();
    }

    private static ActiveAuthenticationKey usable(byte[] dg15, Optional<byte[]> dg14) {
        return ((ActiveAuthenticationKeyReading.Usable) ActiveAuthenticationKey.read(dg15, dg14))
                .key();
    }

    private static ActiveAuthenticationKeyReading unusable(CheckReason reason) {
        return new ActiveAuthenticationKeyReading.Unusable(reason);
    }

    /// A key of the size; nobody knows its factors, and reading does not look for them.
    private static byte[] rsa(int bits, long exponent) throws IOException {
        return tlv(
                0x6F,
                new SubjectPublicKeyInfo(
                                new AlgorithmIdentifier(
                                        PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                                new RSAPublicKey(modulus(bits), BigInteger.valueOf(exponent)))
                        .getEncoded());
    }

    private static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE);
    }
}
