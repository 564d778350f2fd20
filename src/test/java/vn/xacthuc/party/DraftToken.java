package vn.xacthuc.party;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import vn.xacthuc.sample.DemoTokens;

/// A good access token of `demo-bank`, of which a test bends one thing before it is signed.
final class DraftToken {

    private final Map<String, Object> header = new HashMap<>();
    private final Map<String, Object> claims = new HashMap<>();
    private Key key;

    private DraftToken(Key key) {
        this.key = key;
    }

    static DraftToken good() {
        long now = Instant.now().getEpochSecond();
        DraftToken token =
                new DraftToken(demoKey())
                        .header("alg", "PS256")
                        .header("typ", "at+jwt")
                        .claim("iss", DemoTokens.ISSUER)
                        .claim("aud", DemoTokens.AUDIENCE)
                        .claim("sub", "demo-bank")
                        .claim("client_id", "demo-bank")
                        .claim("jti", UUID.randomUUID().toString())
                        .claim("scope", "identity:verify");
        return token.times(now, now + Duration.ofMinutes(5).toSeconds());
    }

    DraftToken header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    DraftToken claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    DraftToken without(String name) {
        header.remove(name);
        claims.remove(name);
        return this;
    }

    /// In seconds since 1970.
    DraftToken times(long issued, long expires) {
        return claim("iat", issued).claim("exp", expires);
    }

    DraftToken algorithm(String name) {
        return header("alg", name);
    }

    DraftToken signedBy(Key other) {
        key = other;
        return this;
    }

    String token() {
        try {
            JsonWebSignature token = new JsonWebSignature();
            header.forEach(token.getHeaders()::setObjectHeaderValue);
            token.setPayload(JsonUtil.toJson(claims));
            token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
            token.setKey("none".equals(header.get("alg")) ? null : key);
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError("a test's token cannot be signed", e);
        }
    }

    /// The key that signs demo tokens.
    static PrivateKey demoKey() {
        try {
            DemoTokens.settings();
            byte[] encoded =
                    Base64.getDecoder()
                            .decode(System.getProperty("xacthuc.sample.token-private-key"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the demo tokens' key is an RSA key", e);
        }
    }
}
