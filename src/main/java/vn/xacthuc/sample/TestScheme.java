package vn.xacthuc.sample;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// A way to sign, with the name by which certificates and security objects call it.
///
/// The same key and bytes always give the same signature: ECDSA takes its nonce from RFC 6979, and
/// PSS its salt from what is signed.
///
/// @param maskDigest the digest of the mask generation; only PSS has one of its own
/// @param saltLength only PSS has a salt
public record TestScheme(Family family, TestDigest digest, TestDigest maskDigest, int saltLength) {

    /// How a signature is made, apart from the digest.
    public enum Family {
        ECDSA,
        /// r and s side by side (TR-03111 section 5.2.1), as chips answer challenges.
        PLAIN_ECDSA,
        RSA_PKCS1,
        /// Like RSA_PKCS1, but named rsaEncryption: the digest is only named beside it (NZ, US,
        /// AU).
        RSA_ENCRYPTION,
        RSA_PSS
    }

    /// Any family but PSS.
    public static TestScheme of(Family family, TestDigest digest) {
        return new TestScheme(family, digest, digest, 0);
    }

    public static TestScheme ecdsa(TestDigest digest) {
        return of(Family.ECDSA, digest);
    }

    public static TestScheme rsa(TestDigest digest) {
        return of(Family.RSA_PKCS1, digest);
    }

    /// RSASSA-PSS as Doc 9303-12 recommends it: one digest everywhere, a salt of its length.
    public static TestScheme pss(TestDigest digest) {
        return new TestScheme(Family.RSA_PSS, digest, digest, digest.engine().getDigestSize());
    }

    /// The name, with parameters.
    public AlgorithmIdentifier algorithm() {
        return switch (family) {
            case ECDSA -> new AlgorithmIdentifier(digest.ecdsa());
            case PLAIN_ECDSA -> new AlgorithmIdentifier(digest.plainEcdsa());
            case RSA_PKCS1 -> new AlgorithmIdentifier(digest.rsa(), DERNull.INSTANCE);
            case RSA_ENCRYPTION ->
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case RSA_PSS ->
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.id_RSASSA_PSS,
                            new RSASSAPSSparams(
                                    digest.algorithm(),
                                    new AlgorithmIdentifier(
                                            PKCSObjectIdentifiers.id_mgf1, maskDigest.algorithm()),
                                    new ASN1Integer(saltLength),
                                    RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
        };
    }

    /// Signs.
    public byte[] sign(TestKey key, byte[] data) {
        Signer signer = signer(data);
        signer.init(true, key.secret());
        signer.update(data, 0, data.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("the key is one for " + family, e);
        }
    }

    private Signer signer(byte[] data) {
        return switch (family) {
            case ECDSA -> ecdsa(StandardDSAEncoding.INSTANCE);
            case PLAIN_ECDSA -> ecdsa(PlainDSAEncoding.INSTANCE);
            case RSA_PKCS1, RSA_ENCRYPTION -> new RSADigestSigner(digest.engine());
            case RSA_PSS ->
                    new PSSSigner(
                            new RSAEngine(),
                            digest.engine(),
                            maskDigest.engine(),
                            TestSeed.bytes(data, saltLength));
        };
    }

    private Signer ecdsa(DSAEncoding encoding) {
        return new DSADigestSigner(
                new ECDSASigner(new HMacDSAKCalculator(digest.engine())),
                digest.engine(),
                encoding);
    }
}
