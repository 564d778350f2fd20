package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// A client of the realm, and how it says who it is.
final class KeycloakClient {

    /// Where people come back to after they logged in; nobody has to listen there.
    static final String REDIRECT = "https://127.0.0.1/desk";

    private static final Pattern LOGIN_FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Keycloak server;
    private final Https https;
    private final String id;
    private final Supplier<Map<String, String>> authentication;

    private KeycloakClient(
            Keycloak server, Https https, String id, Supplier<Map<String, String>> authentication) {
        this.server = server;
        this.https = https;
        this.id = id;
        this.authentication = authentication;
    }

    static KeycloakClient withSecret(Keycloak server, Https https, String id) {
        Map<String, String> secret = Map.of("client_id", id, "client_secret", server.secret());
        return new KeycloakClient(server, https, id, () -> secret);
    }

    /// With an assertion signed anew for each request (`private_key_jwt`, RFC 7523).
    static KeycloakClient withKey(Keycloak server, Https https, String id, PublicJsonWebKey key) {
        return new KeycloakClient(
                server,
                https,
                id,
                () ->
                        Map.of(
                                "client_assertion_type",
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion",
                                assertion(server, id, key)));
    }

    /// A token in the client's own name.
    String token() {
        return token(askForToken(Map.of()));
    }

    /// Keycloak's answer to the question for such a token.
    HttpResponse<String> askForToken(Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "client_credentials");
        return ask(form);
    }

    /// A token of a person who logs in through this client: authorization code with PKCE.
    String tokenOf(String user, String password) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        Map<String, String> question =
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        id,
                        "redirect_uri",
                        REDIRECT,
                        "code_challenge",
                        sha256(verifier),
                        "code_challenge_method",
                        "S256");
        URI page = URI.create(endpoint("auth") + "?" + Https.encoded(question));
        String form = https.send(HttpRequest.newBuilder(page)).body();
        HttpResponse<String> loggedIn =
                https.post(
                        URI.create(first(LOGIN_FORM, form).replace("&amp;", "&")),
                        Map.of("username", user, "password", password));
        String back = loggedIn.headers().firstValue("Location").orElse("");
        return token(
                ask(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                first(CODE, back),
                                "redirect_uri",
                                REDIRECT,
                                "code_verifier",
                                verifier)));
    }

    private HttpResponse<String> ask(Map<String, String> question) {
        Map<String, String> form = new HashMap<>(question);
        form.putAll(authentication.get());
        return https.post(endpoint("token"), form);
    }

    private URI endpoint(String name) {
        return URI.create(server.issuer() + "/protocol/openid-connect/" + name);
    }

    private static String token(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try {
            return new ObjectMapper()
                    .readTree(response.body())
                    .required("access_token")
                    .textValue();
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private static String assertion(Keycloak server, String id, PublicJsonWebKey key) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(id);
        claims.setSubject(id);
        claims.setAudience(server.issuer());
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(1);
        JsonWebSignature assertion = new JsonWebSignature();
        assertion.setPayload(claims.toJson());
        assertion.setAlgorithmHeaderValue(key.getAlgorithm());
        assertion.setKeyIdHeaderValue(key.getKeyId());
        assertion.setKey(key.getPrivateKey());
        try {
            return assertion.getCompactSerialization();
        } catch (JoseException e) {
            throw new AssertionError("every Java platform signs with RSA", e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
