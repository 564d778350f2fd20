package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.sample.DemoClient;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.TestAuthority;
import vn.xacthuc.testing.TestAuthority.Holder;

/// The production jar with tokens of a real authorization server: Keycloak, with the realm that
/// `docker/` ships. All of it speaks TLS. `./mvnw verify -Pkeycloak` brings Keycloak and runs this.
@Timeout(300)
class KeycloakIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TestAuthority AUTHORITY = new TestAuthority("Test CA");
    private static final Holder BANK = AUTHORITY.issue("demo-bank");
    private static final Https WITHOUT_CERTIFICATE = new Https(AUTHORITY, Optional.empty());
    private static final Https AS_BANK = new Https(AUTHORITY, Optional.of(BANK));
    private static final Https AS_ANOTHER =
            new Https(AUTHORITY, Optional.of(AUTHORITY.issue("demo-tax")));
    private static final PublicJsonWebKey BANK_KEY = KeycloakGround.newKey();

    /// A second between two readings of keys, ten between two looks whether it is time, thirty for
    /// which a verified token is remembered, and some for the work.
    private static final Duration LONGEST_AFTER_WITHDRAWAL = Duration.ofSeconds(45);

    private static final String PERSON =
            """
            {"personalId": "005090000401", "fullName": "Nguyễn Văn An", "sex": "MALE",
             "dateOfBirth": "1990-05-02",
             "cards": [{"type": "CAN_CUOC", "issuedOn": "2025-04-18", "expiresOn": "2050-05-02"}]}
            """;
    private static final String QUESTION =
            """
            {"context": {"purpose": "BANK_ACCOUNT_OPENING", "officerId": "teller-0042"},
             "claim": {"personalId": "005090000401", "fullName": "Nguyễn Văn An",
                       "dateOfBirth": "1990-05-02"}}
            """;

    private static KeycloakGround ground;

    @BeforeAll
    static void start() throws IOException {
        ground = KeycloakGround.start(AUTHORITY, BANK_KEY);
    }

    @AfterAll
    static void stop() {
        if (ground != null) {
            ground.close();
        }
    }

    @Test
    void keycloakIssuesAccessTokensOfRfc9068() {
        String token = bank().token();

        assertThat(header(token).path("typ").asText()).isEqualTo("at+jwt");
        assertThat(header(token).path("alg").asText()).isEqualTo("PS256");
        assertThat(header(token).path("kid").asText()).isNotEmpty();
        JsonNode claims = claims(token);
        assertThat(claims.path("iss").asText()).isEqualTo(ground.keycloak().issuer());
        assertThat(claims.path("aud").asText()).isEqualTo("xacthuc");
        assertThat(claims.path("client_id").asText()).isEqualTo("demo-bank");
        assertThat(claims.path("sub").asText()).as("a program's own").isEqualTo("demo-bank");
        assertThat(claims.path("jti").asText()).isNotEmpty();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(900);
        assertThat(claims.path("scope").asText().split(" "))
                .containsExactlyInAnyOrder("identity:verify", "chip:verify");
    }

    @Test
    void bankVerifiesACitizenWhomTheRegisterEntered() throws JoseException {
        HttpResponse<String> entered =
                WITHOUT_CERTIFICATE.send(
                        request("/v1/population/citizens", client("demo-register").token())
                                .PUT(BodyPublishers.ofString(PERSON)));
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(204);

        HttpResponse<String> verified = verify(AS_BANK, bank().token());

        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
        assertThat(json(verified).path("decision").asText()).isEqualTo("VERIFIED");
        JsonNode receipt = verifiedReceipt(json(verified).path("receipt").asText());
        assertThat(receipt.toString()).contains("VERIFIED").contains("demo-bank");
    }

    @ParameterizedTest
    @EnumSource(DemoClient.class)
    void everyDemoClientSeesItsContract(DemoClient demo) {
        boolean isBank = demo == DemoClient.DEMO_BANK;
        String token = isBank ? bank().token() : client(demo.id()).token();

        HttpResponse<String> contract = contract(isBank ? AS_BANK : WITHOUT_CERTIFICATE, token);

        assertThat(contract.statusCode()).as(contract.body()).isEqualTo(200);
        assertThat(json(contract).path("party").asText()).isEqualTo(demo.id());
    }

    @Test
    void keycloakRefusesAnAssertionOfAnotherKeyAndTheSecretOfBefore() {
        KeycloakClient forger =
                KeycloakClient.withKey(
                        ground.keycloak(), AS_BANK, "demo-bank", KeycloakGround.newKey());
        KeycloakClient old = KeycloakClient.withSecret(ground.keycloak(), AS_BANK, "demo-bank");

        for (KeycloakClient refused : new KeycloakClient[] {forger, old}) {
            HttpResponse<String> answer = refused.askForToken(Map.of());
            assertThat(answer.statusCode()).isIn(400, 401);
            assertThat(answer.body()).contains("invalid_client").doesNotContain("access_token");
        }
    }

    @Test
    void keycloakBindsTheTokenAndGivesNoneWithoutACertificate() {
        KeycloakClient bare =
                KeycloakClient.withKey(
                        ground.keycloak(), WITHOUT_CERTIFICATE, "demo-bank", BANK_KEY);

        assertThat(claims(bank().token()).path("cnf").path("x5t#S256").asText())
                .isEqualTo(BANK.thumbprint());
        assertThat(bare.askForToken(Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void boundTokenIsGoodWithItsCertificateAlone() {
        String token = bank().token();

        assertThat(contract(AS_BANK, token).statusCode()).isEqualTo(200);
        assertThat(contract(WITHOUT_CERTIFICATE, token).statusCode()).isEqualTo(401);
        assertThat(contract(AS_ANOTHER, token).statusCode()).isEqualTo(401);
        assertThat(contract(AS_BANK, token).statusCode()).isEqualTo(200);
    }

    @Test
    void tokenOfAnAlgorithmThatIsNotConfiguredIsRefused() {
        KeycloakClient tax = client("demo-insurance");
        assertThat(contract(WITHOUT_CERTIFICATE, tax.token()).statusCode()).isEqualTo(200);
        ground.realm().change("demo-insurance", KeycloakIT::signRs256);
        try {
            String token = tax.token();
            assertThat(header(token).path("alg").asText()).isEqualTo("RS256");

            assertThat(contract(WITHOUT_CERTIFICATE, token).statusCode()).isEqualTo(401);

            assertThat(ground.service().get("/q/metrics").body())
                    .contains("xacthuc_token_refused_total{reason=\"algorithm\"} 1.0");
        } finally {
            ground.realm().change("demo-insurance", KeycloakIT::signAsTheRealm);
        }
    }

    @Test
    void scopeThatAClientWasNotGivenOpensNothing() {
        assertThat(get("/v1/parties", AS_BANK, bank().token()).statusCode()).isEqualTo(403);
        assertThat(
                        get("/v1/parties", WITHOUT_CERTIFICATE, client("demo-operator").token())
                                .statusCode())
                .isEqualTo(200);
        HttpResponse<String> asked = bank().askForToken(Map.of("scope", "parties:manage"));
        assertThat(asked.statusCode()).isEqualTo(400);
        assertThat(asked.body()).contains("invalid_scope");
    }

    @Test
    void officerWhoLogsInIsNamedByTheToken() {
        ground.realm().create("clients", KeycloakGround.desk(ground.keycloak().secret()));
        ground.realm().create("users", KeycloakGround.officer());
        registerDesk();

        String token = client("desk").tokenOf("officer-7", "demo-only");

        String subject = ground.realm().user("officer-7");
        assertThat(claims(token).path("sub").asText()).isEqualTo(subject);
        assertThat(claims(token).path("client_id").asText()).isEqualTo("desk");
        Eventually.holds(
                "the contract counts",
                () -> contract(WITHOUT_CERTIFICATE, token).statusCode() == 200);
        JsonNode answer = json(verify(WITHOUT_CERTIFICATE, token));
        String id = answer.path("verificationId").asText();
        JsonNode officer =
                json(get(
                                "/v1/audit/entries/" + id,
                                WITHOUT_CERTIFICATE,
                                client("demo-auditor").token()))
                        .at("/details/officer");
        assertThat(officer.path("id").asText()).isEqualTo(subject);
        assertThat(officer.path("source").asText()).isEqualTo("TOKEN");
    }

    @Test
    void newKeyWorksAtOnceAndAWithdrawnOneEndsSoon() {
        String used = bank().token();
        String late = bank().token();
        String unused = bank().token();
        assertThat(contract(AS_BANK, used).statusCode()).isEqualTo(200);

        ground.realm().addKey("next", 200);
        String next = bank().token();

        assertThat(header(next).path("kid")).isNotEqualTo(header(used).path("kid"));
        assertThat(contract(AS_BANK, next).statusCode()).isEqualTo(200);
        assertThat(contract(AS_BANK, used).statusCode()).isEqualTo(200);
        assertThat(contract(AS_BANK, late).statusCode()).as("first used now").isEqualTo(200);

        ground.realm().removeKey("ps256");
        Duration took =
                Eventually.holds(
                        "the withdrawn key ended",
                        LONGEST_AFTER_WITHDRAWAL,
                        () -> contract(AS_BANK, used).statusCode() == 401);

        System.out.println("a withdrawn key of Keycloak ended after " + took);
        assertThat(contract(AS_BANK, unused).statusCode()).isEqualTo(401);
        assertThat(contract(AS_BANK, next).statusCode()).isEqualTo(200);
        assertThat(contract(AS_BANK, bank().token()).statusCode()).isEqualTo(200);
    }

    /// Two administrators give the desk a contract; one of them alone could not.
    private static void registerDesk() {
        String one = client("demo-operator").token();
        String other = client("demo-operator-2").token();
        post(
                "/v1/parties",
                one,
                201,
                """
                {"code": "desk", "name": "Quầy", "sector": "BANK", "officerSource": "TOKEN"}
                """);
        post(
                "/v1/parties/desk/policies",
                one,
                201,
                """
                {"name": "desk-default", "terms": {"clientIds": ["desk"],
                 "fields": ["personalId", "fullName", "dateOfBirth"],
                 "purposes": {"BANK_ACCOUNT_OPENING": {"requiredContext": ["OFFICER"],
                    "validCard": true, "genuineChip": false, "chipPresence": false}},
                 "shows": ["reasons", "fields"], "registerBareCounts": false}}
                """);
        post("/v1/parties/desk/policies/1/approvals", one, 403, "");
        post("/v1/parties/desk/policies/1/approvals", other, 200, "");
    }

    private static void signRs256(ObjectNode client) {
        client.withObject("attributes").put("access.token.signed.response.alg", "RS256");
    }

    private static void signAsTheRealm(ObjectNode client) {
        client.withObject("attributes").put("access.token.signed.response.alg", "");
    }

    private static KeycloakClient bank() {
        return KeycloakClient.withKey(ground.keycloak(), AS_BANK, "demo-bank", BANK_KEY);
    }

    private static KeycloakClient client(String id) {
        return KeycloakClient.withSecret(
                ground.keycloak(), new Https(AUTHORITY, Optional.empty()), id);
    }

    private static HttpResponse<String> verify(Https caller, String token) {
        return caller.send(
                request("/v1/verifications", token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofString(QUESTION)));
    }

    private static HttpResponse<String> contract(Https caller, String token) {
        return get("/v1/me/contract", caller, token);
    }

    private static HttpResponse<String> get(String path, Https caller, String token) {
        return caller.send(request(path, token));
    }

    private static void post(String path, String token, int expected, String body) {
        HttpResponse<String> answer =
                WITHOUT_CERTIFICATE.send(request(path, token).POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    }

    private static HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(ground.service().address(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    /// The receipt's signed part (RFC 9901), if a key that the service publishes signed it.
    private static JsonNode verifiedReceipt(String receipt) throws JoseException {
        JsonWebSignature signed = new JsonWebSignature();
        signed.setCompactSerialization(receipt.substring(0, receipt.indexOf('~')));
        JsonWebKeySet published =
                new JsonWebKeySet(ground.service().get("/.well-known/jwks.json").body());
        signed.setKey(
                new VerificationJwkSelector().select(signed, published.getJsonWebKeys()).getKey());
        assertThat(signed.verifySignature()).isTrue();
        return json(signed.getPayload());
    }

    private static JsonNode header(String token) {
        return part(token, 0);
    }

    private static JsonNode claims(String token) {
        return part(token, 1);
    }

    private static JsonNode part(String token, int number) {
        return json(
                new String(
                        Base64.getUrlDecoder().decode(token.split("\\.")[number]),
                        StandardCharsets.UTF_8));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
