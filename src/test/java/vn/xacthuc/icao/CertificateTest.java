package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestCountry;

class CertificateTest {

    /// Where the extensions stand in `TBSCertificate`.
    private static final int EXTENSIONS = 7;

    private static final byte[] COMMON_NAME = TlvBytes.bytes(0x06, 3, 0x55, 0x04, 0x03);
    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "certificates");
    private static final byte[] SIGNER = Cscas.signer(CSCA, 21).der();

    @Test
    void fieldsAreRead() {
        Certificate certificate = Cscas.read(SIGNER);

        assertThat(certificate.subject()).isEqualTo(TestCountry.name("XA", "signer 21"));
        assertThat(certificate.issuer()).isEqualTo(CSCA.subject());
        assertThat(certificate.serialNumber()).isEqualTo(21);
        assertThat(certificate.notBefore()).isEqualTo(Cscas.START);
        assertThat(certificate.notAfter()).isEqualTo(Cscas.END);
        assertThat(certificate.country()).contains("XA");
        assertThat(certificate.issuerCountry()).contains("XA");
        assertThat(certificate.isSelfIssued()).isFalse();
        assertThat(certificate.isAuthority()).isFalse();
        assertThat(certificate.keyUsage().orElseThrow().hasUsages(KeyUsage.digitalSignature))
                .isTrue();
        assertThat(certificate.extendedKeyUsage()).isEmpty();
        assertThat(certificate.criticalExtensions()).containsExactly(Extension.keyUsage);
        assertThat(certificate.authorityKeyIdentifier().orElseThrow())
                .isEqualTo(Cscas.read(CSCA.der()).subjectKeyIdentifier().orElseThrow());
        assertThat(certificate.signatureScheme())
                .contains(new SignatureScheme.Ecdsa(DigestAlgorithm.SHA256));
        assertThat(certificate.encoded()).isEqualTo(SIGNER);
        assertThat(certificate.fingerprint()).isEqualTo(Fingerprint.ofEncoded(SIGNER));
    }

    @Test
    void rootIsSelfIssuedAndAnAuthority() {
        Certificate root = Cscas.read(CSCA.der());

        assertThat(root.isSelfIssued()).isTrue();
        assertThat(root.isAuthority()).isTrue();
    }

    @Test
    void sameBytesAreTheSameCertificate() {
        Certificate certificate = Cscas.read(SIGNER);

        assertThat(certificate)
                .isEqualTo(Cscas.read(SIGNER.clone()))
                .hasSameHashCodeAs(Cscas.read(SIGNER.clone()))
                .isNotEqualTo(Cscas.read(CSCA.der()))
                .isNotEqualTo("a text");
        assertThat(certificate.toString())
                .isEqualTo(
                        "Certificate["
                                + HexFormat.of().formatHex(certificate.fingerprint().bytes())
                                + "]");
    }

    @Test
    void nothingChangesItFromOutside() {
        byte[] der = SIGNER.clone();
        Certificate certificate = Cscas.read(der);
        der[5] ^= 1;
        certificate.encoded()[5] ^= 1;
        certificate.fingerprint().bytes()[0] ^= 1;
        certificate.authorityKeyIdentifier().orElseThrow()[0] ^= 1;

        assertThat(certificate).isEqualTo(Cscas.read(SIGNER));
        assertThat(certificate.fingerprint()).isEqualTo(Cscas.read(SIGNER).fingerprint());
        assertThat(certificate.authorityKeyIdentifier().orElseThrow())
                .isEqualTo(Cscas.read(SIGNER).authorityKeyIdentifier().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "2019-12-31T23:59:59Z, false",
        "2020-01-01T00:00:00Z, true",
        "2040-01-01T00:00:00Z, true",
        "2040-01-01T00:00:01Z, false"
    })
    void bothEndsOfTheValidityCount(Instant instant, boolean valid) {
        assertThat(Cscas.read(SIGNER).isValidAt(instant)).isEqualTo(valid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-78", "1", "-170141183460469231731687303715884105728"})
    void anyIntegerIsASerialNumber(BigInteger number) {
        assertThat(signer(draft -> draft.serialNumber(number)).serialNumber()).isEqualTo(number);
    }

    @Test
    void countryIsReadInAnyCaseAndMayBeMissing() {
        assertThat(signer(draft -> draft.subject(TestCountry.name("al", "x"))).country())
                .contains("AL");
        assertThat(signer(draft -> draft.subject(new X500Name("CN=x"))).country()).isEmpty();
        X500Name strange = new X500NameBuilder().addRDN(BCStyle.C, new ASN1Integer(1)).build();
        assertThat(signer(draft -> draft.subject(strange)).country()).isEmpty();
    }

    @Test
    void certificateWithoutExtensionsIsRead() {
        Certificate bare = Cscas.read(without(EXTENSIONS));

        assertThat(bare.keyUsage()).isEmpty();
        assertThat(bare.subjectKeyIdentifier()).isEmpty();
        assertThat(bare.authorityKeyIdentifier()).isEmpty();
        assertThat(bare.extension(Extension.keyUsage)).isEmpty();
        assertThat(bare.criticalExtensions()).isEmpty();
        assertThat(bare.isAuthority()).isFalse();
    }

    /// The first version of X.509 names no version.
    @Test
    void certificateWithoutVersionNamesItsIssuer() {
        Certificate old = Cscas.read(without(0, EXTENSIONS));

        assertThat(old.issuer()).isEqualTo(CSCA.subject());
        assertThat(old.isIssuerWritten(Keys.encoded(CSCA.subject()))).isTrue();
        assertThat(old.isIssuerWritten(Keys.encoded(old.subject()))).isFalse();
    }

    @Test
    void malformedKeyIdentifiersCountAsMissing() {
        Certificate certificate =
                signer(draft ->
                        draft.extend(Extension.subjectKeyIdentifier, false, DERNull.INSTANCE)
                                .extend(Extension.authorityKeyIdentifier, false, DERNull.INSTANCE));

        assertThat(certificate.subjectKeyIdentifier()).isEmpty();
        assertThat(certificate.authorityKeyIdentifier()).isEmpty();
    }

    @Test
    void authorityKeyIdentifierMayNameNoKey() {
        assertThat(
                        signer(draft ->
                                        draft.extend(
                                                Extension.authorityKeyIdentifier,
                                                false,
                                                new DERSequence()))
                                .authorityKeyIdentifier())
                .isEmpty();
    }

    static Stream<ASN1ObjectIdentifier> deciding() {
        return Stream.of(
                Extension.keyUsage, Extension.basicConstraints, Extension.extendedKeyUsage);
    }

    @ParameterizedTest
    @MethodSource("deciding")
    void malformedExtensionThatDecidesIsRefused(ASN1ObjectIdentifier name) {
        assertThat(Certificate.read(der(draft -> draft.extend(name, true, new ASN1Integer(1)))))
                .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
    }

    @Test
    void signatureIsThatOfTheIssuerAlone() {
        Certificate certificate = Cscas.read(SIGNER);
        SigningKey issuer = Keys.usable(CSCA.key());

        assertThat(certificate.isSignedBy(issuer, Cscas.SIGNATURES))
                .isEqualTo(SignatureOutcome.VALID);
        assertThat(certificate.isSignedBy(Keys.usable(Cscas.key("other")), Cscas.SIGNATURES))
                .isEqualTo(SignatureOutcome.WRONG);
        assertThat(
                        Cscas.read(Keys.signedByUnknownAlgorithm(SIGNER))
                                .isSignedBy(issuer, Cscas.SIGNATURES))
                .isEqualTo(SignatureOutcome.NOT_SUPPORTED);
    }

    /// RFC 5280 section 4.1.1.2.
    @Test
    void bothNamesOfTheIssuersAlgorithmAreTheSame() {
        List<ASN1Encodable> fields = Keys.fields(SIGNER);
        ASN1ObjectIdentifier algorithm = X9ObjectIdentifiers.ecdsa_with_SHA256;

        assertThat(Certificate.read(Keys.certificate(fields, sequence(algorithm))))
                .isInstanceOf(CertificateReading.Read.class);
        assertThat(
                        Certificate.read(
                                Keys.certificate(fields, sequence(algorithm, DERNull.INSTANCE))))
                .isInstanceOf(CertificateReading.Read.class);
        for (ASN1Encodable other :
                List.of(
                        sequence(algorithm, new ASN1Integer(1)),
                        sequence(X9ObjectIdentifiers.ecdsa_with_SHA512))) {
            assertThat(Certificate.read(Keys.certificate(fields, other)))
                    .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
        }
    }

    private static ASN1Encodable sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    static Stream<byte[]> malformed() {
        byte[] cut = Arrays.copyOf(SIGNER, SIGNER.length - 1);
        byte[] indefinite = SIGNER.clone();
        indefinite[1] = (byte) 0x80;
        return Stream.of(
                new byte[0],
                new byte[] {0x30, 0},
                TlvBytes.sequence(TlvBytes.sequence()),
                TlvBytes.sequence(TlvBytes.sequence(), TlvBytes.sequence(), tlv(0x03, new byte[1])),
                cut,
                TlvBytes.join(
                        new byte[] {0x30, (byte) 0x80},
                        Arrays.copyOfRange(SIGNER, 4, SIGNER.length),
                        new byte[2]),
                indefinite);
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedBytesAreRefused(byte[] der) {
        assertThat(Certificate.read(der))
                .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
    }

    @Test
    void bytesBehindItAreRefused() {
        assertThat(Certificate.read(Arrays.copyOf(SIGNER, SIGNER.length + 1)))
                .isEqualTo(new CertificateReading.Refused(CheckReason.TRAILING_BYTES));
    }

    @Test
    void certificateBeyondAllMeasureIsRefused() {
        byte[] large =
                der(draft ->
                        draft.extend(
                                new ASN1ObjectIdentifier("2.999.6"),
                                false,
                                new DEROctetString(new byte[20_000])));

        assertThat(Certificate.read(large))
                .isEqualTo(new CertificateReading.Refused(CheckReason.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({"32, true", "33, false"})
    void nameHasAsManyPartsAsRealOnesHave(int parts, boolean read) {
        X500NameBuilder name = new X500NameBuilder();
        for (int part = 0; part < parts; part++) {
            name.addRDN(BCStyle.OU, "part " + part);
        }

        assertThat(
                        Certificate.read(der(draft -> draft.subject(name.build())))
                                instanceof CertificateReading.Read)
                .isEqualTo(read);
    }

    static Stream<byte[]> malformedNames() {
        return Stream.of(
                TlvBytes.sequence(tlv(0x31, TlvBytes.sequence())),
                TlvBytes.sequence(
                        tlv(
                                0x31,
                                TlvBytes.sequence(COMMON_NAME, tlv(0x0C, TlvBytes.bytes(0xFF))))));
    }

    @ParameterizedTest
    @MethodSource("malformedNames")
    void nameThatCannotBeComparedIsRefused(byte[] name) {
        assertThat(Certificate.read(der(draft -> draft.subject(X500Name.getInstance(name)))))
                .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
    }

    private static Certificate signer(UnaryOperator<CertificateDraft> bend) {
        return Cscas.read(der(bend));
    }

    private static byte[] der(UnaryOperator<CertificateDraft> bend) {
        return bend.apply(Cscas.signerDraft(22))
                .issuedBy(CSCA, Cscas.key("signer 22"), Cscas.ECDSA)
                .der();
    }

    /// The certificate without some of its fields, and with a signature that no longer holds.
    private static byte[] without(Integer... positions) {
        List<ASN1Encodable> all = Keys.fields(SIGNER);
        List<ASN1Encodable> rest = new ArrayList<>();
        for (int position = 0; position < all.size(); position++) {
            if (!List.of(positions).contains(position)) {
                rest.add(all.get(position));
            }
        }
        return Keys.certificate(rest, all.get(Keys.ALGORITHM));
    }
}
