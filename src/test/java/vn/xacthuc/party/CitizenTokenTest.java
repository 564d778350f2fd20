package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// A citizen's token makes a citizen of its bearer and nothing else; a party's never does.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class CitizenTokenTest {

    private static final String PERSON = "003090000777";
    private static final String ALL =
            "self identity:verify audit:read audit:read-own population:write trust:manage";

    private final Database log = Database.log();

    @Test
    void citizenGetsThrough() {
        assertThat(call(DemoTokens.ofCitizen(PERSON)).statusCode()).isEqualTo(200);
    }

    @Test
    void demoApplicationGetsACitizensToken() {
        String token =
                given().formParam("grant_type", "client_credentials")
                        .formParam("client_id", "demo-citizen")
                        .formParam("client_secret", "demo-citizen")
                        .formParam("personal_id", PERSON)
                        .post("/dev/oauth2/token")
                        .then()
                        .statusCode(200)
                        .body("scope", equalTo("self"))
                        .extract()
                        .path("access_token");

        assertThat(call(token).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00309000077",
                "0030900007770",
                "00309000077x",
                " 003090000777",
                "003090000777\n",
                "٠٠٣٠٩٠٠٠٠٧٧٧"
            })
    void tokenThatNamesNoNumberIsNoCitizens(String number) {
        refused(call(sign(DemoTokens.citizenClaims(number))), "not-a-citizen");
    }

    @Test
    void numberThatIsNoTextIsNoCitizens() {
        refused(
                call(sign(DemoTokens.citizenClaims("").claim("personal_id", 103_090_000_777L))),
                "not-a-citizen");
    }

    @Test
    void tokenWithoutANumberIsNoCitizens() {
        JwtClaimsBuilder claims =
                DemoTokens.claims("demo-citizen", "self").issuer(DemoTokens.CITIZENS_ISSUER);

        refused(call(sign(claims)), "not-a-citizen");
    }

    @Test
    void citizenWithoutTheScopeMayNotRead() {
        refused(
                call(sign(DemoTokens.citizenClaims(PERSON).claim("scope", "openid"))),
                "insufficient-scope");
    }

    @Test
    void partyIsNoCitizenWhateverItsTokenSays() {
        refused(
                call(
                        DemoTokens.sign(
                                DemoTokens.claims("demo-bank", ALL).claim("personal_id", PERSON))),
                "insufficient-scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/entries",
                "/v1/trust",
                "/v1/verifications/0197b1f2-0000-7000-8000-000000000000"
            })
    void citizenIsNoPartyWhateverTheTokenSays(String path) {
        long entries = entries();

        refused(given().auth().oauth2(asBank()).get(path), "insufficient-scope");

        assertThat(entries()).as("nobody known was refused").isEqualTo(entries);
    }

    @Test
    void citizenVerifiesNobody() {
        Response response =
                given().auth()
                        .oauth2(asBank())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .body(VerificationCall.ofBank().json())
                        .post("/v1/verifications");

        refused(response, "insufficient-scope");
    }

    @Test
    void citizensTokenSignedByThePartiesIssuerIsBad() {
        Response response = call(DemoTokens.sign(DemoTokens.citizenClaims(PERSON)));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.jsonPath().getString("code")).isEqualTo("invalid-token");
    }

    @Test
    void partysTokenSignedByTheCitizensIssuerIsBad() {
        Response response =
                given().auth()
                        .oauth2(sign(DemoTokens.claims("demo-auditor", "audit:read")))
                        .get("/v1/audit/entries");

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void numberStandsInNoText() {
        assertThat(new Citizen(PERSON, java.util.Optional.of("app")).toString())
                .doesNotContain(PERSON);
    }

    /// A citizen's token that claims to be more.
    private static String asBank() {
        return sign(
                DemoTokens.citizenClaims(PERSON)
                        .claim("client_id", "demo-bank")
                        .claim("scope", ALL));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return DemoTokens.signForCitizen(claims);
    }

    private static Response call(String token) {
        return given().auth().oauth2(token).get("/v1/me/accesses");
    }

    private static void refused(Response response, String code) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }

    private long entries() {
        return log.count(
                "select count(*) from entry where kind = 'REFUSAL' and party = 'demo-bank'");
    }
}
