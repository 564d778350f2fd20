package vn.xacthuc.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// What a citizen takes along about who asked.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SubjectExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject ObjectMapper mapper;

    private final Database log = Database.log();
    private final String person =
            "0030" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);

    @Test
    void statementTellsWhatTheListTellsAndProvesIt() throws Exception {
        ask("demo-bank").context("deviceId", "KIOSK-07").post();
        ask("demo-one-stop").post();
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .contentType("application/json")
                .body(Map.of("subject", person))
                .post("/v1/audit/searches");

        Response response = citizen().header("Accept-Language", "vi").post("/v1/me/exports");

        response.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", "no-store")
                .header("Content-Language", "vi")
                .header("Vary", "Accept, Accept-Language")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"xacthuc-export.json\"");
        SignedAnswer answer = SignedAnswer.of(response.asByteArray());
        JsonNode export = answer.export();
        JsonNode list =
                JSON.readTree(
                        citizen()
                                .header("Accept-Language", "vi")
                                .get("/v1/me/accesses")
                                .asByteArray());
        List<JsonNode> told = new ArrayList<>();
        export.path("entries").forEach(entry -> told.add(entry.path("access")));
        assertThat(told).isNotEmpty().isEqualTo(elements(list.path("items")));
        assertThat(told.getLast().at("/purpose/text").textValue())
                .isEqualTo("Để mở tài khoản ngân hàng đứng tên bạn.");
        assertThat(export.path("count").intValue()).isEqualTo(told.size());
        assertThat(export.path("personalId").textValue()).isEqualTo(person);
        Map<String, String> checkpoints = new HashMap<>();
        checkpoints.put(
                export.at("/asOf/origin").textValue(), export.at("/asOf/checkpoint").textValue());
        String logKey = given().get("/v1/audit/keys").jsonPath().getString("keys[0].key");
        for (JsonNode entry : export.path("entries")) {
            assertThat(ExportVerification.faultOf(entry, checkpoints, logKey)).isEmpty();
        }
    }

    @Test
    void signatureIsOverExactlyTheBytesShown() throws Exception {
        ask("demo-bank").post();

        SignedAnswer answer = SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray());

        assertThat(answer.isSigned()).isTrue();
        assertThat(answer.headerJson().toString())
                .isEqualTo(
                        "{\"alg\":\"ES256\",\"kid\":\"dev\",\"typ\":\"xacthuc-subject-export+json\"}");
        for (int at = 0; at < answer.payload().length; at += 97) {
            byte[] bent = answer.payload().clone();
            bent[at] ^= 1;
            assertThat(new SignedAnswer(bent, answer.header(), answer.signature()).isSigned())
                    .as("byte %d", at)
                    .isFalse();
        }
    }

    /// The golden shape: a member that is added, dropped, renamed or moved is seen here.
    @Test
    void statementHasThePublishedMembersInThisOrder() throws Exception {
        ask("demo-bank").post();
        byte[] body = citizen().post("/v1/me/exports").asByteArray();

        JsonNode export = SignedAnswer.of(body).export();

        assertThat(names(export))
                .isEqualTo(
                        "version issuer id issuedAt personalId language asOf leafIndex entries"
                                + " count closedLogs notes");
        assertThat(names(export.path("asOf"))).isEqualTo("origin size rootHash checkpoint");
        assertThat(names(export.at("/entries/0"))).isEqualTo("access log");
        assertThat(names(export.at("/entries/0/access")))
                .isEqualTo(
                        "id recordedAt kind kindText party system purpose asked outcome reasons");
        assertThat(names(export.at("/entries/0/log")))
                .isEqualTo("origin leafIndex leafHash leaf proof");
        assertThat(export.path("version").intValue()).isEqualTo(1);
        assertThat(export.path("language").textValue()).isEqualTo("en");
        assertThat(export.path("issuedAt").textValue()).matches(".*T.*\\.\\d{3}Z");
        assertThat(export.path("notes").findValuesAsText("code"))
                .containsExactly(
                        "LEGAL_BASIS",
                        "MAY_BE_DELAYED",
                        "NO_VALUES",
                        "THIS_NUMBER",
                        "ERASED",
                        "ARCHIVED");
        SubjectExportAnswer read =
                mapper.copy()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(body, SubjectExportAnswer.class);
        assertThat(mapper.readTree(mapper.writeValueAsBytes(read)))
                .isEqualTo(mapper.readTree(body));
    }

    @Test
    void officerDossierAndOtherPeopleStandNowhere() {
        ask("demo-bank")
                .context("dossierCode", "HS-2026-000123")
                .context("procedureCode", "1.004222")
                .context("unitCode", "PGD-HK-01")
                .claim("oldIdNumber", "030000001")
                .post();

        for (String type : List.of("application/json", "text/html")) {
            Response response = citizen().accept(type).post("/v1/me/exports");
            assertThat(response.asString())
                    .contains(person)
                    .doesNotContain(
                            "teller-0042",
                            "HS-2026",
                            "1.004222",
                            "PGD-HK-01",
                            "030000001",
                            "Nguyễn Văn An");
            assertThat(response.headers().toString()).doesNotContain(person);
        }
    }

    @Test
    void takingItIsAnEntryThatAuditorsSeeAndTheListLeavesOut() throws Exception {
        JsonNode export = SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray()).export();

        assertThat(export.path("entries")).isEmpty();
        Response seen =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .get("/v1/audit/entries/" + export.path("id").textValue());
        seen.then()
                .statusCode(200)
                .body("kind", equalTo("AUDIT_EXPORT"))
                .body("party", equalTo(null))
                .body("leafIndex", equalTo(export.path("leafIndex").intValue()))
                .body("recordedAt", equalTo(export.path("issuedAt").textValue()))
                .body("details.clientId", equalTo("demo-citizen"))
                .body("details.particulars.read", equalTo("subject-export"));
        assertThat(seen.asString()).doesNotContain(person);
        assertThat(
                        SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray())
                                .export()
                                .path("entries"))
                .isEmpty();
    }

    @Test
    void whatAContractKeepsForAWhileLeavesNoTrace() throws Exception {
        String police =
                NewParty.like(
                        "demo-bank",
                        log.read(
                                        "select jsonb_build_object('purposes', jsonb_set(document ->"
                                                + " 'purposes', '{BANK_ACCOUNT_OPENING,citizenDelay}',"
                                                + " '\"P90D\"')) from party.policy where party_code ="
                                                + " 'demo-bank'")
                                .getFirst());
        ask("demo-bank").post();
        String without = shape(citizen().post("/v1/me/exports").asByteArray());

        ask(police).post().then().statusCode(200);

        byte[] with = citizen().post("/v1/me/exports").asByteArray();
        assertThat(shape(with)).isEqualTo(without);
        assertThat(new String(with, StandardCharsets.UTF_8)).doesNotContain(police);
    }

    @Test
    void erasedEntryBelongsToNobody() throws Exception {
        String erased = ask("demo-bank").post().jsonPath().getString("verificationId");
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:erase"))
                .contentType("application/json")
                .body(Map.of("reason", "Recorded under the wrong officer."))
                .post("/v1/audit/entries/" + erased + "/erasure")
                .then()
                .statusCode(200);

        JsonNode export = SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray()).export();

        assertThat(export.path("entries")).isEmpty();
        assertThat(export.path("notes").toString()).contains("whose details were erased");
    }

    @Test
    void itIsTakenTenTimesADayAndNotMore() {
        Response response = citizen().post("/v1/me/exports");
        for (int i = 0; i < 20 && response.statusCode() == 200; i++) {
            response = citizen().post("/v1/me/exports");
        }

        response.then().statusCode(429).body("code", equalTo("rate-limited"));
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 86_401);
        assertThat(response.asString()).doesNotContain(person);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | application/json",
                "application/json, text/html;q=0.9 | application/json",
                "application/* | application/json",
                "text/html, application/xhtml+xml, */*;q=0.8 | text/html;charset=UTF-8"
            })
    void readerGetsTheFormThatIsLikedBest(String accept, String type) {
        citizen()
                .header("Accept", accept)
                .post("/v1/me/exports")
                .then()
                .statusCode(200)
                .contentType(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "*/*, a/b/c"})
    void otherFormsAreNotToBeHad(String accept) {
        citizen()
                .header("Accept", accept)
                .post("/v1/me/exports")
                .then()
                .statusCode(406)
                .body("code", equalTo("not-acceptable"));
    }

    @Test
    void partysTokenOpensNoStatement() {
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "self"))
                .post("/v1/me/exports")
                .then()
                .statusCode(403)
                .body("code", equalTo("insufficient-scope"));
    }

    @Test
    void officeTakesTheSameForWhoAskedOnPaper() throws Exception {
        ask("demo-bank").post();
        JsonNode own = SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray()).export();

        Response response =
                auditor(Map.of("subject", person, "caseNumber", "TT-2026-0007"), "audit:read");

        response.then().statusCode(200).header("Cache-Control", "no-store");
        SignedAnswer answer = SignedAnswer.of(response.asByteArray());
        assertThat(answer.isSigned()).isTrue();
        assertThat(answer.export().path("personalId").textValue()).isEqualTo(person);
        assertThat(answer.export().at("/entries/0/access")).isEqualTo(own.at("/entries/0/access"));
        assertThat(answer.export().path("entries")).hasSize(1);
        JsonNode next = SignedAnswer.of(citizen().post("/v1/me/exports").asByteArray()).export();
        assertThat(next.at("/entries/0/access/kind").textValue()).isEqualTo("AUDIT_EXPORT");
        assertThat(next.at("/entries/0/access/party/code").textValue()).isEqualTo("demo-auditor");
        assertThat(next.toString()).doesNotContain("TT-2026-0007");
    }

    @Test
    void officeMustNameAPersonAndReadEverything() {
        assertThat(auditor(Map.of(), "audit:read").jsonPath().getString("code"))
                .isEqualTo("missing-field");
        for (Map<String, String> body :
                List.of(
                        Map.of("subject", "003090000"),
                        Map.of("subject", person, "caseNumber", " "))) {
            assertThat(auditor(body, "audit:read").jsonPath().getString("code"))
                    .isEqualTo("invalid-value");
        }
        assertThat(
                        auditor(Map.of("subject", person), "audit:read-own")
                                .jsonPath()
                                .getString("code"))
                .isEqualTo("insufficient-scope");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html"})
    void ordinaryPersonOfTheDemoGetsOne(String type) {
        VerificationCall.ofBank().about(CitizenCase.ORDINARY).post().then().statusCode(200);

        Response response =
                given().auth()
                        .oauth2(DemoTokens.ofCitizen(CitizenCase.ORDINARY.personalId()))
                        .accept(type)
                        .post("/v1/me/exports");

        assertThat(response.statusCode()).isIn(200, 429);
    }

    /// What differs by when it was taken is left out.
    private static String shape(byte[] answer) throws Exception {
        JsonNode export = SignedAnswer.of(answer).export();
        List<JsonNode> shape = new ArrayList<>();
        export.path("entries").forEach(entry -> shape.add(entry.path("access")));
        return shape
                + export.path("count").toString()
                + export.path("notes")
                + export.path("closedLogs");
    }

    private static String names(JsonNode node) {
        return String.join(" ", (Iterable<String>) node::fieldNames);
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private VerificationCall ask(String party) {
        String purpose =
                party.equals("demo-one-stop") ? "PUBLIC_SERVICE_FILING" : "BANK_ACCOUNT_OPENING";
        return VerificationCall.of(party, purpose)
                .claim("personalId", person)
                .claim("fullName", "Nguyễn Văn An")
                .claim("dateOfBirth", "1990-05-02");
    }

    private RequestSpecification citizen() {
        return given().auth().oauth2(DemoTokens.ofCitizen(person));
    }

    private static Response auditor(Map<String, String> body, String scope) {
        return given().auth()
                .oauth2(DemoTokens.of("demo-auditor", scope))
                .contentType("application/json")
                .body(body)
                .post("/v1/audit/subject-exports");
    }
}
