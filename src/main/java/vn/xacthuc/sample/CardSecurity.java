package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;

/// Genuine things in the wrong place.
final class CardSecurity {

    /// id-SecurityObject (TR-03110-3 appendix A.1.2.5).
    private static final ASN1ObjectIdentifier SECURITY_OBJECT =
            new ASN1ObjectIdentifier("0.4.0.127.0.7.3.2.1");

    /// id-TA (TR-03110-3 appendix A.1.1.3).
    private static final ASN1ObjectIdentifier TERMINAL_AUTHENTICATION =
            new ASN1ObjectIdentifier("0.4.0.127.0.7.2.2.2");

    private static final int LARGE = 70 * 1024;

    private CardSecurity() {}

    /// EF.CardSecurity (Doc 9303-11 section 9.2.11), which has no tag of its own.
    static byte[] file(CertifiedKey signer) {
        byte[] infos =
                TestAsn1.der(
                        TestAsn1.set(
                                TestAsn1.sequence(TERMINAL_AUTHENTICATION, new ASN1Integer(1))));
        return SignedDataDraft.over(SECURITY_OBJECT, infos)
                .certificate(signer.certificate())
                .signer(SignerInfoDraft.by(signer))
                .bytes();
    }

    /// A certificate with an extension beyond all measure.
    static CertifiedKey largeCertificate() {
        CertifiedKey signer = TestCountry.signer("Test DS plain");
        return TestCountry.signerDraft("Test DS large")
                .extend(
                        new ASN1ObjectIdentifier("2.999.1"),
                        false,
                        new DEROctetString(new byte[LARGE]))
                .issuedBy(TestCountry.csca(), signer.key(), signer.scheme());
    }

    /// The signed list of a card that the ordinary adult might get next.
    static byte[] sodOfAnotherCard() {
        CardHolder other = CardHolder.ordinary().issued(LocalDate.of(2026, 2, 2), Optional.empty());
        return CccdChip.of(other).make().sod();
    }
}
