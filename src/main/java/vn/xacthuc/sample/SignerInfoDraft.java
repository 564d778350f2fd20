package vn.xacthuc.sample;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// One signature in a SignedData (RFC 5652 section 5.3).
///
/// Drafts are used once and by one thread.
public final class SignerInfoDraft {

    private final CertifiedKey signer;
    private TestDigest digest;
    private boolean attributes = true;
    private Optional<Instant> signingTime = Optional.empty();
    private Optional<ASN1ObjectIdentifier> claimedContentType = Optional.empty();
    private boolean byKeyIdentifier;
    private boolean unsorted;
    private boolean signedUnsorted;
    private AlgorithmIdentifier algorithm;
    private X500Name issuer;
    private BigInteger serialNumber;
    private UnaryOperator<byte[]> messageDigest = value -> value;
    private UnaryOperator<byte[]> signature = value -> value;

    private SignerInfoDraft(CertifiedKey signer) {
        this.signer = signer;
        digest = signer.scheme().digest();
        algorithm = signer.scheme().algorithm();
        issuer = signer.certificate().getIssuer();
        serialNumber = signer.serialNumber();
    }

    /// Names the signer by issuer and serial number, and signs content type and digest.
    public static SignerInfoDraft by(CertifiedKey signer) {
        return new SignerInfoDraft(signer);
    }

    public SignerInfoDraft signedAt(Instant instant) {
        signingTime = Optional.of(instant);
        return this;
    }

    /// Leaves the signing time out, as one state in three does.
    public SignerInfoDraft withoutSigningTime() {
        signingTime = Optional.empty();
        return this;
    }

    /// The digest of the content; that of the signature is the scheme's.
    public SignerInfoDraft digest(TestDigest other) {
        digest = other;
        return this;
    }

    TestDigest digest() {
        return digest;
    }

    /// Signs the content itself, so that no attribute is signed.
    public SignerInfoDraft withoutAttributes() {
        attributes = false;
        return this;
    }

    /// What the signed attributes say that the content is.
    public SignerInfoDraft claimingContentType(ASN1ObjectIdentifier other) {
        claimedContentType = Optional.of(other);
        return this;
    }

    /// Names the signer by the identifier of its key, which makes this version 3.
    public SignerInfoDraft byKeyIdentifier() {
        byKeyIdentifier = true;
        return this;
    }

    /// Names the signer's issuer in this form.
    public SignerInfoDraft issuer(X500Name other) {
        issuer = other;
        return this;
    }

    /// Gives the signer's certificate another number than its own.
    public SignerInfoDraft serialNumber(BigInteger other) {
        serialNumber = other;
        return this;
    }

    /// Writes the signed attributes in another order than DER's. The signature is over the order of
    /// DER, as RFC 5652 section 5.4 wants it.
    public SignerInfoDraft unsorted() {
        unsorted = true;
        return this;
    }

    /// The same, and the signature is over the attributes as they are written.
    public SignerInfoDraft signedUnsorted() {
        unsorted = true;
        signedUnsorted = true;
        return this;
    }

    /// Calls the signature by another name.
    public SignerInfoDraft algorithm(AlgorithmIdentifier other) {
        algorithm = other;
        return this;
    }

    /// Changes the digest before it is signed.
    public SignerInfoDraft messageDigest(UnaryOperator<byte[]> change) {
        messageDigest = change;
        return this;
    }

    /// Changes the signature after it was made.
    public SignerInfoDraft signature(UnaryOperator<byte[]> change) {
        signature = change;
        return this;
    }

    ASN1Encodable signerInfo(ASN1ObjectIdentifier contentType, byte[] content) {
        ASN1EncodableVector info = new ASN1EncodableVector();
        info.add(new ASN1Integer(byKeyIdentifier ? 3 : 1));
        info.add(
                byKeyIdentifier
                        ? new DERTaggedObject(false, 0, new DEROctetString(signer.identifier()))
                        : TestAsn1.sequence(issuer, new ASN1Integer(serialNumber)));
        info.add(digest.algorithm());
        ASN1EncodableVector signed = attributes(contentType, content);
        ASN1Set written = unsorted ? new DLSet(reversed(signed)) : new DERSet(signed);
        if (attributes) {
            info.add(new DLTaggedObject(false, 0, written));
        }
        info.add(algorithm);
        info.add(new DEROctetString(signature.apply(sign(written, content))));
        return new DLSequence(info);
    }

    private byte[] sign(ASN1Set written, byte[] content) {
        byte[] bytes = signedUnsorted ? TestAsn1.ber(written) : TestAsn1.der(written);
        return signer.scheme().sign(signer.key(), attributes ? bytes : content);
    }

    private static ASN1EncodableVector reversed(ASN1EncodableVector vector) {
        ASN1EncodableVector reversed = new ASN1EncodableVector();
        for (int i = vector.size() - 1; i >= 0; i--) {
            reversed.add(vector.get(i));
        }
        return reversed;
    }

    private ASN1EncodableVector attributes(ASN1ObjectIdentifier contentType, byte[] content) {
        ASN1EncodableVector signed = new ASN1EncodableVector();
        signed.add(attribute(CMSAttributes.contentType, claimedContentType.orElse(contentType)));
        signingTime.ifPresent(instant ->
                signed.add(attribute(CMSAttributes.signingTime, TestAsn1.time(instant))));
        signed.add(
                attribute(
                        CMSAttributes.messageDigest,
                        new DEROctetString(messageDigest.apply(digest.of(content)))));
        return signed;
    }

    private static ASN1Encodable attribute(ASN1ObjectIdentifier name, ASN1Encodable value) {
        return TestAsn1.sequence(name, TestAsn1.set(value));
    }
}
