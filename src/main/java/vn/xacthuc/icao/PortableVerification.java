package vn.xacthuc.icao;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// Verification by BouncyCastle's own classes, without a provider in between: it knows every curve
/// and every parameter of PSS.
final class PortableVerification {

    private PortableVerification() {}

    /// Whether the signature verifies.
    static boolean accepts(SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        try {
            Signer signer = signer(scheme);
            signer.init(false, key.parameters());
            signer.update(data, 0, data.length);
            return signer.verifySignature(signature);
        } catch (RuntimeException noSignature) {
            // BouncyCastle throws for a value that is not of the form, and for a modulus too short
            // for the hash function: no such signature is right.
            return false;
        }
    }

    private static Signer signer(SignatureScheme scheme) {
        return switch (scheme) {
            case SignatureScheme.RsaPkcs1 rsa -> new RSADigestSigner(digest(rsa.digest()));
            case SignatureScheme.RsaPss pss ->
                    new PSSSigner(
                            new RSABlindedEngine(),
                            digest(pss.digest()),
                            digest(pss.maskDigest()),
                            pss.saltLength());
            case SignatureScheme.Ecdsa ecdsa ->
                    elliptic(ecdsa.digest(), StandardDSAEncoding.INSTANCE);
            case SignatureScheme.EcdsaPlain plain ->
                    elliptic(plain.digest(), PlainDSAEncoding.INSTANCE);
        };
    }

    private static Signer elliptic(DigestAlgorithm digest, DSAEncoding encoding) {
        return new DSADigestSigner(new ECDSASigner(), digest(digest), encoding);
    }

    private static Digest digest(DigestAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA1 -> new SHA1Digest();
            case SHA224 -> new SHA224Digest();
            case SHA256 -> new SHA256Digest();
            case SHA384 -> new SHA384Digest();
            case SHA512 -> new SHA512Digest();
        };
    }
}
