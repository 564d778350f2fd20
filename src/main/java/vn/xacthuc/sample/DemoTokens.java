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
/// Parties and citizens have an issuer each, with a key of its own. The keys are made when first
/// needed and forgotten with the JVM; they are kept in system properties, because development mode
/// loads this class anew at each live reload.
public final class DemoTokens {

    /// The issuer of the parties' demo tokens.
    public static final String ISSUER = "https://dev.xacthuc.example";

    /// The issuer of the citizens' demo tokens.
    public static final String CITIZENS_ISSUER = "https://citizens.dev.xacthuc.example";

    /// The audience of demo tokens: this service.
    public static final String AUDIENCE = "xacthuc";

    /// How long a demo token lives.
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final String CITIZENS_APPLICATION = "demo-citizen";
    private static final int KEY_BITS = 2048;
    private static final Key PARTIES = new Key("dev-1", "xacthuc.sample.token");
    private static final Key CITIZENS = new Key("dev-citizens-1", "xacthuc.sample.citizen-token");

    private DemoTokens() {}

    /// The settings by which the service trusts demo tokens.
    public static Map<String, String> settings() {
        return Map.of(
                "mp.jwt.verify.publickey",
                PARTIES.publicKey(),
                "mp.jwt.verify.issuer",
                ISSUER,
                "mp.jwt.verify.audiences",
                AUDIENCE,
                "xacthuc.party.citizens.publickey",
                CITIZENS.publicKey(),
                "xacthuc.party.citizens.issuer",
                CITIZENS_ISSUER,
                "xacthuc.party.citizens.audiences",
                AUDIENCE);
    }

    /// A token of a client with these scopes, separated by spaces.
    public static String of(String clientId, String scope) {
        return sign(claims(clientId, scope));
    }

    /// A token of a citizen.
    public static String ofCitizen(String personalId) {
        return signForCitizen(citizenClaims(personalId));
    }

    /// Claims as every citizen's demo token has them; a test bends one of them and signs the rest.
    public static JwtClaimsBuilder citizenClaims(String personalId) {
        return claims(CITIZENS_APPLICATION, "self")
                .issuer(CITIZENS_ISSUER)
                .claim("personal_id", personalId);
    }

    /// The token, signed by the citizens' issuer.
    public static String signForCitizen(JwtClaimsBuilder claims) {
        return CITIZENS.sign(claims);
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

    /// The token, signed by the parties' issuer.
    public static String sign(JwtClaimsBuilder claims) {
        return PARTIES.sign(claims);
    }

    /// An issuer's key pair.
    ///
    /// @param property what the names of the system properties that keep it begin with
    private record Key(String id, String property) {

        String sign(JwtClaimsBuilder claims) {
            return claims.jws()
                    .algorithm(SignatureAlgorithm.PS256)
                    .keyId(id)
                    .header("typ", "at+jwt")
                    .sign(privateKey());
        }

        String publicKey() {
            ensure();
            return System.getProperty(property + "-public-key");
        }

        private PrivateKey privateKey() {
            ensure();
            try {
                byte[] encoded =
                        Base64.getDecoder().decode(System.getProperty(property + "-private-key"));
                return KeyFactory.getInstance("RSA")
                        .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key was made by this class", e);
            }
        }

        private void ensure() {
            // A literal is one object for all class loaders of the JVM.
            synchronized (AUDIENCE) {
                if (System.getProperty(property + "-private-key") != null) {
                    return;
                }
                try {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(KEY_BITS);
                    KeyPair pair = generator.generateKeyPair();
                    Base64.Encoder base64 = Base64.getEncoder();
                    System.setProperty(
                            property + "-public-key",
                            base64.encodeToString(pair.getPublic().getEncoded()));
                    System.setProperty(
                            property + "-private-key",
                            base64.encodeToString(pair.getPrivate().getEncoded()));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("every Java platform has RSA", e);
                }
            }
        }
    }
}
