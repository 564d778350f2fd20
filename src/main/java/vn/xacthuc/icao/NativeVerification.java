package vn.xacthuc.icao;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Verification by a provider of the Java Cryptography Architecture, for the keys that it knows.
final class NativeVerification {

    private static final Map<DigestAlgorithm, String> RSA =
            names(digest -> digest.jca().replace("-", "") + "withRSA");
    private static final Map<DigestAlgorithm, String> ECDSA =
            names(digest -> digest.jca().replace("-", "") + "withECDSA");
    private static final Map<DigestAlgorithm, String> ECDSA_PLAIN =
            names(digest -> digest.jca().replace("-", "") + "withECDSAinP1363Format");

    private final Provider provider;

    NativeVerification(Provider provider) {
        this.provider = provider;
    }

    /// Whether the provider knows key and scheme, and the signature verifies.
    boolean accepts(SignatureScheme scheme, SigningKey key, byte[] data, byte[] signature) {
        Optional<PublicKey> held = key.in(this);
        if (held.isEmpty()) {
            return false;
        }
        try {
            Signature verification = prepared(scheme);
            verification.initVerify(held.get());
            verification.update(data);
            return verification.verify(signature);
        } catch (GeneralSecurityException | RuntimeException refused) {
            return false;
        }
    }

    /// The provider's reader of public keys.
    KeyFactory keyFactory(String algorithm) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, provider);
    }

    private Signature prepared(SignatureScheme scheme) throws GeneralSecurityException {
        return switch (scheme) {
            case SignatureScheme.RsaPkcs1 rsa -> named(RSA, rsa.digest());
            case SignatureScheme.RsaPss pss -> {
                Signature verification = Signature.getInstance("RSASSA-PSS", provider);
                verification.setParameter(
                        new PSSParameterSpec(
                                pss.digest().jca(),
                                "MGF1",
                                new MGF1ParameterSpec(pss.maskDigest().jca()),
                                pss.saltLength(),
                                PSSParameterSpec.TRAILER_FIELD_BC));
                yield verification;
            }
            case SignatureScheme.Ecdsa ecdsa -> named(ECDSA, ecdsa.digest());
            case SignatureScheme.EcdsaPlain plain -> named(ECDSA_PLAIN, plain.digest());
        };
    }

    private Signature named(Map<DigestAlgorithm, String> names, DigestAlgorithm digest)
            throws GeneralSecurityException {
        return Signature.getInstance(names.get(digest), provider);
    }

    private static Map<DigestAlgorithm, String> names(Function<DigestAlgorithm, String> name) {
        return Arrays.stream(DigestAlgorithm.values())
                .collect(
                        Collectors.toMap(
                                Function.identity(),
                                name,
                                (one, other) -> one,
                                () -> new EnumMap<>(DigestAlgorithm.class)));
    }
}
