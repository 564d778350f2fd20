package vn.xacthuc.sample;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.BERTaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/// CMS SignedData (RFC 5652 section 5), put together by hand, so that every part can be wrong.
public final class SignedDataDraft {

    private final ASN1ObjectIdentifier contentType;
    private final byte[] content;
    private final List<ASN1Encodable> certificates = new ArrayList<>();
    private final List<SignerInfoDraft> signers = new ArrayList<>();
    private ASN1ObjectIdentifier wrapping = CMSObjectIdentifiers.signedData;
    private int version = 3;
    private boolean indefinite;

    // What is not indefinite is in definite form and not sorted once more: whoever writes a draft
    // gets it.
    private SignedDataDraft(ASN1ObjectIdentifier contentType, byte[] content) {
        this.contentType = contentType;
        this.content = content;
    }

    /// Nobody has signed yet, and no certificate is inside.
    public static SignedDataDraft over(ASN1ObjectIdentifier contentType, byte[] content) {
        return new SignedDataDraft(contentType, content);
    }

    /// Adds a signature.
    public SignedDataDraft signer(SignerInfoDraft signer) {
        signers.add(signer);
        return this;
    }

    /// Takes all signatures away.
    public SignedDataDraft withoutSigner() {
        signers.clear();
        return this;
    }

    public SignedDataDraft certificate(X509CertificateHolder certificate) {
        certificates.add(certificate.toASN1Structure());
        return this;
    }

    /// What ContentInfo says that it holds.
    public SignedDataDraft wrappedAs(ASN1ObjectIdentifier other) {
        wrapping = other;
        return this;
    }

    public SignedDataDraft version(int other) {
        version = other;
        return this;
    }

    /// Indefinite lengths around the content, as New Zealand writes them.
    public SignedDataDraft indefinite() {
        indefinite = true;
        return this;
    }

    /// The ContentInfo.
    public byte[] bytes() {
        ASN1EncodableVector signedData = new ASN1EncodableVector();
        signedData.add(new ASN1Integer(version));
        signedData.add(
                new DERSet(
                        signers.stream()
                                .map(signer -> signer.digest().algorithm())
                                .distinct()
                                .toArray(ASN1Encodable[]::new)));
        ASN1OctetString octets =
                indefinite ? new BEROctetString(content) : new DEROctetString(content);
        signedData.add(sequence(contentType, tagged(octets)));
        if (!certificates.isEmpty()) {
            signedData.add(
                    new DERTaggedObject(
                            false, 0, new DERSet(certificates.toArray(ASN1Encodable[]::new))));
        }
        signedData.add(
                new DLSet(
                        signers.stream()
                                .map(signer -> signer.signerInfo(contentType, content))
                                .toArray(ASN1Encodable[]::new)));
        ASN1Encodable body = indefinite ? new BERSequence(signedData) : new DLSequence(signedData);
        return TestAsn1.ber(sequence(wrapping, tagged(body)));
    }

    private ASN1Encodable sequence(ASN1Encodable... elements) {
        return indefinite ? new BERSequence(elements) : new DLSequence(elements);
    }

    private ASN1Encodable tagged(ASN1Encodable value) {
        return indefinite
                ? new BERTaggedObject(true, 0, value)
                : new DLTaggedObject(true, 0, value);
    }
}
