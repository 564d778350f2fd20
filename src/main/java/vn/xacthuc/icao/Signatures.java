package vn.xacthuc.icao;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Optional;

/// Public-key algorithms behind one door: a native provider first where it knows the key,
/// BouncyCastle decides the rest.
///
/// What the native provider accepts is final. What it refuses or does not know goes to
/// BouncyCastle, so that the outcome never depends on which provider is installed.
public final class Signatures {

    /// The Java platform's own hash functions are faster than any other here (they compile to the
    /// processor's instructions for them, without a step into native code).
    private static final String DIGESTS = "SUN";

    private final Optional<NativeVerification> fast;

    private Signatures(Optional<NativeVerification> fast) {
        this.fast = fast;
    }

    /// BouncyCastle alone.
    public static Signatures portable() {
        return new Signatures(Optional.empty());
    }

    /// A fast provider, and BouncyCastle for what it does not accept.
    public static Signatures preferring(Provider fast) {
        return new Signatures(Optional.of(new NativeVerification(fast)));
    }

    /// Does the signature over the data come from the key? Any bytes get an answer.
    public SignatureOutcome verify(
            SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        return switch (scheme) {
            case SignatureScheme.RsaPkcs1 rsa -> rsa(rsa, key, data, signature);
            case SignatureScheme.RsaPss rsa -> rsa(rsa, key, data, signature);
            case SignatureScheme.Ecdsa ecdsa -> ecdsa(ecdsa, key, data, signature);
            case SignatureScheme.EcdsaPlain plain -> ecdsa(plain, key, data, signature);
        };
    }

    /// The hash of a part of the data.
    public byte[] digest(DigestAlgorithm algorithm, byte[] data, int offset, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm.jca(), DIGESTS);
            digest.update(data, offset, length);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    /// A signature is as long as the modulus (RFC 8017 sections 8.1.2 and 8.2.2, step 1).
    /// BouncyCastle would take one whose leading zeros are left out.
    private SignatureOutcome rsa(
            SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        if (!key.isRsa() || signature.length != (key.bits() + Byte.SIZE - 1) / Byte.SIZE) {
            return SignatureOutcome.WRONG;
        }
        return decide(scheme, key, data, signature);
    }

    private SignatureOutcome ecdsa(
            SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        return key.isRsa() ? SignatureOutcome.WRONG : decide(scheme, key, data, signature);
    }

    private SignatureOutcome decide(
            SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        if (fast.isPresent() && fast.get().accepts(scheme, key, data, signature)) {
            return SignatureOutcome.VALID;
        }
        return PortableVerification.accepts(scheme, key, data, signature)
                ? SignatureOutcome.VALID
                : SignatureOutcome.WRONG;
    }
}
