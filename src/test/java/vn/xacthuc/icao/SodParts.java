package vn.xacthuc.icao;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.CMSAttributes;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.sample.SodDraft;
import vn.xacthuc.sample.TestDigest;

/// EF.SOD taken apart and put together again, in ways in which no issuer would write it.
final class SodParts {

    /// Where the signers stand in `SignedData`, and parts in `SignerInfo`.
    static final int VERSION = 0;

    static final int ATTRIBUTES = 3;
    static final int SIGNATURE = 5;

    private static final int HEADER_77 = 4;

    private SodParts() {}

    /// Changes the fields of `SignedData`.
    static byte[] signedData(byte[] sod, Consumer<List<ASN1Encodable>> change) {
        ASN1Sequence contentInfo =
                ASN1Sequence.getInstance(Arrays.copyOfRange(sod, HEADER_77, sod.length));
        ASN1Sequence signedData =
                ASN1Sequence.getInstance(
                        ASN1TaggedObject.getInstance(contentInfo.getObjectAt(1)), true);
        List<ASN1Encodable> fields = new ArrayList<>(Arrays.asList(signedData.toArray()));
        change.accept(fields);
        return file(
                Keys.encoded(
                        new DLSequence(
                                new ASN1Encodable[] {
                                    contentInfo.getObjectAt(0),
                                    new DLTaggedObject(true, 0, sequence(fields))
                                })));
    }

    /// Changes the fields of `SignerInfo`.
    static byte[] signer(byte[] sod, Consumer<List<ASN1Encodable>> change) {
        return signedData(
                sod,
                fields -> {
                    ASN1Set signers = ASN1Set.getInstance(fields.getLast());
                    List<ASN1Encodable> signer =
                            new ArrayList<>(
                                    Arrays.asList(
                                            ASN1Sequence.getInstance(signers.getObjectAt(0))
                                                    .toArray()));
                    change.accept(signer);
                    fields.set(fields.size() - 1, new DLSet(sequence(signer)));
                });
    }

    /// Has the signer sign these attributes, in this order in the file.
    static byte[] attributes(byte[] sod, CertifiedKey signer, List<ASN1Encodable> attributes) {
        ASN1Encodable[] all = attributes.toArray(ASN1Encodable[]::new);
        byte[] signature = signer.scheme().sign(signer.key(), Keys.encoded(new DERSet(all)));
        return signer(
                sod,
                fields -> {
                    fields.set(ATTRIBUTES, new DLTaggedObject(false, 0, new DLSet(all)));
                    fields.set(SIGNATURE, new DEROctetString(signature));
                });
    }

    /// The attributes that an EF.SOD must have.
    static List<ASN1Encodable> attributes(byte[] sod) {
        return new ArrayList<>(
                List.of(
                        attribute(CMSAttributes.contentType, SodDraft.CONTENT_TYPE),
                        digest(SecurityObject.read(sod).content())));
    }

    static ASN1Encodable digest(byte[] content) {
        return attribute(
                CMSAttributes.messageDigest, new DEROctetString(TestDigest.SHA256.of(content)));
    }

    static ASN1Encodable signedAt(String time) {
        return attribute(CMSAttributes.signingTime, new DERGeneralizedTime(time));
    }

    static ASN1Encodable attribute(ASN1ObjectIdentifier name, ASN1Encodable... values) {
        return new DLSequence(new ASN1Encodable[] {name, new DLSet(values)});
    }

    /// EF.SOD around these bytes.
    static byte[] file(byte[] inside) {
        return TlvBytes.tlv(0x77, inside);
    }

    private static DLSequence sequence(List<ASN1Encodable> fields) {
        return new DLSequence(fields.toArray(ASN1Encodable[]::new));
    }

    static ASN1Encodable empty() {
        return new DERSequence();
    }

    static ASN1Encodable[] many(int count, ASN1Encodable one) {
        ASN1Encodable[] all = new ASN1Encodable[count];
        Arrays.fill(all, one);
        return all;
    }
}
