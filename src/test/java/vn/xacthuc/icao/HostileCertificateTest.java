package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.TestChip;
import vn.xacthuc.sample.TestCountry;
import vn.xacthuc.sample.TestKey;

/// What the holder of one genuine certificate, or of a strange CSCA, could try.
class HostileCertificateTest {

    private static final CertifiedKey CSCA = TestCountry.csca();
    private static final CertifiedKey SIGNER = TestCountry.signer("Test DS of hostile tests");

    @Test
    void signatureThatIsNotOfWholeOctetsIsMalformed() {
        byte[] der = SIGNER.der();
        int signature = SIGNER.certificate().getSignature().length;
        der[der.length - signature - 1] = 1;

        assertThat(Certificate.read(der))
                .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
    }

    @Test
    void signatureInPiecesIsMalformed() {
        byte[] der = SIGNER.der();
        int signature = SIGNER.certificate().getSignature().length;
        der[der.length - signature - 3] = 0x23;

        assertThat(Certificate.read(der))
                .isEqualTo(new CertificateReading.Refused(CheckReason.MALFORMED));
    }

    @Test
    void certificateIsRememberedInItsOneEncodingOnly() {
        TrustList trust = Cscas.trusting(List.of(), CSCA);
        Certificate plain = Cscas.read(SIGNER.der());
        Certificate padded = Cscas.read(withLongerLength(SIGNER.der()));

        assertThat(trust.path(plain)).isInstanceOf(TrustPathFinding.Trusted.class);
        assertThat(trust.path(padded)).isInstanceOf(TrustPathFinding.Trusted.class);
        assertThat(trust.remembered(plain.fingerprint())).isPresent();
        assertThat(trust.remembered(padded.fingerprint())).isEmpty();
    }

    @Test
    void cscaWithoutACountrySignsForNoState() {
        CertifiedKey nobodys =
                TestCountry.csca(new X500Name("CN=CSCA of nobody"), "VNM", "CSCA of nobody");
        TestChip chip =
                Inspected.draft(
                                TestCountry.signerDraft("Test DS of nobody")
                                        .subject(new X500Name("CN=DS of nobody"))
                                        .issuedBy(
                                                nobodys,
                                                TestKey.named("P-256", "DS of nobody"),
                                                SIGNER.scheme()))
                        .make();
        PassiveFindings found =
                new PassiveAuthentication(Signatures.portable(), InspectionPolicy.DEFAULT)
                        .inspect(chip.files(), Cscas.trusting(List.of(), nobodys), Cscas.NOW);

        assertThat(found.trustPath()).isEqualTo(TrustPath.TRUSTED);
        assertThat(found.checks())
                .contains(CheckOutcome.failed(Check.COUNTRY, CheckReason.COUNTRY_MISSING));
    }

    @Test
    void signerThatNamesAnotherKeyOfItsCscaIsTrustedAllTheSame() {
        CertifiedKey signer =
                TestCountry.signerDraft("Test DS naming another key")
                        .issuedBy(
                                CSCA.withKey(TestCountry.newerCsca().key()),
                                TestKey.named("P-256", "DS naming another key"),
                                SIGNER.scheme());

        assertThat(
                        Cscas.trusting(List.of(), CSCA, TestCountry.newerCsca())
                                .path(Cscas.read(signer.der())))
                .isInstanceOf(TrustPathFinding.Trusted.class);
    }

    /// The same certificate, its outermost length in one octet more than DER has.
    private static byte[] withLongerLength(byte[] der) {
        byte[] longer = new byte[der.length + 1];
        longer[0] = der[0];
        longer[1] = (byte) 0x83;
        System.arraycopy(der, 2, longer, 3, der.length - 2);
        assertThat(Arrays.copyOf(der, 2)).containsExactly(0x30, 0x82);
        return longer;
    }
}
