package vn.xacthuc.sample;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.bsi.BSIObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;

/// The digests that Doc 9303-12 section 4.1.6 knows, and SHA-1, which cards in use still bear.
// Error Prone cannot see that object identifiers are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum TestDigest {
    SHA1(
            OIWObjectIdentifiers.idSHA1,
            X9ObjectIdentifiers.ecdsa_with_SHA1,
            BSIObjectIdentifiers.ecdsa_plain_SHA1,
            PKCSObjectIdentifiers.sha1WithRSAEncryption),
    SHA224(
            NISTObjectIdentifiers.id_sha224,
            X9ObjectIdentifiers.ecdsa_with_SHA224,
            BSIObjectIdentifiers.ecdsa_plain_SHA224,
            PKCSObjectIdentifiers.sha224WithRSAEncryption),
    SHA256(
            NISTObjectIdentifiers.id_sha256,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            BSIObjectIdentifiers.ecdsa_plain_SHA256,
            PKCSObjectIdentifiers.sha256WithRSAEncryption),
    SHA384(
            NISTObjectIdentifiers.id_sha384,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            BSIObjectIdentifiers.ecdsa_plain_SHA384,
            PKCSObjectIdentifiers.sha384WithRSAEncryption),
    SHA512(
            NISTObjectIdentifiers.id_sha512,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            BSIObjectIdentifiers.ecdsa_plain_SHA512,
            PKCSObjectIdentifiers.sha512WithRSAEncryption);

    private final ASN1ObjectIdentifier identifier;
    private final ASN1ObjectIdentifier ecdsa;
    private final ASN1ObjectIdentifier plainEcdsa;
    private final ASN1ObjectIdentifier rsa;

    TestDigest(
            ASN1ObjectIdentifier identifier,
            ASN1ObjectIdentifier ecdsa,
            ASN1ObjectIdentifier plainEcdsa,
            ASN1ObjectIdentifier rsa) {
        this.identifier = identifier;
        this.ecdsa = ecdsa;
        this.plainEcdsa = plainEcdsa;
        this.rsa = rsa;
    }

    /// The digest of these bytes.
    public byte[] of(byte[] bytes) {
        Digest digest = engine();
        digest.update(bytes, 0, bytes.length);
        byte[] value = new byte[digest.getDigestSize()];
        digest.doFinal(value, 0);
        return value;
    }

    /// Its name in CMS and in security objects, without parameters.
    public AlgorithmIdentifier algorithm() {
        return new AlgorithmIdentifier(identifier);
    }

    ASN1ObjectIdentifier ecdsa() {
        return ecdsa;
    }

    ASN1ObjectIdentifier plainEcdsa() {
        return plainEcdsa;
    }

    ASN1ObjectIdentifier rsa() {
        return rsa;
    }

    Digest engine() {
        return switch (this) {
            case SHA1 -> new SHA1Digest();
            case SHA224 -> new SHA224Digest();
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }
}
