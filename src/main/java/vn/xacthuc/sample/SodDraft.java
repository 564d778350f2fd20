package vn.xacthuc.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;

/// What an EF.SOD is to hold (Doc 9303-10 section 4.6.2). It begins as version 0 of the LDS, signed
/// by one signer whose certificate is inside.
///
/// Drafts are used once and by one thread.
public final class SodDraft {

    /// id-icao-mrtd-security-ldsSecurityObject.
    public static final ASN1ObjectIdentifier CONTENT_TYPE =
            ICAOObjectIdentifiers.id_icao_ldsSecurityObject;

    private final CertifiedKey signer;
    private final SignerInfoDraft signerInfo;
    private final List<ASN1Encodable> hashes = new ArrayList<>();
    private final List<Consumer<SignedDataDraft>> changes = new ArrayList<>();
    private TestDigest digest = TestDigest.SHA256;
    private ASN1ObjectIdentifier contentType = CONTENT_TYPE;
    private int version;
    private Optional<String> ldsVersion = Optional.empty();
    private boolean certificate = true;
    private UnaryOperator<byte[]> content = bytes -> bytes;
    private UnaryOperator<byte[]> inside = bytes -> bytes;

    private SodDraft(CertifiedKey signer) {
        this.signer = signer;
        signerInfo = SignerInfoDraft.by(signer);
    }

    public static SodDraft by(CertifiedKey signer) {
        return new SodDraft(signer);
    }

    /// The digest of the data groups listed from now on; that of the signature is the signer's.
    public SodDraft digest(TestDigest other) {
        digest = other;
        return this;
    }

    /// Lists a data group with its hash.
    public SodDraft list(int number, byte[] file) {
        return listHash(number, digest.of(file));
    }

    /// Lists a hash under a number, whatever either is.
    public SodDraft listHash(int number, byte[] hash) {
        hashes.add(TestAsn1.sequence(new ASN1Integer(number), new DEROctetString(hash)));
        return this;
    }

    /// Replaces all that was listed so far.
    public SodDraft clear() {
        hashes.clear();
        return this;
    }

    /// Version 1, with the LDS version that belongs into it.
    public SodDraft versionOne() {
        return version(1).ldsVersion("0108");
    }

    /// The version of the LDS security object alone.
    public SodDraft version(int other) {
        version = other;
        return this;
    }

    /// Adds ldsVersionInfo, which version 1 has and version 0 has not.
    public SodDraft ldsVersion(String text) {
        ldsVersion = Optional.of(text);
        return this;
    }

    public SodDraft contentType(ASN1ObjectIdentifier other) {
        contentType = other;
        return this;
    }

    /// Leaves the signer's certificate out.
    public SodDraft withoutCertificate() {
        certificate = false;
        return this;
    }

    /// Changes the encoded LDS security object before it is signed.
    public SodDraft content(UnaryOperator<byte[]> change) {
        content = change;
        return this;
    }

    /// Changes the signature's part.
    public SodDraft signerInfo(Consumer<SignerInfoDraft> change) {
        change.accept(signerInfo);
        return this;
    }

    /// Changes the SignedData around content and signature.
    public SodDraft signedData(Consumer<SignedDataDraft> change) {
        changes.add(change);
        return this;
    }

    /// Changes the bytes inside tag 77 after the signature was made.
    public SodDraft inside(UnaryOperator<byte[]> change) {
        inside = change;
        return this;
    }

    /// The file, with its tag.
    public byte[] file() {
        SignedDataDraft signedData =
                SignedDataDraft.over(contentType, content.apply(TestAsn1.der(securityObject())))
                        .signer(signerInfo);
        if (certificate) {
            signedData.certificate(signer.certificate());
        }
        changes.forEach(change -> change.accept(signedData));
        return Tlv.of(0x77, inside.apply(signedData.bytes()));
    }

    private DERSequence securityObject() {
        ASN1EncodableVector object = new ASN1EncodableVector();
        object.add(new ASN1Integer(version));
        object.add(digest.algorithm());
        object.add(new DERSequence(hashes.toArray(ASN1Encodable[]::new)));
        ldsVersion.ifPresent(text ->
                object.add(
                        TestAsn1.sequence(
                                new DERPrintableString(text),
                                // Unicode 4.0.0, as EF.COM says it too.
                                new DERPrintableString("040000"))));
        return new DERSequence(object);
    }
}
