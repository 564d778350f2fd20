package vn.xacthuc.sample;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/// Signs access tokens (RFC 9068) as an authorization server would, for development and tests.
///
/// The key is made when first needed and forgotten with the JVM; it is kept in system properties,
/// because development mode loads this class anew at each live reload.
public final class DemoTokens {

    /// The issuer of demo tokens.
    public static final String ISSUER = "https://dev.xacthuc.example";

    /// The audience of demo tokens: this service.
    public static final String AUDIENCE = "xacthuc";

    /// How long a demo token lives.
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String KEY_ID = "dev-1";
    private static final int KEY_BITS = 2048;
    private static final String PRIVATE_PROPERTY = "xacthuc.sample.token-private-key";
    private static final String PUBLIC_PROPERTY = "xacthuc.sample.token-public-key";

    private DemoTokens() {}

    /// The settings by which the service trusts demo tokens.
    public static Map<String, String> settings() {
        ensureKey();
        return Map.of(
                "mp.jwt.verify.publickey",
                System.getProperty(PUBLIC_PROPERTY),
                "mp.jwt.verify.issuer",
                ISSUER,
                "mp.jwt.verify.audiences",
                AUDIENCE);
    }

    /// A token of a client with these scopes, separated by spaces.
    public static String of(String clientId, String scope) {
        return sign(claims(clientId, scope));
    }

    /// A token of a citizen.
    static String ofCitizen(String clientId, String scope, String personalId) {
        return sign(claims(clientId, scope).claim("personal_id", personalId));
    }

    /// Claims as every demo token has them; a test bends one of them and signs the rest.
    public static JwtClaimsBuilder claims(String clientId, String scope) {
        return Jwt.claims()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(clientId)
                .claim("client_id", clientId)
                .claim("scope", scope)
                .claim("jti", UUID.randomUUID().toString())
                .expiresIn(LIFETIME);
    }

    /// The signed token.
    public static String sign(JwtClaimsBuilder claims) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(KEY_ID)
                .header("typ", "at+jwt")
                .sign(privateKey());
    }

    private static PrivateKey privateKey() {
        ensureKey();
        try {
            byte[] encoded = Base64.getDecoder().decode(System.getProperty(PRIVATE_PROPERTY));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key was made by this class", e);
        }
    }

    private static void ensureKey() {
        // A literal is one object for all class loaders of the JVM.
        synchronized (PRIVATE_PROPERTY) {
            if (System.getProperty(PRIVATE_PROPERTY) != null) {
                return;
            }
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(KEY_BITS);
                KeyPair pair = generator.generateKeyPair();
                Base64.Encoder base64 = Base64.getEncoder();
                System.setProperty(
                        PUBLIC_PROPERTY, base64.encodeToString(pair.getPublic().getEncoded()));
                System.setProperty(
                        PRIVATE_PROPERTY, base64.encodeToString(pair.getPrivate().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has RSA", e);
            }
        }
    }
}
