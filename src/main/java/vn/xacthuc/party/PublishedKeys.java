package vn.xacthuc.party;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.util.KeyUtils;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/// Reads the keys of an issuer: a JWK set (RFC 7517), or one key or certificate in PEM.
final class PublishedKeys {

    private PublishedKeys() {}

    /// The keys that may verify a signature here.
    ///
    /// A key of a set counts if it has an id, states one of the algorithms, and is not meant for
    /// encryption. Secret keys never count.
    ///
    /// @throws GeneralSecurityException when a PEM key is none, or several algorithms leave open
    ///   which one it serves
    /// @throws JoseException when a set is none
    static Map<KeyName, Key> parse(String text, Set<SignatureAlgorithm> algorithms)
            throws GeneralSecurityException, JoseException {
        return text.stripLeading().startsWith("{")
                ? ofSet(text, algorithms)
                : ofPem(text, algorithms);
    }

    private static Map<KeyName, Key> ofSet(String text, Set<SignatureAlgorithm> algorithms)
            throws JoseException {
        Set<String> allowed =
                algorithms.stream()
                        .map(SignatureAlgorithm::getAlgorithm)
                        .collect(Collectors.toSet());
        Map<KeyName, Key> keys = new HashMap<>();
        for (JsonWebKey key : keySet(text).getJsonWebKeys()) {
            if (key instanceof PublicJsonWebKey published
                    && key.getKeyId() != null
                    && key.getAlgorithm() != null
                    && allowed.contains(key.getAlgorithm())
                    && !Use.ENCRYPTION.equals(key.getUse())) {
                keys.put(
                        new KeyName(Optional.of(key.getKeyId()), key.getAlgorithm()),
                        published.getPublicKey());
            }
        }
        return Map.copyOf(keys);
    }

    private static JsonWebKeySet keySet(String text) throws JoseException {
        try {
            return new JsonWebKeySet(text);
        } catch (ClassCastException e) {
            throw new JoseException("the members of a JWK set have other types", e);
        }
    }

    private static Map<KeyName, Key> ofPem(String text, Set<SignatureAlgorithm> algorithms)
            throws GeneralSecurityException {
        if (algorithms.size() != 1) {
            throw new GeneralSecurityException(
                    "a PEM key states no algorithm: mp.jwt.verify.publickey.algorithm must name"
                            + " one");
        }
        SignatureAlgorithm algorithm = algorithms.iterator().next();
        try {
            Key key =
                    text.contains("BEGIN CERTIFICATE")
                            ? KeyUtils.decodeCertificate(text)
                            : KeyUtils.decodePublicKey(text, algorithm);
            return Map.of(new KeyName(Optional.empty(), algorithm.getAlgorithm()), key);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("neither a JWK set nor a PEM key", e);
        }
    }
}
