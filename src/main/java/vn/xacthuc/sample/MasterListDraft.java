package vn.xacthuc.sample;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;

/// A master list of CSCA certificates (Doc 9303-12 section 9).
public final class MasterListDraft {

    /// Doc 9303-12 section 9.2: the content type of a master list.
    public static final ASN1ObjectIdentifier CONTENT_TYPE =
            ICAOObjectIdentifiers.id_icao_cscaMasterList;

    private MasterListDraft() {}

    /// A list that its signer signs, with the signer and the signer's CSCA inside.
    public static byte[] signed(
            CertifiedKey signer, CertifiedKey authority, CertifiedKey... listed) {
        return SignedDataDraft.over(CONTENT_TYPE, content(Arrays.asList(listed)))
                .certificate(signer.certificate())
                .certificate(authority.certificate())
                // German and Dutch lists name their signer by its key.
                .signer(SignerInfoDraft.by(signer).byKeyIdentifier())
                .bytes();
    }

    /// The list itself, for a SignedData of one's own.
    public static byte[] content(Collection<CertifiedKey> listed) {
        List<ASN1Encodable> certificates =
                listed.stream()
                        .<ASN1Encodable>map(key -> key.certificate().toASN1Structure())
                        .toList();
        return TestAsn1.der(
                TestAsn1.sequence(
                        new ASN1Integer(0),
                        TestAsn1.set(certificates.toArray(ASN1Encodable[]::new))));
    }
}
