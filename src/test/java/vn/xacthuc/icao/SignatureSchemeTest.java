package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestScheme;

class SignatureSchemeTest {

    private static final AlgorithmIdentifier SHA256 =
            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    private static final AlgorithmIdentifier MGF1 =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, SHA256);
    private static final Optional<DigestAlgorithm> SEPARATE = Optional.of(DigestAlgorithm.SHA512);

    @ParameterizedTest
    @EnumSource(TestDigest.class)
    void identifierNamesItsHashFunctionWhateverElseSaysAnother(TestDigest digest) {
        DigestAlgorithm expected = DigestAlgorithm.valueOf(digest.name());

        assertThat(SignatureScheme.read(TestScheme.rsa(digest).algorithm(), SEPARATE))
                .contains(new SignatureScheme.RsaPkcs1(expected));
        assertThat(SignatureScheme.read(TestScheme.ecdsa(digest).algorithm(), SEPARATE))
                .contains(new SignatureScheme.Ecdsa(expected));
        assertThat(
                        SignatureScheme.read(
                                TestScheme.of(TestScheme.Family.PLAIN_ECDSA, digest).algorithm(),
                                SEPARATE))
                .contains(new SignatureScheme.EcdsaPlain(expected));
        assertThat(SignatureScheme.read(TestScheme.pss(digest).algorithm(), SEPARATE))
                .contains(new SignatureScheme.RsaPss(expected, expected, expected.length()));
    }

    @Test
    void identifierWithoutHashFunctionTakesTheSeparateOne() {
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption);
        AlgorithmIdentifier key = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey);

        assertThat(SignatureScheme.read(rsa, SEPARATE))
                .contains(new SignatureScheme.RsaPkcs1(DigestAlgorithm.SHA512));
        assertThat(SignatureScheme.read(key, SEPARATE))
                .contains(new SignatureScheme.Ecdsa(DigestAlgorithm.SHA512));
        assertThat(SignatureScheme.read(rsa, Optional.empty())).isEmpty();
        assertThat(SignatureScheme.read(key, Optional.empty())).isEmpty();
    }

    @Test
    void absentParametersOfPssAreTheDefaults() {
        SignatureScheme defaults =
                new SignatureScheme.RsaPss(DigestAlgorithm.SHA1, DigestAlgorithm.SHA1, 20);

        assertThat(read(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS)))
                .contains(defaults);
        assertThat(read(pss(new DERSequence()))).contains(defaults);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "48, 48", "1023, 1023", "1024, ", "-1, ", "65568, "})
    void saltOfPssFitsAModulus(int salt, Integer read) {
        assertThat(
                        read(
                                pss(
                                        new RSASSAPSSparams(
                                                SHA256,
                                                MGF1,
                                                new ASN1Integer(salt),
                                                RSASSAPSSparams.DEFAULT_TRAILER_FIELD))))
                .isEqualTo(
                        Optional.ofNullable(read)
                                .map(length ->
                                        new SignatureScheme.RsaPss(
                                                DigestAlgorithm.SHA256,
                                                DigestAlgorithm.SHA256,
                                                length)));
    }

    static Stream<AlgorithmIdentifier> unknown() {
        ASN1Integer salt = new ASN1Integer(32);
        ASN1Integer trailer = RSASSAPSSparams.DEFAULT_TRAILER_FIELD;
        AlgorithmIdentifier sha3 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha3_256);
        return Stream.of(
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.999.1")),
                pss(new RSASSAPSSparams(sha3, MGF1, salt, trailer)),
                pss(
                        new RSASSAPSSparams(
                                SHA256,
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha3),
                                salt,
                                trailer)),
                pss(new RSASSAPSSparams(SHA256, SHA256, salt, trailer)),
                pss(new RSASSAPSSparams(SHA256, MGF1, salt, new ASN1Integer(2))),
                pss(
                        new RSASSAPSSparams(
                                SHA256,
                                new AlgorithmIdentifier(
                                        PKCSObjectIdentifiers.id_mgf1, DERNull.INSTANCE),
                                salt,
                                trailer)),
                pss(new DERUTF8String("no parameters")));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void algorithmThatIsNotKnownIsNone(AlgorithmIdentifier algorithm) {
        assertThat(read(algorithm)).isEmpty();
    }

    @Test
    void hashFunctionThatIsNotKnownIsNone() {
        assertThat(DigestAlgorithm.of(NISTObjectIdentifiers.id_sha3_256)).isEmpty();
        assertThat(DigestAlgorithm.of(NISTObjectIdentifiers.id_sha384))
                .contains(DigestAlgorithm.SHA384);
    }

    private static Optional<SignatureScheme> read(AlgorithmIdentifier algorithm) {
        return SignatureScheme.read(
                AlgorithmIdentifier.getInstance(Keys.encoded(algorithm)), Optional.empty());
    }

    private static AlgorithmIdentifier pss(ASN1Encodable parameters) {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters);
    }
}
