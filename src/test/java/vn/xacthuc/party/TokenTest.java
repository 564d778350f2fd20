package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

/// Who a token makes of its bearer; every bad one differs from a good one in one point.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class TokenTest {

    private static final String PUBLIC_KEY = "mp.jwt.verify.publickey";
    private static final KeyPair STRANGER = rsa();

    @Inject MeterRegistry metrics;

    static Stream<Arguments> badTokens() {
        return Stream.of(
                bad("type", "no typ", token -> token.without("typ")),
                bad("type", "typ of any JWT", token -> token.header("typ", "JWT")),
                bad("type", "typ of a DPoP proof", token -> token.header("typ", "dpop+jwt")),
                bad("type", "typ of a wildcard", token -> token.header("typ", "*")),
                bad("type", "typ of another tree", token -> token.header("typ", "text/at+jwt")),
                bad("issuer", "other issuer", token -> token.claim("iss", "https://x.example")),
                bad(
                        "issuer",
                        "issuer but for a slash",
                        token -> token.claim("iss", DemoTokens.ISSUER + "/")),
                bad("malformed", "no issuer", token -> token.without("iss")),
                bad("malformed", "issuer that is no text", token -> token.claim("iss", 7)),
                bad("audience", "other audience", token -> token.claim("aud", "another-service")),
                bad("audience", "no audience", token -> token.without("aud")),
                bad(
                        "audience",
                        "audiences without ours",
                        token -> token.claim("aud", List.of("a", "b"))),
                bad("claim", "audience that is no text", token -> token.claim("aud", 7)),
                bad("claim", "no client", token -> token.without("client_id")),
                bad("claim", "client that is no text", token -> token.claim("client_id", 7)),
                bad("claim", "empty client", token -> token.claim("client_id", "")),
                bad("claim", "no subject", token -> token.without("sub")),
                bad("claim", "subject that is no text", token -> token.claim("sub", 7)),
                bad("claim", "no id", token -> token.without("jti")),
                bad("claim", "id that is no text", token -> token.claim("jti", List.of("a"))),
                bad("claim", "empty id", token -> token.claim("jti", "")),
                bad("claim", "no issue time", token -> token.without("iat")),
                bad("claim", "no expiry", token -> token.without("exp")),
                bad("claim", "expiry that is no number", token -> token.claim("exp", "soon")),
                bad(
                        "expired",
                        "expired beyond the skew",
                        token -> token.times(now() - 600, now() - 11)),
                bad(
                        "not-yet-valid",
                        "issued beyond the skew",
                        token -> token.times(now() + 15, now() + 60)),
                bad("not-yet-valid", "valid later", token -> token.claim("nbf", now() + 15)),
                bad("lifetime", "a second too long", token -> token.times(now(), now() + 3601)),
                bad("lifetime", "endless", token -> token.times(now(), Long.MAX_VALUE)),
                bad(
                        "malformed",
                        "expires before it was issued",
                        token -> token.times(now() + 5, now() + 2)),
                bad("algorithm", "unsigned", token -> token.algorithm("none")),
                bad(
                        "algorithm",
                        "HMAC under the public key",
                        token -> token.algorithm("HS256").signedBy(publicKeyAsSecret())),
                bad("algorithm", "other padding, same key", token -> token.algorithm("RS256")),
                bad("algorithm", "other hash, same key", token -> token.algorithm("PS512")),
                bad("signature", "other key", token -> token.signedBy(STRANGER.getPrivate())),
                bad("signature", "key that it brings along", TokenTest::bringsItsKey),
                bad(
                        "signature",
                        "address of a key",
                        token ->
                                token.header("jku", "http://127.0.0.1:1/jwks")
                                        .signedBy(STRANGER.getPrivate())),
                bad(
                        "malformed",
                        "extension that must be understood",
                        token -> token.header("crit", List.of("x")).header("x", 1)),
                bad(
                        "binding",
                        "bound to a certificate nobody shows",
                        token -> token.claim("cnf", Map.of("x5t#S256", "A".repeat(43)))),
                bad(
                        "binding",
                        "bound to a key",
                        token -> token.claim("cnf", Map.of("jkt", "A".repeat(43)))),
                bad(
                        "binding",
                        "bound to both",
                        token -> token.claim("cnf", Map.of("x5t#S256", "A", "jkt", "A"))),
                bad(
                        "binding",
                        "bound to no text",
                        token -> token.claim("cnf", Map.of("x5t#S256", 7))),
                bad("binding", "bond that is no object", token -> token.claim("cnf", "x5t#S256")),
                bad("binding", "bond to nothing", token -> token.claim("cnf", Map.of())),
                arguments("malformed", "encrypted", (Supplier<String>) TokenTest::encrypted),
                arguments("signature", "tampered", (Supplier<String>) TokenTest::tampered),
                arguments(
                        "signature",
                        "signature cut off",
                        (Supplier<String>) () -> good().replaceAll("[^.]+$", "")),
                arguments("malformed", "no token", (Supplier<String>) () -> "nonsense"),
                arguments("malformed", "two dots", (Supplier<String>) () -> ".."),
                arguments(
                        "malformed",
                        "header that is no JSON",
                        (Supplier<String>) () -> "bm8" + good().substring(good().indexOf('.'))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badTokens")
    void badTokenIsRefusedWithAProblemThatTellsNoReason(
            String reason, String defect, Supplier<String> token) {
        double before = refused(reason);

        Response response = call(token.get());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo("invalid-token");
        assertThat(response.header("WWW-Authenticate"))
                .isEqualTo("Bearer realm=\"xacthuc\", error=\"invalid_token\"");
        assertThat(refused(reason)).as("counted as " + reason).isEqualTo(before + 1);
    }

    @Test
    void goodTokenGetsThrough() {
        getsThrough(call(good()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"})
    void accessTokenMaySayItsTypeInTwoWaysAndAnyCase(String type) {
        getsThrough(call(DraftToken.good().header("typ", type).token()));
    }

    @Test
    void oneOfSeveralAudiencesIsEnough() {
        getsThrough(call(DraftToken.good().claim("aud", List.of("a", "xacthuc")).token()));
    }

    @Test
    void clocksMayDifferByAFewSeconds() {
        getsThrough(call(DraftToken.good().times(now() - 600, now() - 1).token()));
        getsThrough(call(DraftToken.good().times(now() + 5, now() + 60).token()));
        getsThrough(call(DraftToken.good().claim("nbf", now() + 5).token()));
    }

    @Test
    void tokenMayLiveForAnHour() {
        getsThrough(call(DraftToken.good().times(now(), now() + 3600).token()));
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
    void tokenOfAClientWithoutAContractIsNobodys() {
        Response response = call(DraftToken.good().claim("client_id", "stranger").token());

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

        assertThat(call(DemoTokens.sign(claims)).statusCode()).isEqualTo(403);
    }

    private static Arguments bad(String reason, String defect, UnaryOperator<DraftToken> bend) {
        return arguments(
                reason, defect, (Supplier<String>) () -> bend.apply(DraftToken.good()).token());
    }

    private double refused(String reason) {
        return metrics.find("xacthuc.token.refused").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Response call(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/v1/verifications/" + UUID.randomUUID());
    }

    private static void getsThrough(Response response) {
        assertThat(response.jsonPath().getString("code")).isEqualTo("not-found");
    }

    private static String good() {
        return DraftToken.good().token();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static SecretKeySpec publicKeyAsSecret() {
        return new SecretKeySpec(
                Base64.getDecoder().decode(DemoTokens.settings().get(PUBLIC_KEY)), "HmacSHA256");
    }

    private static DraftToken bringsItsKey(DraftToken token) {
        try {
            return token.header(
                            "jwk",
                            PublicJsonWebKey.Factory.newPublicJwk(STRANGER.getPublic())
                                    .toParams(OutputControlLevel.PUBLIC_ONLY))
                    .signedBy(STRANGER.getPrivate());
        } catch (JoseException e) {
            throw new AssertionError("an RSA key is a JWK", e);
        }
    }

    private static String encrypted() {
        try {
            JsonWebEncryption token = new JsonWebEncryption();
            token.setAlgorithmHeaderValue("RSA-OAEP-256");
            token.setEncryptionMethodHeaderParameter("A256GCM");
            token.setContentTypeHeaderValue("JWT");
            token.setKey(STRANGER.getPublic());
            token.setPayload(good());
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError("jose4j encrypts", e);
        }
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    private static String tampered() {
        String token = good();
        String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
        String other =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                claims.replace("demo-bank", "demo-tax")
                                        .getBytes(StandardCharsets.UTF_8));
        return token.replace(payload, other);
    }
}
