package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// BouncyCastle's high-level classes, of which the test country uses none, judge what it makes.
class TestCountryTest {

    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    static List<CertifiedKey> cscas() {
        return List.of(
                TestCountry.csca(),
                TestCountry.rsaCsca(),
                TestCountry.newerCsca(),
                TestCountry.stranger(),
                TestCountry.abroad());
    }

    @ParameterizedTest
    @MethodSource("cscas")
    void cscaSignsItself(CertifiedKey csca) throws Exception {
        assertThat(csca.certificate().isSignatureValid(verifier(csca))).isTrue();
        assertThat(extensions(csca))
                .contains(
                        Extension.keyUsage,
                        Extension.basicConstraints,
                        Extension.subjectKeyIdentifier,
                        Extension.authorityKeyIdentifier,
                        Extension.privateKeyUsagePeriod);
    }

    @ParameterizedTest
    @EnumSource(TestSigner.class)
    void signerHasTheProfileOfDocumentSigners(TestSigner signer) throws Exception {
        CertifiedKey csca =
                signer == TestSigner.RSA_PSS ? TestCountry.rsaCsca() : TestCountry.csca();

        assertThat(signer.signer().certificate().isSignatureValid(verifier(csca))).isTrue();
        assertThat(signer.signer().certificate().getExtensions().getCriticalExtensionOIDs())
                .containsExactly(Extension.keyUsage);
        assertThat(extensions(signer.signer()))
                .contains(CertificateDraft.DOCUMENT_TYPES, Extension.privateKeyUsagePeriod)
                .doesNotContain(Extension.basicConstraints, Extension.extendedKeyUsage);
    }

    @Test
    void newerKeyHasTheNameOfTheOldOneAndItsLinkIsSignedByIt() throws Exception {
        X509CertificateHolder link = TestCountry.link().certificate();

        assertThat(TestCountry.newerCsca().subject()).isEqualTo(TestCountry.csca().subject());
        assertThat(link.isSignatureValid(verifier(TestCountry.csca()))).isTrue();
        assertThat(link.getSubjectPublicKeyInfo())
                .isEqualTo(TestCountry.newerCsca().certificate().getSubjectPublicKeyInfo());
    }

    @Test
    void wrongLinksAreEachWrongInOneWay() throws Exception {
        X509CertificateHolder otherKey = TestCountry.linkToAnotherKey().certificate();
        X509CertificateHolder otherSigner = TestCountry.linkByAnotherKey().certificate();

        assertThat(otherKey.isSignatureValid(verifier(TestCountry.csca()))).isTrue();
        assertThat(otherKey.getSubjectPublicKeyInfo())
                .isNotEqualTo(TestCountry.newerCsca().certificate().getSubjectPublicKeyInfo());
        assertThat(otherSigner.isSignatureValid(verifier(TestCountry.csca()))).isFalse();
        assertThat(otherSigner.getSubjectPublicKeyInfo())
                .isEqualTo(TestCountry.newerCsca().certificate().getSubjectPublicKeyInfo());
    }

    @Test
    void currentListNamesTheRevokedSignerOnly() throws Exception {
        X509CRLHolder list = new X509CRLHolder(TestCountry.currentLists().getFirst().der());
        BigInteger revoked = Signers.revoked().serialNumber();

        assertThat(list.isSignatureValid(verifier(TestCountry.csca()))).isTrue();
        assertThat(list.toASN1Structure().getRevokedCertificates()).hasSize(1);
        assertThat(list.getRevokedCertificate(revoked)).isNotNull();
    }

    @Test
    void masterListHoldsItsSignerAndIsSigned() throws Exception {
        CMSSignedData list =
                new CMSSignedData(TestCountry.masterList(TestCountry.csca(), TestCountry.abroad()));
        SignerInformation signer = list.getSignerInfos().iterator().next();
        X509CertificateHolder certificate = certificate(list, signer);

        assertThat(
                        signer.verify(
                                new JcaSimpleSignerInfoVerifierBuilder()
                                        .setProvider(PROVIDER)
                                        .build(certificate)))
                .isTrue();
        assertThat(certificate.isSignatureValid(verifier(TestCountry.csca()))).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static X509CertificateHolder certificate(CMSSignedData data, SignerInformation signer) {
        return (X509CertificateHolder)
                data.getCertificates().getMatches(signer.getSID()).iterator().next();
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 3072})
    void rsaKeysAreOfTheirLength(int bits) {
        RSAPrivateCrtKeyParameters key =
                (RSAPrivateCrtKeyParameters) TestKey.rsa(bits, "length").secret();

        assertThat(key.getModulus().bitLength()).isEqualTo(bits);
        assertThat(key.getP().isProbablePrime(64)).isTrue();
        assertThat(key.getQ().isProbablePrime(64)).isTrue();
        assertThat(key.getP()).isNotEqualTo(key.getQ());
    }

    /// Their primes are written down relative to where a search would begin.
    @ParameterizedTest
    @CsvSource({
        "4096, CSCA RSA",
        "2048, DS RSA",
        "2048, DS rsaEncryption",
        "3072, DS RSA-PSS",
    })
    void keysInOfficeAreThoseThatASearchFinds(int bits, String seed) {
        RSAPrivateCrtKeyParameters key =
                (RSAPrivateCrtKeyParameters) TestKey.rsa(bits, seed).secret();
        BigInteger exponent = key.getPublicExponent();
        String name = bits + " " + seed;

        assertThat(key.getP())
                .isEqualTo(TestKey.search(TestKey.start(bits / 2, "p " + name), exponent));
        assertThat(key.getQ())
                .isEqualTo(TestKey.search(TestKey.start(bits / 2, "q " + name), exponent));
    }

    /// Else some ways to sign would never be met.
    @Test
    void everySignerSignsCards() {
        Set<TestSigner> met =
                IntStream.range(0, 100)
                        .mapToObj("003090%06d"::formatted)
                        .map(TestSigner::of)
                        .collect(Collectors.toSet());

        assertThat(met).containsExactlyInAnyOrder(TestSigner.values());
    }

    private static Set<ASN1ObjectIdentifier> extensions(CertifiedKey key) {
        return Set.of(key.certificate().getExtensions().getExtensionOIDs());
    }

    private static ContentVerifierProvider verifier(CertifiedKey signer) throws Exception {
        return new JcaContentVerifierProviderBuilder()
                .setProvider(PROVIDER)
                .build(signer.certificate());
    }
}
