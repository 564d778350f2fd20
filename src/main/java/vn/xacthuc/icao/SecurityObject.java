package vn.xacthuc.icao;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;

/// EF.SOD, read and not verified: a CMS SignedData (RFC 5652 section 5.1) over the list of hashes
/// (Doc 9303-10 section 4.6.2).
///
/// Read here and not by BouncyCastle's CMS classes, which take wrong content types and versions,
/// bytes after the end, and signers without signed attributes.
///
/// @param contentType of the signed content
/// @param content the signed content itself
/// @param certificates as they are encoded, in the order of the file
/// @param distinguished whether the lengths are those of DER, as Doc 9303-10 asks
record SecurityObject(
        ASN1ObjectIdentifier contentType,
        byte[] content,
        List<byte[]> certificates,
        SodSigner signer,
        boolean distinguished) {

    private static final int TAG = 0x77;
    private static final int LONGEST = 64 * 1024;

    /// Of the SignedData: the version that goes with a content type other than id-data (RFC 5652
    /// section 5.1), and that Doc 9303-10 fixes.
    private static final int VERSION = 3;

    /// Real files hold one, rarely two.
    private static final int MOST_CERTIFICATES = 16;

    private static final int CERTIFICATES = 0xA0;
    private static final int REVOCATION_LISTS = 0xA1;
    private static final int EXPLICIT_0 = 0xA0;

    /// Content types of security objects made before 2.23.136.1.1.1 was fixed, and of China's.
    private static final Set<ASN1ObjectIdentifier> LEGACY_CONTENT_TYPES =
            Set.of(
                    CMSObjectIdentifiers.data,
                    new ASN1ObjectIdentifier("1.3.27.1.1.1"),
                    new ASN1ObjectIdentifier("1.2.528.1.1006.1.20.1"));

    /// Reads the file.
    ///
    /// @throws Refusal if it is no security object
    static SecurityObject read(byte[] file) {
        if (file.length > LONGEST) {
            throw new Refusal(CheckReason.TOO_LARGE);
        }
        try {
            return of(signedData(file));
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException malformed) {
            throw new Refusal(CheckReason.MALFORMED);
        }
    }

    /// What is inside the file's tag 77, which nothing may follow.
    private static DefiniteForm signedData(byte[] file) {
        Elements elements = new Elements(file, 0, file.length);
        BerTlv outer = elements.next(TAG);
        if (elements.hasNext()) {
            throw new Refusal(CheckReason.TRAILING_BYTES);
        }
        DefiniteForm form =
                DefiniteForm.read(file, outer.valueOffset(), outer.end())
                        .orElseThrow(() -> new Refusal(CheckReason.MALFORMED));
        if (form.sourceEnd() != outer.end()) {
            throw new Refusal(CheckReason.TRAILING_BYTES);
        }
        return form;
    }

    private static SecurityObject of(DefiniteForm form) {
        Elements contentInfo =
                new Elements(form.bytes(), form.offset(), form.end()).inside(Elements.SEQUENCE);
        if (!contentInfo.nextIdentifier().equals(CMSObjectIdentifiers.signedData)) {
            throw new Refusal(CheckReason.NOT_SIGNED_DATA);
        }
        Elements explicit = contentInfo.inside(EXPLICIT_0);
        contentInfo.close();
        Elements signedData = explicit.inside(Elements.SEQUENCE);
        explicit.close();
        if (signedData.nextSmallInteger() != VERSION) {
            throw new Refusal(CheckReason.NOT_SIGNED_DATA);
        }
        // The digest algorithms of all signers, which the signer names again.
        signedData.next(Elements.SET);
        Elements contentToSign = signedData.inside(Elements.SEQUENCE);
        ASN1ObjectIdentifier contentType = contentToSign.nextIdentifier();
        Elements octets = contentToSign.inside(EXPLICIT_0);
        byte[] content = octets.value(octets.next(Elements.OCTET_STRING));
        octets.close();
        contentToSign.close();
        List<byte[]> certificates = certificates(signedData);
        if (signedData.nextIs(REVOCATION_LISTS)) {
            signedData.next();
        }
        Elements signers = signedData.inside(Elements.SET);
        signedData.close();
        if (!signers.hasNext()) {
            throw new Refusal(CheckReason.SIGNER_COUNT);
        }
        BerTlv first = signers.next(Elements.SEQUENCE);
        if (signers.hasNext()) {
            throw new Refusal(CheckReason.SIGNER_COUNT);
        }
        boolean distinguished = form.definite() && form.shortest();
        SodSigner signer = SodSigner.read(form.bytes(), first, distinguished);
        return new SecurityObject(contentType, content, certificates, signer, distinguished);
    }

    private static List<byte[]> certificates(Elements signedData) {
        List<byte[]> certificates = new ArrayList<>(1);
        if (signedData.nextIs(CERTIFICATES)) {
            Elements choices = signedData.inside(CERTIFICATES);
            while (choices.hasNext()) {
                if (certificates.size() == MOST_CERTIFICATES) {
                    throw new Refusal(CheckReason.MALFORMED);
                }
                certificates.add(choices.encoded(choices.next(Elements.SEQUENCE)));
            }
        }
        return certificates;
    }

    /// Whether the content type is the one of the standard.
    boolean isStandard() {
        return contentType.equals(ICAOObjectIdentifiers.id_icao_ldsSecurityObject);
    }

    /// Whether the content type is one that was used in its place.
    boolean isLegacy() {
        return LEGACY_CONTENT_TYPES.contains(contentType);
    }

    /// The certificate that the signer names, or the only one there is: names are spelt in several
    /// ways, and the signature decides. Never merely the first or the last of several.
    Optional<byte[]> signerCertificate() {
        if (certificates.size() == 1) {
            return Optional.of(certificates.getFirst());
        }
        for (byte[] encoded : certificates) {
            if (Certificate.read(encoded) instanceof CertificateReading.Read read
                    && signer.name().fits(read.certificate())) {
                return Optional.of(encoded);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "SecurityObject[masked]";
    }
}
