package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.printableString;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;
import static vn.xacthuc.icao.TlvBytes.utf8String;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CertificateDraft;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestDigest;
import vn.xacthuc.sample.TestKey;
import vn.xacthuc.sample.TestScheme;

/// What a certificate says as a document signer's. Which faults it may have in whole chips is shown
/// there.
class DocumentSignerTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "signers");

    private static final ASN1ObjectIdentifier EARLY_TYPES =
            new ASN1ObjectIdentifier("2.23.136.1.1.4");

    @Test
    void certificateOfTheProfileHasNothingAgainstIt() {
        DocumentSigner signer = signer(draft -> draft);

        assertThat(signer.fault()).isEmpty();
        assertThat(signer.warnings()).isEmpty();
    }

    static Stream<Arguments> keyUsages() {
        return Stream.of(
                Arguments.of(KeyUsage.digitalSignature, true),
                Arguments.of(KeyUsage.digitalSignature | KeyUsage.nonRepudiation, true),
                Arguments.of(KeyUsage.nonRepudiation, false),
                Arguments.of(KeyUsage.keyCertSign | KeyUsage.cRLSign, false),
                Arguments.of(0, false));
    }

    @ParameterizedTest
    @MethodSource("keyUsages")
    void keyUsageMustAllowSignatures(int usage, boolean allowed) {
        DocumentSigner signer =
                signer(draft -> draft.extend(Extension.keyUsage, true, new KeyUsage(usage)));

        assertThat(signer.fault())
                .isEqualTo(allowed ? Optional.empty() : Optional.of(CheckReason.KEY_USAGE));
    }

    @Test
    void earlyIdentifierOfTheTypesIsUnderstood() {
        DocumentSigner signer =
                signer(draft ->
                        draft.without(CertificateDraft.DOCUMENT_TYPES)
                                .extend(
                                        EARLY_TYPES,
                                        true,
                                        new DERSequence(new DERPrintableString("P"))));

        assertThat(signer.fault()).isEmpty();
        assertThat(signer.documentTypes().orElseThrow().codes()).containsExactly("P");
        assertThat(signer.warnings()).contains(Warning.DOCUMENT_TYPE_LIST_MALFORMED);
    }

    @Test
    void typesAndPeriodThatCannotBeReadCountAsMissing() {
        DocumentSigner signer =
                signer(draft ->
                        draft.extend(CertificateDraft.DOCUMENT_TYPES, false, DERNull.INSTANCE)
                                .extend(Extension.privateKeyUsagePeriod, false, DERNull.INSTANCE));

        assertThat(signer.documentTypes()).isEmpty();
        assertThat(signer.period()).isEmpty();
        assertThat(signer.warnings())
                .contains(
                        Warning.DOCUMENT_TYPE_LIST_MALFORMED,
                        Warning.SIGNER_KEY_USAGE_PERIOD_MISSING);
    }

    @Test
    void emptyListOfTypesCountsAsMissing() {
        ASN1Encodable nothing = new DERSequence();
        DocumentSigner signer =
                signer(draft -> draft.extend(CertificateDraft.DOCUMENT_TYPES, false, nothing));

        assertThat(signer.documentTypes()).isEmpty();
        assertThat(signer.warnings()).contains(Warning.DOCUMENT_TYPE_LIST_MALFORMED);
    }

    @Test
    void oldAlgorithmsAndShortKeysAreWorthAWarning() {
        CertifiedKey old = CSCA.signingBy(TestScheme.ecdsa(TestDigest.SHA1));
        DocumentSigner signer =
                Cscas.read(
                                Cscas.signerDraft(5)
                                        .issuedBy(
                                                old,
                                                TestKey.rsa(1024, "signatures"),
                                                TestScheme.rsa(TestDigest.SHA256))
                                        .der())
                        .documentSigner();

        assertThat(signer.warnings()).contains(Warning.SHA1, Warning.SHORT_KEY);
    }

    @Test
    void isLookedAtOnce() {
        Certificate certificate = Cscas.read(Cscas.signer(CSCA, 6).der());

        assertThat(certificate.documentSigner()).isSameAs(certificate.documentSigner());
    }

    @ParameterizedTest
    @CsvSource({
        "P, P, true",
        "P, PM, true",
        "P, ID, false",
        "ID, ID, true",
        "ID, I, false",
        "I, ID, true",
        "AR, AS, false",
        "P<, PM, true"
    })
    void singleLetterStandsForAllTypesThatBeginWithIt(String listed, String code, boolean allowed) {
        DocumentTypes types =
                DocumentTypes.read(sequence(integer(0), tlv(0x31, printableString(listed))));

        assertThat(types.allow(code)).isEqualTo(allowed);
        assertThat(types.standard()).isTrue();
    }

    static Stream<byte[]> oddLists() {
        byte[] types = tlv(0x31, printableString("P"));
        return Stream.of(
                sequence(printableString("P")),
                sequence(types),
                sequence(integer(1), types),
                sequence(integer(0), types, tlv(0x31, printableString("ID"))),
                sequence(integer(0), printableString("P")),
                sequence(integer(0), types, printableString("ID")),
                sequence(types, printableString("P"), printableString("")));
    }

    @ParameterizedTest
    @MethodSource("oddLists")
    void oddListsAreUnderstoodAndMarked(byte[] value) {
        DocumentTypes types = DocumentTypes.read(value);

        assertThat(types.standard()).isFalse();
        assertThat(types.codes()).contains("P").doesNotContain("");
    }

    @Test
    void listWithoutATypeIsNotOfTheStandard() {
        assertThat(DocumentTypes.read(sequence(integer(0), tlv(0x31))).standard()).isFalse();
    }

    static Stream<byte[]> noLists() {
        return Stream.of(
                new byte[0],
                integer(0),
                sequence(integer(0), utf8String("P")),
                sequence(tlv(0x31, integer(1))),
                TlvBytes.join(sequence(integer(0)), bytes(0)));
    }

    @ParameterizedTest
    @MethodSource("noLists")
    void whatIsNoListIsRefused(byte[] value) {
        assertThatThrownBy(() -> DocumentTypes.read(value)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        // The period begins and ends in Vietnam's civil time, seven hours ahead.
        "20210412170000Z, 20230412165959Z, 2021-04-12, false",
        "20210412170000Z, 20230412165959Z, 2021-04-13, true",
        "20210412165959Z, 20230412165959Z, 2021-04-12, true",
        "20210412170000Z, 20230412165959Z, 2023-04-12, true",
        "20210412170000Z, 20230412165959Z, 2023-04-13, false",
        "20210412170000Z, '', 2099-01-01, true",
        "20210412170000Z, '', 2021-04-12, false",
        "'', 20230412165959Z, 1999-01-01, true",
        "'', 20230412165959Z, 2023-04-13, false"
    })
    void periodCoversWholeDays(String from, String until, LocalDate issued, boolean covered) {
        assertThat(KeyUsagePeriod.read(period(from, until)).covers(issued)).isEqualTo(covered);
    }

    @Test
    void periodKeepsItsEnds() {
        assertThat(KeyUsagePeriod.read(period("20210412170000Z", "")))
                .isEqualTo(
                        new KeyUsagePeriod(
                                Optional.of(Instant.parse("2021-04-12T17:00:00Z")),
                                Optional.empty()));
    }

    static Stream<byte[]> noPeriods() {
        return Stream.of(
                new byte[0],
                sequence(),
                sequence(tlv(0x80, "soon".getBytes(StandardCharsets.US_ASCII))),
                sequence(tlv(0x82, bytes(1))),
                TlvBytes.join(period("20210412170000Z", ""), bytes(0)));
    }

    @ParameterizedTest
    @MethodSource("noPeriods")
    void whatIsNoPeriodIsRefused(byte[] value) {
        assertThatThrownBy(() -> KeyUsagePeriod.read(value)).isInstanceOf(RuntimeException.class);
    }

    private static byte[] period(String from, String until) {
        return sequence(time(0x80, from), time(0x81, until));
    }

    private static byte[] time(int tag, String text) {
        return text.isEmpty() ? new byte[0] : tlv(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static DocumentSigner signer(UnaryOperator<CertificateDraft> bend) {
        return Cscas.read(
                        bend.apply(Cscas.signerDraft(4))
                                .issuedBy(CSCA, Cscas.key("signer 4"), Cscas.ECDSA)
                                .der())
                .documentSigner();
    }
}
