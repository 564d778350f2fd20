package vn.xacthuc.party;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// A signing key of an issuer, as it publishes it.
record TestKey(KeyPair pair, PublicJsonWebKey published) {

    /// For PS256.
    static TestKey rsa(String id) {
        return of("RSA", 2048, id, "PS256");
    }

    /// For ES256.
    static TestKey ec(String id) {
        return of("EC", 256, id, "ES256");
    }

    private static TestKey of(String type, int size, String id, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(size);
            KeyPair pair = generator.generateKeyPair();
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            key.setKeyId(id);
            key.setAlgorithm(algorithm);
            return new TestKey(pair, key);
        } catch (GeneralSecurityException | JoseException e) {
            throw new AssertionError("every Java platform has " + type, e);
        }
    }

    /// The key set that an issuer publishes.
    static String set(TestKey... keys) {
        return new JsonWebKeySet(Arrays.stream(keys).<JsonWebKey>map(TestKey::published).toList())
                .toJson();
    }

    /// The token, naming this key.
    String sign(DraftToken token) {
        return token.header("kid", published.getKeyId())
                .algorithm(published.getAlgorithm())
                .signedBy(pair.getPrivate())
                .token();
    }
}
