package vn.xacthuc.audit.refusal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// Which refusals leave an entry, and what it says.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RefusalTest {

    private static String bank = "";
    private static String oneStop = "";
    private static String tax = "";
    private static String loggedIn = "";
    private static String suspended = "";

    private final Database log = Database.log();

    @BeforeEach
    void addPartiesOnce() {
        if (!bank.isEmpty()) {
            return;
        }
        bank = NewParty.added("demo-bank", "DECLARED");
        oneStop = NewParty.added("demo-one-stop", "DECLARED");
        tax = NewParty.added("demo-tax", "DECLARED");
        loggedIn = NewParty.added("demo-bank", "TOKEN");
        suspended = NewParty.known(NewParty.added("demo-bank", "DECLARED"));
    }

    @Test
    void missingScopeIsAnEntry() {
        given().auth()
                .oauth2(DemoTokens.of(bank, "chip:verify"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("{}")
                .post("/v1/verifications")
                .then()
                .statusCode(403)
                .body("code", equalTo("insufficient-scope"));

        assertThat(refusals(bank)).last().isEqualTo("insufficient-scope");
        JsonPath entry = newestEntry(bank);
        assertThat(entry.getString("kind")).isEqualTo("REFUSAL");
        assertThat(entry.getString("sector")).isEqualTo("BANK");
        assertThat(entry.getString("decision")).isNull();
        assertThat(entry.getString("details.particulars.operation"))
                .isEqualTo("POST /v1/verifications");
    }

    @Test
    void purposeOutsideTheContractIsAnEntryThatSaysWhatWasWanted() {
        VerificationCall.of(bank, "TAX_REGISTRATION")
                .about(CitizenCase.ORDINARY)
                .context("dossierCode", "HS-77")
                .post()
                .then()
                .statusCode(403)
                .body("code", equalTo("purpose-not-allowed"));

        assertThat(refusals(bank)).last().isEqualTo("purpose-not-allowed");
        JsonPath entry = newestEntry(bank);
        assertThat(entry.getString("purpose")).isEqualTo("TAX_REGISTRATION");
        assertThat(entry.getString("details.officer.id")).isEqualTo("teller-0042");
        assertThat(entry.getString("details.officer.source")).isEqualTo("DECLARED");
        assertThat(entry.getString("details.dossierCode")).isEqualTo("HS-77");
    }

    @Test
    void purposeThatDoesNotExistIsOutsideEveryContract() {
        VerificationCall.of(bank, "CURIOSITY")
                .about(CitizenCase.ORDINARY)
                .post()
                .then()
                .statusCode(403)
                .body("code", equalTo("purpose-not-allowed"));

        assertThat(refusals(bank)).last().isEqualTo("purpose-not-allowed");
    }

    @Test
    void missingContextIsAnEntry() {
        VerificationCall.of(oneStop, "PUBLIC_SERVICE_FILING")
                .about(CitizenCase.ORDINARY)
                .context("procedureCode", " ")
                .post()
                .then()
                .statusCode(422)
                .body("code", equalTo("context-incomplete"))
                .body(
                        "errors.pointer",
                        equalTo(List.of("/context/procedureCode", "/context/dossierCode")));

        assertThat(refusals(oneStop)).last().isEqualTo("context-incomplete");
    }

    @Test
    void fieldOutsideTheContractIsAnEntry() {
        log.write(
                "update party.policy set document = jsonb_set(document, '{fields}',"
                        + " '[\"personalId\", \"fullName\", \"dateOfBirth\"]') where party_code ="
                        + " ?",
                tax);
        VerificationCall call =
                VerificationCall.of(tax, "TAX_REGISTRATION")
                        .about(CitizenCase.ORDINARY)
                        .claim("sex", "MALE");
        Eventually.holds(
                "the contract changed",
                () -> call.key(UUID.randomUUID().toString()).post().statusCode() == 403);

        call.post()
                .then()
                .body("code", equalTo("field-not-allowed"))
                .body("errors.pointer", equalTo(List.of("/claim/sex")));
        assertThat(refusals(tax)).contains("field-not-allowed");
    }

    @Test
    void clientThatNobodyHasIsRefusedWithoutAnEntry() {
        long entries = refusalsOfAll();

        VerificationCall.of("nobody-" + UUID.randomUUID(), "BANK_ACCOUNT_OPENING")
                .about(CitizenCase.ORDINARY)
                .post()
                .then()
                .statusCode(403)
                .body("code", equalTo("unknown-client"));

        assertThat(refusalsOfAll()).isEqualTo(entries);
    }

    @Test
    void suspendedPartyIsRefusedSoonAndComesBackAsSoon() {
        log.write("update party.relying_party set status = 'SUSPENDED' where code = ?", suspended);
        Duration untilRefused =
                Eventually.holds(
                        "the party is suspended", () -> NewParty.statusOfNothing(suspended) == 403);
        VerificationCall.of(suspended, "BANK_ACCOUNT_OPENING")
                .about(CitizenCase.ORDINARY)
                .post()
                .then()
                .statusCode(403)
                .body("code", equalTo("inactive-party"));
        assertThat(refusals(suspended)).contains("inactive-party");

        log.write("update party.relying_party set status = 'ACTIVE' where code = ?", suspended);
        Duration untilServed =
                Eventually.holds(
                        "the party is active", () -> NewParty.statusOfNothing(suspended) == 404);

        assertThat(untilRefused).isLessThan(Duration.ofSeconds(3));
        assertThat(untilServed).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void mistakesOfACallerAreNoRefusals() {
        long entries = refusalsOfAll();

        post(DemoTokens.of(bank, "identity:verify") + "x", "{}").statusCode(401);
        post(DemoTokens.of(bank, "identity:verify"), "{").statusCode(400);
        post(DemoTokens.of(bank, "identity:verify"), "{\"unknown\":1}").statusCode(400);
        VerificationCall.of(bank, "BANK_ACCOUNT_OPENING")
                .about(CitizenCase.ORDINARY)
                .claim("dateOfBirth", "1990-02-30")
                .post()
                .then()
                .statusCode(422);

        assertThat(refusalsOfAll()).isEqualTo(entries);
    }

    @Test
    void officerWhoLoggedInIsNamedByTheTokenWhateverTheRequestSays() {
        VerificationCall.of(loggedIn, "BANK_ACCOUNT_OPENING")
                .about(CitizenCase.ORDINARY)
                .context("officerId", "somebody-else")
                .post()
                .then()
                .statusCode(200);

        JsonPath entry = newestEntry(loggedIn);
        assertThat(entry.getString("details.officer.id")).isEqualTo(loggedIn);
        assertThat(entry.getString("details.officer.source")).isEqualTo("TOKEN");
    }

    private static io.restassured.response.ValidatableResponse post(String token, String body) {
        return given().auth()
                .oauth2(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(body)
                .post("/v1/verifications")
                .then();
    }

    private List<String> refusals(String party) {
        return log.read(
                "select unnest(reasons) from entry join entry_detail using (leaf_index) where kind"
                        + " = 'REFUSAL' and party = ? order by leaf_index",
                party);
    }

    private long refusalsOfAll() {
        return log.count("select count(*) from entry where kind = 'REFUSAL'");
    }

    private static JsonPath newestEntry(String party) {
        String id =
                Database.log()
                        .read(
                                "select id from entry where party = ? order by leaf_index desc"
                                        + " limit 1",
                                party)
                        .getFirst();
        return given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .get("/v1/audit/entries/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
