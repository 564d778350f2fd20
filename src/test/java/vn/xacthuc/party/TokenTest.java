package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

/// Who a token makes of its bearer; every case but the first differs from a good token in one
/// point.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TokenTest {

    private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("wrong issuer", () -> sign(claims().issuer("https://other.example"))),
                bad("wrong audience", () -> sign(claims().audience("another-service"))),
                bad("expired", () -> sign(expired())),
                bad("not yet valid", () -> sign(notBefore(Duration.ofHours(1)))),
                bad("unsigned", TokenTest::unsigned),
                bad("HS256 with the public key as secret", TokenTest::signedWithThePublicKey),
                bad("another algorithm of the same key", TokenTest::otherAlgorithm),
                bad("another key", TokenTest::otherKey),
                bad("tampered payload", TokenTest::tampered),
                bad("signature cut off", () -> withoutSignature(good())),
                bad("no token at all", () -> "nonsense"),
                bad("two dots", () -> ".."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void badTokenIsRefusedWithAProblem(String defect, Supplier<String> token) {
        Response response = call(token.get());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo("invalid-token");
        assertThat(response.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"xacthuc\", error=\"invalid_token\"");
    }

    @Test
    void goodTokenGetsThrough() {
        assertThat(call(good()).jsonPath().getString("code")).isEqualTo("not-found");
    }

    @Test
    void clocksMayDifferByAFewSeconds() {
        Instant now = Instant.now();
        JwtClaimsBuilder claims =
                claims().issuedAt(now.minusSeconds(600)).expiresAt(now.minusSeconds(1));

        assertThat(call(sign(claims)).jsonPath().getString("code")).isEqualTo("not-found");
    }

    @Test
    void callWithoutATokenIsToldToBringOne() {
        Response response = given().get("/v1/verifications/" + UUID.randomUUID());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo("missing-token");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"xacthuc\"");
    }

    @Test
    void tokenOfNoClientIsNobodys() {
        JwtClaimsBuilder claims =
                Jwt.claims()
                        .issuer(DemoTokens.ISSUER)
                        .audience(DemoTokens.AUDIENCE)
                        .subject("demo-bank")
                        .claim("scope", "identity:verify")
                        .claim("jti", UUID.randomUUID().toString())
                        .expiresIn(Duration.ofHours(1));

        Response response = call(sign(claims));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("code")).isEqualTo("unknown-client");
    }

    @Test
    void clientIdThatIsNoTextIsNobodys() {
        Response response = call(sign(claims().claim("client_id", 7)));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("code")).isEqualTo("unknown-client");
    }

    static Stream<Arguments> scopes() {
        return Stream.of(
                arguments("identity:verify", 404),
                arguments("chip:verify identity:verify", 404),
                arguments("", 403),
                arguments("identity", 403),
                arguments("identity:", 403),
                arguments(":verify", 403),
                arguments(":", 403),
                arguments("identity:,verify", 403),
                arguments("identity,audit:verify", 403),
                arguments("openid, identity:verify", 404),
                arguments(": identity:verify", 404),
                arguments("identity:verify2", 403),
                arguments("IDENTITY:VERIFY", 403),
                arguments("identity:*", 403),
                arguments("audit:read", 403));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void scopeIsTakenToTheLetter(String scope, int status) {
        assertThat(call(DemoTokens.of("demo-bank", scope)).statusCode()).isEqualTo(status);
    }

    @Test
    void groupsGrantNothing() {
        JwtClaimsBuilder claims = DemoTokens.claims("demo-bank", "").groups("identity:verify");

        assertThat(call(sign(claims)).statusCode()).isEqualTo(403);
    }

    private static Arguments bad(String defect, Supplier<String> token) {
        return arguments(defect, token);
    }

    private static Response call(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/verifications/" + UUID.randomUUID());
    }

    private static JwtClaimsBuilder claims() {
        return DemoTokens.claims("demo-bank", "identity:verify");
    }

    private static JwtClaimsBuilder expired() {
        Instant now = Instant.now();
        return claims().issuedAt(now.minusSeconds(600)).expiresAt(now.minusSeconds(30));
    }

    private static JwtClaimsBuilder notBefore(Duration later) {
        return claims().claim("nbf", Instant.now().plus(later).getEpochSecond());
    }

    private static String sign(JwtClaimsBuilder claims) {
        return DemoTokens.sign(claims);
    }

    private static String good() {
        return sign(claims());
    }

    private static String unsigned() {
        return base64("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + payload(good()) + ".";
    }

    private static String signedWithThePublicKey() {
        String signed = base64("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}") + "." + payload(good());
        try {
            byte[] secret = Base64.getDecoder().decode(DemoTokens.settings().get(PUBLIC_KEY));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return signed
                    + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has HMAC-SHA256", e);
        }
    }

    private static String otherAlgorithm() {
        return claims().jws()
                .algorithm(SignatureAlgorithm.RS512)
                .header("typ", "at+jwt")
                .sign(trustedKey());
    }

    private static String otherKey() {
        return claims().jws()
                .algorithm(SignatureAlgorithm.RS256)
                .header("typ", "at+jwt")
                .sign(newKey());
    }

    /// The key that signs demo tokens.
    private static PrivateKey trustedKey() {
        try {
            byte[] encoded =
                    Base64.getDecoder()
                            .decode(System.getProperty("xacthuc.sample.token-private-key"));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the demo tokens' key is an RSA key", e);
        }
    }

    private static PrivateKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    private static String tampered() {
        String token = good();
        String claims =
                new String(Base64.getUrlDecoder().decode(payload(token)), StandardCharsets.UTF_8);
        return token.replace(payload(token), base64(claims.replace("demo-bank", "demo-tax")));
    }

    private static String withoutSignature(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String payload(String token) {
        return token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
