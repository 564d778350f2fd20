package vn.xacthuc.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.TestAuthority.Holder;

/// The packaged service beside a Keycloak whose tokens it trusts, both over TLS; the bank has a key
/// and a certificate there instead of the demo secret.
record KeycloakGround(Keycloak keycloak, KeycloakAdministrator realm, PackagedService service)
        implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Starts both.
    ///
    /// @param bank the key of `demo-bank`
    static KeycloakGround start(TestAuthority authority, PublicJsonWebKey bank) throws IOException {
        Path home =
                Path.of(
                        Objects.requireNonNull(
                                System.getProperty("xacthuc.keycloak.home"),
                                "run ./mvnw verify -Pkeycloak"));
        Keycloak keycloak = Keycloak.start(home, authority);
        try {
            KeycloakAdministrator realm =
                    new KeycloakAdministrator(keycloak, new Https(authority, Optional.empty()));
            realm.change("demo-bank", client -> demandKeyAndCertificate(client, bank));
            return new KeycloakGround(
                    keycloak,
                    realm,
                    PackagedService.serveTls(settings(keycloak, authority), authority));
        } catch (IOException | RuntimeException | AssertionError e) {
            keycloak.close();
            throw e;
        }
    }

    @Override
    public void close() {
        service.close();
        keycloak.close();
    }

    /// What a bank agrees with the operator of Keycloak: its key, and that its tokens are bound.
    private static void demandKeyAndCertificate(ObjectNode client, PublicJsonWebKey key) {
        client.put("clientAuthenticatorType", "client-jwt");
        client.withObject("attributes")
                .put("use.jwks.string", "true")
                .put("jwks.string", new JsonWebKeySet(key).toJson())
                .put("token.endpoint.auth.signing.alg", "PS256")
                .put("tls.client.certificate.bound.access.tokens", "true");
    }

    private static Map<String, String> settings(Keycloak keycloak, TestAuthority authority)
            throws IOException {
        Map<String, String> settings = new HashMap<>(PackagedGround.shared().settings());
        settings.remove("mp.jwt.verify.publickey");
        settings.put("mp.jwt.verify.issuer", keycloak.issuer());
        settings.put(
                "mp.jwt.verify.publickey.location",
                keycloak.issuer() + "/protocol/openid-connect/certs");
        settings.put("xacthuc.party.issuer-keys.refresh-interval", "1s");
        settings.put("xacthuc.party.issuer-keys.tls-configuration-name", "issuer");
        settings.put("quarkus.http.tls-configuration-name", "https");
        // Quarkus finds no list of PEM files in environment variables.
        settings.put("quarkus.config.locations", tlsSettings(authority));
        return settings;
    }

    private static String tlsSettings(TestAuthority authority) throws IOException {
        Path folder = Files.createTempDirectory(Path.of("target"), "keycloak-tls");
        Holder server = authority.issue("service");
        String trusted = write(folder.resolve("authority.pem"), authority.certificatePem());
        String certificate = write(folder.resolve("service.pem"), server.certificatePem());
        String key = write(folder.resolve("service-key.pem"), server.keyPem());
        String settings =
                """
                quarkus.tls.issuer.trust-store.pem.certs=%s
                quarkus.tls.https.trust-store.pem.certs=%s
                quarkus.tls.https.key-store.pem.0.cert=%s
                quarkus.tls.https.key-store.pem.0.key=%s
                """;
        return write(
                folder.resolve("tls.properties"),
                settings.formatted(trusted, trusted, certificate, key));
    }

    /// A client through which the bank's officers log in. Keycloak has no claim `client_id` for
    /// people, so this client's tokens get it as a fixed one.
    static JsonNode desk(String secret) {
        ObjectNode client = JSON.createObjectNode();
        client.put("clientId", "desk").put("secret", secret);
        client.put("standardFlowEnabled", true).put("fullScopeAllowed", false);
        client.putArray("redirectUris").add(KeycloakClient.REDIRECT);
        client.putArray("defaultClientScopes").add("access-token-profile").add("identity:verify");
        client.putArray("optionalClientScopes");
        client.putObject("attributes")
                .put("access.token.header.type.rfc9068", "true")
                .put("pkce.code.challenge.method", "S256");
        ObjectNode mapper = client.putArray("protocolMappers").addObject();
        mapper.put("name", "client_id").put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-hardcoded-claim-mapper");
        mapper.putObject("config")
                .put("claim.name", "client_id")
                .put("claim.value", "desk")
                .put("jsonType.label", "String")
                .put("access.token.claim", "true");
        return client;
    }

    /// An officer who may log in.
    static JsonNode officer() {
        ObjectNode user = JSON.createObjectNode();
        user.put("username", "officer-7").put("enabled", true);
        user.put("firstName", "Officer").put("lastName", "Seven");
        user.put("email", "officer-7@bank.example").put("emailVerified", true);
        user.putArray("credentials")
                .addObject()
                .put("type", "password")
                .put("value", "demo-only")
                .put("temporary", false);
        return user;
    }

    /// A key that a client signs its assertions with; all have the same name.
    static PublicJsonWebKey newKey() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("bank-1");
            key.setAlgorithm("PS256");
            key.setUse("sig");
            return key;
        } catch (JoseException e) {
            throw new AssertionError("every Java platform has RSA", e);
        }
    }

    private static String write(Path file, String text) throws IOException {
        Files.writeString(file, text).toFile().deleteOnExit();
        return file.toAbsolutePath().toString();
    }
}
