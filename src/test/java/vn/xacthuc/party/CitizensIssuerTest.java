package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;

/// Two issuers, two keys: a token is held against the one it names.
class CitizensIssuerTest {

    private static final String PERSON = "003090000001";

    private final VerifiedTokens tokens =
            new VerifiedTokens(CitizensSettings.demo(), Clock.systemUTC());

    @Test
    void tokenOfTheCitizensIssuerIsACitizens() throws Exception {
        JWTCallerPrincipal token = tokens.parse(DemoTokens.ofCitizen(PERSON), parties());

        assertThat(CitizensSettings.demo().issued(token)).isTrue();
        assertThat(token.<String>getClaim("personal_id")).isEqualTo(PERSON);
    }

    @Test
    void tokenOfThePartiesIssuerIsNone() throws Exception {
        JWTCallerPrincipal token =
                tokens.parse(
                        DemoTokens.sign(
                                DemoTokens.claims("demo-bank", "self")
                                        .claim("personal_id", PERSON)),
                        parties());

        assertThat(CitizensSettings.demo().issued(token)).isFalse();
    }

    @Test
    void partiesIssuerSignsForNoCitizen() {
        String forged = DemoTokens.sign(DemoTokens.citizenClaims(PERSON));

        assertThatThrownBy(() -> tokens.parse(forged, parties()))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void citizensIssuerSignsForNoParty() {
        String forged =
                DemoTokens.signForCitizen(DemoTokens.claims("demo-bank", "identity:verify"));

        assertThatThrownBy(() -> tokens.parse(forged, parties()))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void citizensTokenForAnotherAudienceIsRefused() {
        String elsewhere =
                DemoTokens.signForCitizen(DemoTokens.citizenClaims(PERSON).audience("elsewhere"));

        assertThatThrownBy(() -> tokens.parse(elsewhere, parties()))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void withoutACitizensIssuerItsTokensAreRefused() {
        VerifiedTokens without = new VerifiedTokens(CitizensSettings.none(), Clock.systemUTC());

        assertThatThrownBy(() -> without.parse(DemoTokens.ofCitizen(PERSON), parties()))
                .isInstanceOf(ParseException.class);
    }

    @Test
    void whateverElsePartiesAreTrustedByIsNotForCitizens() throws Exception {
        JWTAuthContextInfo parties = parties();
        parties.setTokenKeyId("dev-1");
        parties.setDecryptionKeyLocation("nowhere");

        assertThat(tokens.parse(DemoTokens.ofCitizen(PERSON), parties).getIssuer())
                .isEqualTo(DemoTokens.CITIZENS_ISSUER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "a.b",
                "a.!.c",
                "a.e30.c",
                "a.W10.c",
                "a.ew.c",
                "a.eyJpc3MiOjF9.c",
                "a.eyJpc3MiOnsiaXNzIjoiaHR0cHM6Ly9jaXRpemVucy5kZXYueGFjdGh1Yy5leGFtcGxlIn19.c"
            })
    void textThatNamesNoIssuerIsNobodys(String token) throws Exception {
        assertThat(CitizensSettings.demo().trust(token, parties())).isEmpty();
    }

    @Test
    void newKeyOfTheCitizensIssuerIsTakenUpAsSoonAsATokenNamesIt() throws Exception {
        KeyPair first = newKey();
        KeyPair second = newKey();
        AtomicReference<String> published = new AtomicReference<>(keySet("one", first));
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = server(published, asked);
        try {
            VerifiedTokens rotating =
                    new VerifiedTokens(
                            CitizensSettings.withKeysAt(
                                    "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks"),
                            Clock.systemUTC());
            rotating.parse(signed("one", first), parties());
            published.set(keySet("two", second));
            // The library asks no key set twice within 300 ms.
            Thread.sleep(400);

            rotating.parse(signed("two", second), parties());
            int fetched = asked.get();

            assertThatThrownBy(() -> rotating.parse(signed("three", newKey()), parties()))
                    .isInstanceOf(ParseException.class);
            assertThatThrownBy(() -> rotating.parse(signed("one", first), parties()))
                    .isInstanceOf(ParseException.class);
            assertThat(asked).as("unknown key ids do not flood the issuer").hasValue(fetched);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void startsWithAnIssuerOfItsOwnAndOneKey() {
        CitizensSettings.none().refuseUnlessSafe();
        CitizensSettings.demo().refuseUnlessSafe();
        CitizensSettings.withKeysAt("https://id.example/jwks").refuseUnlessSafe();
    }

    @Test
    void refusesToStartWhenPartiesAndCitizensShareAnIssuer() {
        CitizensIssuer shared =
                CitizensSettings.issuer(
                        Optional.of(
                                new CitizensSettings(
                                        DemoTokens.ISSUER, Optional.of("key"), Optional.empty())));

        assertThatIllegalStateException()
                .isThrownBy(() -> shared.start(new io.quarkus.runtime.StartupEvent()))
                .withMessageContaining("xacthuc.party.citizens.issuer");
    }

    @Test
    void refusesToStartWithoutAKeyOrWithTwo() {
        CitizensIssuer keyless =
                CitizensSettings.issuer(
                        Optional.of(
                                new CitizensSettings(
                                        "https://id.example", Optional.empty(), Optional.empty())));
        CitizensIssuer twice =
                CitizensSettings.issuer(
                        Optional.of(
                                new CitizensSettings(
                                        "https://id.example",
                                        Optional.of("key"),
                                        Optional.of("file"))));

        assertThatIllegalStateException()
                .isThrownBy(keyless::refuseUnlessSafe)
                .withMessageContaining("publickey");
        assertThatIllegalStateException().isThrownBy(twice::refuseUnlessSafe);
    }

    private static JWTAuthContextInfo parties() {
        JWTAuthContextInfo trust = new JWTAuthContextInfo();
        trust.setPublicKeyContent(DemoTokens.settings().get("mp.jwt.verify.publickey"));
        trust.setIssuedBy(DemoTokens.ISSUER);
        trust.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        trust.setExpectedAudience(Set.of(DemoTokens.AUDIENCE));
        return trust;
    }

    private static String signed(String keyId, KeyPair key) {
        JwtClaimsBuilder claims = DemoTokens.citizenClaims(PERSON);
        return claims.jws().algorithm(SignatureAlgorithm.RS256).keyId(keyId).sign(key.getPrivate());
    }

    private static String keySet(String keyId, KeyPair key) {
        RsaJsonWebKey jwk =
                new RsaJsonWebKey((java.security.interfaces.RSAPublicKey) key.getPublic());
        jwk.setKeyId(keyId);
        return new JsonWebKeySet(jwk).toJson();
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static HttpServer server(AtomicReference<String> published, AtomicInteger asked)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/jwks",
                exchange -> {
                    asked.incrementAndGet();
                    byte[] body = published.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }
}
