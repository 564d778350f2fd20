package vn.xacthuc.receipt;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/// The public keys that a service publishes, for who has them as a file.
final class PublicKeys {

    private PublicKeys() {}

    /// The keys of a JWK Set (RFC 7517) by `kid`.
    ///
    /// @throws IllegalArgumentException when it cannot be read
    static Map<String, PublicKey> read(String jwks) {
        try {
            Map<String, PublicKey> keys = new HashMap<>();
            for (JsonWebKey key : new JsonWebKeySet(jwks).getJsonWebKeys()) {
                if (key.getKey() instanceof PublicKey publicKey) {
                    keys.put(key.getKeyId(), publicKey);
                }
            }
            return keys;
        } catch (JoseException | ClassCastException e) {
            throw new IllegalArgumentException("the key set cannot be read", e);
        }
    }
}
