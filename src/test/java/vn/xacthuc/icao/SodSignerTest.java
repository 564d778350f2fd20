package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.SignerInfoDraft;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestKey;

/// Whose certificate in EF.SOD is the signer's?
class SodSignerTest {

    private static final CertifiedKey SIGNER = Inspected.signer();
    private static final byte[] SOD = Inspected.draft().make().sod();
    private static final CertifiedKey FIRST = TestCountry.signer("Test DS first");
    private static final CertifiedKey LAST = TestCountry.signer("Test DS last");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void signerIsTheOneThatIsNamedAmongSeveral(boolean byKey) {
        PassiveFindings findings =
                Inspected.sod(sod ->
                        sod.withoutCertificate()
                                .signerInfo(info -> named(info, byKey))
                                .signedData(data ->
                                        data.certificate(FIRST.certificate())
                                                .certificate(SIGNER.certificate())
                                                .certificate(LAST.certificate())));

        assertThat(findings.integrity()).isEqualTo(Integrity.PASSED);
        assertThat(findings.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noneOfSeveralThatAreNotNamedIsTheSigner(boolean byKey) {
        assertThat(
                        Inspected.check(
                                Inspected.sod(sod ->
                                        sod.withoutCertificate()
                                                .signerInfo(info -> named(info, byKey))
                                                .signedData(data ->
                                                        data.certificate(FIRST.certificate())
                                                                .certificate(LAST.certificate()))),
                                Check.SOD_SIGNATURE))
                .isEqualTo(CheckOutcome.notDone(Check.SOD_SIGNATURE, CheckReason.SIGNER_MISSING));
    }

    private static void named(SignerInfoDraft info, boolean byKey) {
        if (byKey) {
            info.byKeyIdentifier();
        }
    }

    @Test
    void signerAmongSeveralMayBeNamedInAnotherOrder() {
        byte[] sod =
                Inspected.draft()
                        .sod(draft ->
                                draft.signerInfo(info ->
                                                info.issuer(
                                                        backwards(TestCountry.csca().subject())))
                                        .signedData(data -> data.certificate(FIRST.certificate())))
                        .make()
                        .sod();
        PassiveFindings findings = Inspected.alone(sod);

        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
        assertThat(findings.warnings()).containsExactly(Warning.SIGNER_NAMED_DIFFERENTLY);
    }

    private static X500Name backwards(X500Name name) {
        List<RDN> parts = new ArrayList<>(List.of(name.getRDNs()));
        Collections.reverse(parts);
        return new X500Name(parts.toArray(RDN[]::new));
    }

    @Test
    void malformedNameOfASignerFitsNobody() {
        byte[] sod =
                Inspected.draft()
                        .sod(draft ->
                                draft.signedData(data -> data.certificate(FIRST.certificate())))
                        .make()
                        .sod();
        byte[] malformed =
                SodParts.signer(
                        sod,
                        fields ->
                                fields.set(
                                        1,
                                        sequence(
                                                sequence(DERNull.INSTANCE),
                                                new ASN1Integer(SIGNER.serialNumber()))));

        assertThat(Inspected.check(Inspected.alone(malformed), Check.SOD_SIGNATURE))
                .isEqualTo(CheckOutcome.notDone(Check.SOD_SIGNATURE, CheckReason.SIGNER_MISSING));
    }

    @Test
    void onlyCertificateIsTheSignersHoweverItsIssuerIsSpelt() {
        byte[] named =
                SodParts.signer(
                        SOD,
                        fields ->
                                fields.set(
                                        1,
                                        sequence(
                                                TestCountry.name("XA", "somebody"),
                                                new ASN1Integer(SIGNER.serialNumber()))));
        PassiveFindings findings = Inspected.alone(named);

        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
        assertThat(findings.warnings()).containsExactly(Warning.SIGNER_NAMED_DIFFERENTLY);
    }

    static Stream<Consumer<List<ASN1Encodable>>> otherSigners() {
        return Stream.of(
                fields ->
                        fields.set(
                                1,
                                sequence(
                                        TestCountry.csca().subject(),
                                        new ASN1Integer(BigInteger.TWO))),
                fields ->
                        fields.set(
                                1, new DLTaggedObject(false, 0, new DEROctetString(bytes(1, 2)))));
    }

    @ParameterizedTest
    @MethodSource("otherSigners")
    void onlyCertificateIsTheSignersWhateverItIsCalled(Consumer<List<ASN1Encodable>> rename) {
        PassiveFindings findings = Inspected.alone(SodParts.signer(SOD, rename));

        assertThat(Inspected.check(findings, Check.SOD_SIGNATURE).result())
                .isEqualTo(CheckResult.PASSED);
        assertThat(findings.warnings()).containsExactly(Warning.SIGNER_NAMED_DIFFERENTLY);
    }

    @Test
    void signerWithoutKeyIdentifierIsNamedByNone() {
        CertifiedKey bare =
                TestCountry.signerDraft("Test DS without identifier")
                        .without(Extension.subjectKeyIdentifier)
                        .issuedBy(
                                TestCountry.csca(),
                                TestKey.named("P-256", "bare"),
                                SIGNER.scheme());
        PassiveFindings findings =
                Inspected.files(
                        Inspected.draft(bare)
                                .sod(sod -> sod.signerInfo(SignerInfoDraft::byKeyIdentifier))
                                .make()
                                .files());

        assertThat(findings.integrity()).isEqualTo(Integrity.PASSED);
        assertThat(findings.warnings()).contains(Warning.SIGNER_NAMED_DIFFERENTLY);
    }

    private static CheckOutcome failed(CheckReason reason) {
        return CheckOutcome.failed(Check.SOD_STRUCTURE, reason);
    }

    private static ASN1Encodable sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }
}
