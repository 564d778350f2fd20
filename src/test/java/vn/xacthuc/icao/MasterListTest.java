package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.MasterListDraft;
import vn.xacthuc.sample.SignedDataDraft;
import vn.xacthuc.sample.SignerInfoDraft;
import vn.xacthuc.sample.TestCountry;

class MasterListTest {

    private static final ASN1ObjectIdentifier OTHER = new ASN1ObjectIdentifier("1.2.3");
    private static final Instant SIGNED = Instant.parse("2026-08-07T05:38:24Z");
    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey SIGNER =
            signerDraft().issuedBy(CSCA, Cscas.key("list signer"), Cscas.ECDSA);

    private static CertificateDraft signerDraft() {
        return CertificateDraft.masterListSigner(
                TestCountry.name("XA", "list signer"), "UTO", Cscas.START, Cscas.END);
    }

    private static byte[] content(CertifiedKey... listed) {
        return MasterListDraft.content(List.of(listed));
    }

    private static SignerInfoDraft signature() {
        return SignerInfoDraft.by(SIGNER).signedAt(SIGNED);
    }

    private static SignedDataDraft draft(byte[] content) {
        return SignedDataDraft.over(MasterListDraft.CONTENT_TYPE, content)
                .certificate(CSCA.certificate())
                .certificate(SIGNER.certificate());
    }

    private static SignedDataDraft draft() {
        return draft(content(CSCA));
    }

    private static MasterListReading reading(SignedDataDraft draft) {
        return MasterList.read(draft.bytes(), Cscas.SIGNATURES);
    }

    private static MasterList read(SignedDataDraft draft) {
        return ((MasterListReading.Read) reading(draft)).list();
    }

    private static MasterListReading refused(TrustFault fault) {
        return new MasterListReading.Refused(fault);
    }

    @Test
    void listSaysWhoSignedItWhenAndWhatItHolds() {
        MasterList list = read(draft(content(CSCA, Cscas.signer(CSCA, 1))).signer(signature()));

        assertThat(list.signer().fingerprint()).isEqualTo(Cscas.read(SIGNER.der()).fingerprint());
        assertThat(list.signingTime()).contains(SIGNED);
        assertThat(list.flags()).isEmpty();
        assertThat(list.certificates())
                .hasSize(2)
                .hasAtLeastOneElementOfType(CscaCertificateReading.Read.class)
                .hasAtLeastOneElementOfType(CscaCertificateReading.Refused.class);
        assertThat(list.fingerprint()).isEqualTo(Fingerprint.ofEncoded(list.encoded()));
        assertThat(list).hasToString("MasterList[" + list.fingerprint() + "]");
    }

    @Test
    void signerMayBeNamedByItsKeyAndTheListBeInIndefiniteForm() {
        assertThat(reading(draft().signer(signature().byKeyIdentifier()).indefinite()))
                .isInstanceOf(MasterListReading.Read.class);
    }

    @Test
    void missingSigningTimeIsFlaggedAndCountsAsOlderThanAny() {
        MasterList undated = read(draft().signer(signature().withoutSigningTime()));
        MasterList dated = read(draft().signer(signature()));

        assertThat(undated.flags()).containsExactly(TrustFlag.SIGNING_TIME_MISSING);
        assertThat(undated.isOlderThan(dated)).isTrue();
        assertThat(undated.isOlderThan(undated)).isFalse();
        assertThat(dated.isOlderThan(undated)).isFalse();
        assertThat(dated.isOlderThan(dated)).isFalse();
    }

    @Test
    void cscaThatSignedTheListItselfIsFlaggedAndVouchesOnlyAsThatCertificate() {
        MasterList list =
                read(draft().signer(SignerInfoDraft.by(CSCA).signedAt(SIGNED).byKeyIdentifier()));
        CertifiedKey link = Cscas.link(CSCA, CSCA);

        assertThat(list.flags()).containsExactly(TrustFlag.SIGNED_BY_CSCA);
        assertThat(list.root(List.of(Cscas.csca(CSCA)), Cscas.SIGNATURES)).isPresent();
        assertThat(list.root(List.of(Cscas.csca(link)), Cscas.SIGNATURES)).isEmpty();
    }

    @Test
    void onlyTheAuthorityThatIssuedTheSignerVouchesForIt() {
        MasterList list = read(draft().signer(signature()));
        CscaCertificate csca = Cscas.csca(CSCA);
        CscaCertificate sameName = Cscas.csca(Cscas.root("XA", "CSCA", "older"));
        CscaCertificate otherName = Cscas.csca(Cscas.root("XA", "CSCA 2", "CSCA"));

        assertThat(list.root(List.of(sameName, otherName, csca), Cscas.SIGNATURES)).contains(csca);
        assertThat(list.root(List.of(sameName, otherName), Cscas.SIGNATURES)).isEmpty();
    }

    @Test
    void publisherIsKnownByItsCountry() {
        CertifiedKey renamed = Cscas.root("XA", "CSCA renamed", "renamed");
        CertifiedKey abroad = Cscas.root("XB", "CSCA", "abroad");
        MasterList list = read(draft().signer(signature()));

        assertThat(list.isOfPublisherOf(ownListOf(renamed))).isTrue();
        assertThat(list.isOfPublisherOf(ownListOf(abroad))).isFalse();
        CertifiedKey nameless =
                Cscas.draft("XA", "CSCA")
                        .subject(new org.bouncycastle.asn1.x500.X500Name("CN=CSCA"))
                        .selfSigned(Cscas.key("nameless"), Cscas.ECDSA);
        assertThat(ownListOf(nameless).isOfPublisherOf(ownListOf(nameless))).isTrue();
        assertThat(ownListOf(nameless).isOfPublisherOf(list)).isFalse();
    }

    private static MasterList ownListOf(CertifiedKey csca) {
        return read(
                draft().certificate(csca.certificate())
                        .signer(SignerInfoDraft.by(csca).byKeyIdentifier()));
    }

    static Stream<Arguments> refusals() throws IOException {
        CertifiedKey late =
                signerDraft()
                        .validBetween(SIGNED.plusSeconds(1), Cscas.END)
                        .issuedBy(CSCA, SIGNER.key(), Cscas.ECDSA);
        CertifiedKey chips = Cscas.signer(CSCA, 1);
        CertifiedKey otherUse =
                signerDraft()
                        .extend(Extension.extendedKeyUsage, true, new DERSequence(OTHER))
                        .issuedBy(CSCA, SIGNER.key(), Cscas.ECDSA);
        CertifiedKey strangeKey =
                signerDraft()
                        .issuedBy(
                                CSCA,
                                SIGNER.key()
                                        .describedAs(
                                                new SubjectPublicKeyInfo(
                                                        new AlgorithmIdentifier(OTHER),
                                                        new byte[32])),
                                Cscas.ECDSA);
        byte[] second =
                new DERSequence(
                                new org.bouncycastle.asn1.ASN1Encodable[] {
                                    new ASN1Integer(1), new DERSet()
                                })
                        .getEncoded();
        byte[] wide =
                new DERSequence(
                                new org.bouncycastle.asn1.ASN1Encodable[] {
                                    new ASN1Integer(256), new DERSet()
                                })
                        .getEncoded();
        byte[] crowd = content(Collections.nCopies(5_001, CSCA).toArray(CertifiedKey[]::new));
        return Stream.of(
                arguments(
                        TrustFault.NOT_A_MASTER_LIST, draft().signer(signature()).wrappedAs(OTHER)),
                arguments(TrustFault.NOT_A_MASTER_LIST, draft().signer(signature()).version(1)),
                arguments(
                        TrustFault.NOT_A_MASTER_LIST,
                        SignedDataDraft.over(OTHER, content(CSCA)).signer(signature())),
                arguments(TrustFault.NOT_A_MASTER_LIST, draft(second).signer(signature())),
                arguments(TrustFault.NOT_A_MASTER_LIST, draft(wide).signer(signature())),
                arguments(TrustFault.NOT_A_MASTER_LIST, draft(crowd).signer(signature())),
                arguments(TrustFault.MALFORMED, draft(new byte[2]).signer(signature())),
                arguments(TrustFault.SIGNER_MISSING, draft()),
                arguments(
                        TrustFault.SIGNER_MISSING, draft().signer(signature()).signer(signature())),
                arguments(
                        TrustFault.SIGNER_MISSING,
                        SignedDataDraft.over(MasterListDraft.CONTENT_TYPE, content(CSCA))
                                .signer(signature())),
                arguments(
                        TrustFault.SIGNER_MISSING,
                        draft().signer(SignerInfoDraft.by(chips).byKeyIdentifier())),
                arguments(
                        TrustFault.SIGNER_MISSING,
                        draft().signer(signature().issuer(TestCountry.name("XA", "other")))),
                arguments(TrustFault.SIGNER_MISSING, draft().signer(SignerInfoDraft.by(chips))),
                arguments(
                        TrustFault.SIGNED_ATTRIBUTES_MISSING,
                        draft().signer(signature().withoutAttributes())),
                arguments(
                        TrustFault.SIGNATURE_WRONG,
                        draft().signer(signature().claimingContentType(OTHER))),
                arguments(
                        TrustFault.SIGNATURE_WRONG,
                        draft().signer(signature().messageDigest(MasterListTest::flipped))),
                arguments(
                        TrustFault.SIGNATURE_WRONG,
                        draft().signer(signature().signature(MasterListTest::flipped))),
                arguments(
                        TrustFault.ALGORITHM_NOT_SUPPORTED,
                        draft().signer(signature().algorithm(new AlgorithmIdentifier(OTHER)))),
                arguments(TrustFault.ALGORITHM_NOT_SUPPORTED, signedBy(strangeKey)),
                arguments(TrustFault.SIGNING_TIME_OUTSIDE_VALIDITY, signedBy(late)),
                arguments(TrustFault.SIGNER_NOT_FOR_MASTER_LISTS, signedBy(chips)),
                arguments(TrustFault.SIGNER_NOT_FOR_MASTER_LISTS, signedBy(otherUse)));
    }

    private static SignedDataDraft signedBy(CertifiedKey signer) {
        return SignedDataDraft.over(MasterListDraft.CONTENT_TYPE, content(CSCA))
                .certificate(signer.certificate())
                .signer(SignerInfoDraft.by(signer).signedAt(SIGNED));
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] other = bytes.clone();
        other[other.length - 1] ^= 1;
        return other;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void listThatDoesNotHoldIsRefusedWithItsReason(TrustFault fault, SignedDataDraft draft) {
        assertThat(reading(draft)).isEqualTo(refused(fault));
    }

    @Test
    void hashFunctionThatNobodyKnowsIsNotSupported() {
        byte[] list = draft().signer(signature()).bytes();
        String sha256 = "0609608648016503040201";
        String hex = java.util.HexFormat.of().formatHex(list);
        int last = hex.lastIndexOf(sha256);
        byte[] changed =
                java.util.HexFormat.of()
                        .parseHex(
                                hex.substring(0, last)
                                        + sha256.replace("0201", "02ff")
                                        + hex.substring(last + sha256.length()));

        assertThat(MasterList.read(changed, Cscas.SIGNATURES))
                .isIn(refused(TrustFault.ALGORITHM_NOT_SUPPORTED), refused(TrustFault.MALFORMED));
    }

    @Test
    void bytesThatAreNoListAreMalformed() {
        byte[] list = draft().signer(signature()).bytes();

        for (byte[] bytes :
                List.of(new byte[0], CSCA.der(), Arrays.copyOf(list, list.length - 1))) {
            assertThat(MasterList.read(bytes, Cscas.SIGNATURES))
                    .isEqualTo(refused(TrustFault.MALFORMED));
        }
    }

    @Test
    void elementThatIsNoCertificateIsRefusedByItself() throws IOException {
        byte[] content =
                new DERSequence(
                                new org.bouncycastle.asn1.ASN1Encodable[] {
                                    new ASN1Integer(0), new DERSet(new ASN1Integer(5))
                                })
                        .getEncoded();

        assertThat(read(draft(content).signer(signature())).certificates())
                .singleElement()
                .isInstanceOfSatisfying(
                        CscaCertificateReading.Refused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(TrustFault.MALFORMED));
    }
}
