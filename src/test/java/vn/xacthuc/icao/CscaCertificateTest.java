package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

class CscaCertificateTest {

    private static CertificateDraft draft() {
        return Cscas.draft("XA", "CSCA");
    }

    private static CertifiedKey signed(CertificateDraft draft) {
        return draft.selfSigned(Cscas.key("CSCA"), Cscas.ECDSA);
    }

    @Test
    void rootOfTheProfileIsNotUnusual() {
        CscaCertificate root = Cscas.csca(signed(draft()));

        assertThat(root.flags(Cscas.NOW)).isEmpty();
        assertThat(root.isRoot(Cscas.SIGNATURES)).isTrue();
        assertThat(root.country()).contains("XA");
        assertThat(root).hasToString("CscaCertificate[" + root.fingerprint() + "]");
    }

    static Stream<Arguments> oddities() {
        BigInteger one = BigInteger.ONE;
        return Stream.of(
                arguments(TrustFlag.SERIAL_NOT_POSITIVE, draft().serialNumber(BigInteger.ZERO)),
                arguments(TrustFlag.SERIAL_NOT_POSITIVE, draft().serialNumber(one.negate())),
                arguments(TrustFlag.COUNTRY_MISSING, draft().subject(new X500Name("CN=CSCA"))),
                arguments(
                        TrustFlag.COUNTRY_SPELLING, draft().subject(new X500Name("C=xa,CN=CSCA"))),
                arguments(TrustFlag.PATH_LENGTH, constrained(new BasicConstraints(true))),
                arguments(TrustFlag.PATH_LENGTH, constrained(new BasicConstraints(1))),
                arguments(
                        TrustFlag.BASIC_CONSTRAINTS_MISSING,
                        draft().without(Extension.basicConstraints)),
                arguments(TrustFlag.KEY_USAGE_MISSING, draft().without(Extension.keyUsage)),
                arguments(
                        TrustFlag.SUBJECT_KEY_IDENTIFIER_MISSING,
                        draft().without(Extension.subjectKeyIdentifier)),
                arguments(
                        TrustFlag.CRITICAL_EXTENSION,
                        draft().extend(
                                        new ASN1ObjectIdentifier("2.5.29.99"),
                                        true,
                                        DERNull.INSTANCE)));
    }

    private static CertificateDraft constrained(BasicConstraints constraints) {
        return draft().extend(Extension.basicConstraints, true, constraints);
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void oddOneIsReadAndFlagged(TrustFlag flag, CertificateDraft draft) {
        assertThat(Cscas.csca(signed(draft)).flags(Cscas.NOW)).containsExactly(flag);
    }

    @Test
    void shortKeyAndOldHashFunctionAreFlagged() {
        CertifiedKey old =
                draft().selfSigned(TestKey.rsa(1024, "old CSCA"), TestScheme.rsa(TestDigest.SHA1));

        assertThat(Cscas.csca(old).flags())
                .containsExactlyInAnyOrder(TrustFlag.SHORT_KEY, TrustFlag.SHA1);
    }

    @Test
    void timesAreFlaggedAtTheMoment() {
        CscaCertificate root = Cscas.csca(signed(draft()));

        assertThat(root.flags(Cscas.START)).isEmpty();
        assertThat(root.flags(Cscas.START.minusSeconds(1)))
                .containsExactly(TrustFlag.NOT_YET_VALID);
        assertThat(root.flags(Cscas.END)).isEmpty();
        assertThat(root.flags(Cscas.END.plusSeconds(1))).containsExactly(TrustFlag.EXPIRED);
        assertThat(root.isValidAt(Cscas.NOW)).isTrue();
        assertThat(root.isValidAt(Instant.EPOCH)).isFalse();
    }

    @Test
    void linkFromAnotherCountryAndWithoutTheNameOfItsKeyIsFlagged() {
        CertifiedKey link =
                draft().without(Extension.authorityKeyIdentifier)
                        .issuedBy(
                                Cscas.root("XB", "older", "older"), Cscas.key("new"), Cscas.ECDSA);

        assertThat(Cscas.csca(link).flags())
                .containsExactlyInAnyOrder(
                        TrustFlag.COUNTRY_DIFFERS, TrustFlag.AUTHORITY_KEY_IDENTIFIER_MISSING);
    }

    static Stream<Arguments> useless() {
        TestKey key = Cscas.key("CSCA");
        SubjectPublicKeyInfo foreign =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.101.112")),
                        new byte[32]);
        SubjectPublicKeyInfo notOnTheCurve =
                new SubjectPublicKeyInfo(key.info().getAlgorithm(), new byte[] {4, 1, 2});
        SubjectPublicKeyInfo noCurve =
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(
                                key.info().getAlgorithm().getAlgorithm(),
                                new ASN1ObjectIdentifier("1.2.3.4")),
                        new byte[] {4, 1, 2});
        SubjectPublicKeyInfo broken =
                new SubjectPublicKeyInfo(
                        TestKey.rsa(1024, "old CSCA").info().getAlgorithm(), new byte[] {4, 1, 2});
        return Stream.of(
                arguments(
                        TrustFault.NOT_AN_AUTHORITY,
                        signed(
                                draft().without(Extension.basicConstraints)
                                        .without(Extension.keyUsage))),
                arguments(
                        TrustFault.NOT_AN_AUTHORITY,
                        signed(constrained(new BasicConstraints(false)))),
                arguments(
                        TrustFault.KEY_USAGE,
                        signed(
                                draft().extend(
                                                Extension.keyUsage,
                                                true,
                                                new KeyUsage(KeyUsage.cRLSign)))),
                arguments(TrustFault.ALGORITHM_NOT_SUPPORTED, describedAs(key, foreign)),
                arguments(TrustFault.KEY_NOT_ACCEPTED, describedAs(key, notOnTheCurve)),
                arguments(TrustFault.ALGORITHM_NOT_SUPPORTED, describedAs(key, noCurve)),
                arguments(TrustFault.MALFORMED, describedAs(key, broken)));
    }

    private static CertifiedKey describedAs(TestKey key, SubjectPublicKeyInfo info) {
        return draft().selfSigned(key.describedAs(info), Cscas.ECDSA);
    }

    @ParameterizedTest
    @MethodSource("useless")
    void certificateThatNobodyCanRestOnIsRefusedByName(TrustFault fault, CertifiedKey root) {
        CscaCertificateReading.Refused refused =
                (CscaCertificateReading.Refused) CscaCertificate.read(root.der());

        assertThat(refused.fault()).isEqualTo(fault);
        assertThat(refused.certificate()).map(Certificate::subject).contains(root.subject());
        assertThat(refused.fingerprint()).isEqualTo(Fingerprint.ofEncoded(root.der()));
    }

    @Test
    void bytesThatAreNoCertificateAreMalformed() {
        assertThat(CscaCertificate.read(new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        CscaCertificateReading.Refused.class,
                        refused -> {
                            assertThat(refused.fault()).isEqualTo(TrustFault.MALFORMED);
                            assertThat(refused.certificate()).isEmpty();
                        });
    }

    @Test
    void unsignedOneSaysWhetherItWouldBeARootOrALink() {
        CertifiedKey older = Cscas.root("XA", "CSCA", "older");
        CscaCertificate forged =
                Cscas.csca(
                        draft().selfSigned(
                                        Cscas.key("CSCA").describedAs(Cscas.key("other").info()),
                                        Cscas.ECDSA));
        CscaCertificate silent =
                Cscas.csca(
                        draft().without(Extension.authorityKeyIdentifier)
                                .issuedBy(older, Cscas.key("new"), Cscas.ECDSA));
        CscaCertificate link = Cscas.csca(Cscas.link(older, Cscas.root("XA", "CSCA", "new")));
        CscaCertificate renamed = Cscas.csca(Cscas.link(older, Cscas.root("XA", "new", "new")));
        CscaCertificate nameless =
                Cscas.csca(
                        draft().without(Extension.subjectKeyIdentifier)
                                .extend(
                                        Extension.authorityKeyIdentifier,
                                        false,
                                        new AuthorityKeyIdentifier(new byte[20]))
                                .issuedBy(older, Cscas.key("new"), Cscas.ECDSA));

        assertThat(forged.isRoot(Cscas.SIGNATURES)).isFalse();
        assertThat(forged.faultUnlessSigned()).isEqualTo(TrustFault.SIGNATURE_WRONG);
        assertThat(silent.faultUnlessSigned()).isEqualTo(TrustFault.SIGNATURE_WRONG);
        assertThat(Set.of(link, renamed, nameless))
                .extracting(CscaCertificate::faultUnlessSigned)
                .containsOnly(TrustFault.LINK_NOT_SIGNED_BY_ANCHOR);
    }

    @Test
    void signatureOfAnUnknownAlgorithmSaysNothing() {
        byte[] der = Cscas.ofUnknownAlgorithm(signed(draft()).der());
        CscaCertificate root =
                ((CscaCertificateReading.Read) CscaCertificate.read(der)).certificate();

        assertThat(root.signedBy(root, Cscas.SIGNATURES)).isEqualTo(SignatureOutcome.NOT_SUPPORTED);
        assertThat(root.faultUnlessSigned()).isEqualTo(TrustFault.ALGORITHM_NOT_SUPPORTED);
        assertThat(root.flags()).isEmpty();
    }
}
