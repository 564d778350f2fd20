package vn.xacthuc.icao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import vn.xacthuc.sample.TestKey;

/// Public keys as certificates hold them, and certificates taken apart.
final class Keys {

    /// Where the algorithm of the issuer's signature stands in `TBSCertificate`.
    static final int ALGORITHM = 2;

    private Keys() {}

    static SigningKey usable(TestKey key) {
        return ((SigningKeyReading.Usable) read(key.info())).key();
    }

    /// Reads a key that went through its encoding, as every real one did.
    static SigningKeyReading read(SubjectPublicKeyInfo info) {
        return SigningKey.read(SubjectPublicKeyInfo.getInstance(encoded(info)));
    }

    static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The certificate under a signature of an algorithm that nobody knows.
    static byte[] signedByUnknownAlgorithm(byte[] certificate) {
        AlgorithmIdentifier algorithm =
                new AlgorithmIdentifier(new ASN1ObjectIdentifier("2.999.5"));
        List<ASN1Encodable> fields = fields(certificate);
        fields.set(ALGORITHM, algorithm);
        return certificate(fields, algorithm);
    }

    /// The fields of `TBSCertificate`.
    static List<ASN1Encodable> fields(byte[] certificate) {
        ASN1Sequence outer = ASN1Sequence.getInstance(certificate);
        return new ArrayList<>(
                Arrays.asList(ASN1Sequence.getInstance(outer.getObjectAt(0)).toArray()));
    }

    /// A certificate with these fields, and with a signature that does not hold.
    static byte[] certificate(List<ASN1Encodable> fields, ASN1Encodable algorithm) {
        return encoded(
                new DERSequence(
                        new ASN1Encodable[] {
                            new DERSequence(fields.toArray(ASN1Encodable[]::new)),
                            algorithm,
                            new DERBitString(new byte[8])
                        }));
    }
}
