package vn.xacthuc.audit.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// An auditor of the tax sector, and what stands in the way of a search.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditSectorsTest {

    private static String auditor = "";

    private final Database log = Database.log();
    private final String dossier = UUID.randomUUID().toString();

    @BeforeEach
    void addAuditor() {
        if (auditor.isEmpty()) {
            String code = NewParty.added("demo-auditor", "DECLARED");
            log.write(
                    "update party.policy set document = document || '{\"auditSectors\": [\"TAX\"]}'"
                            + " where party_code = ?",
                    code);
            auditor = NewParty.known(code);
        }
    }

    @Test
    void entriesOfOtherSectorsAreNeitherListedNorFoundNorShown() {
        String bank = verify("demo-bank", "BANK_ACCOUNT_OPENING");
        String tax = verify("demo-tax", "TAX_REGISTRATION");

        assertThat(found(Map.of("dossier", dossier))).containsExactly(tax);
        assertThat(found(Map.of("dossier", dossier, "sector", "TAX"))).containsExactly(tax);
        assertThat(found(Map.of("dossier", dossier, "sector", "BANK"))).isEmpty();
        assertThat(reader("audit:read").get("/v1/audit/entries").jsonPath().getList("items.sector"))
                .isNotEmpty()
                .containsOnly("TAX");
        reader("audit:read").get("/v1/audit/entries/" + tax).then().statusCode(200);
        reader("audit:read").get("/v1/audit/entries/" + bank).then().statusCode(404);
        String opened =
                log.read("select id from entry where kind = 'LOG_OPENED' limit 1").getFirst();
        reader("audit:read").get("/v1/audit/entries/" + opened).then().statusCode(404);
    }

    @Test
    void entriesOfOtherSectorsAreNotErased() {
        String bank = verify("demo-bank", "BANK_ACCOUNT_OPENING");
        String tax = verify("demo-tax", "TAX_REGISTRATION");

        erase(bank).statusCode(404);
        erase(tax).statusCode(200);
        // The sector survives, and with it who may see that something was erased.
        JsonPath entry = reader("audit:read").get("/v1/audit/entries/" + tax).jsonPath();
        assertThat(entry.getString("sector")).isEqualTo("TAX");
        assertThat(entry.getBoolean("detailsErased")).isTrue();
    }

    @Test
    void exportsAndChecksSeeTheSameEntries() {
        verify("demo-bank", "BANK_ACCOUNT_OPENING");

        assertThat(
                        post("/v1/audit/dossier-checks", Map.of("dossiers", List.of(dossier)))
                                .extract()
                                .jsonPath()
                                .getList("withoutVerification"))
                .isEqualTo(List.of(dossier));
        String export = post("/v1/audit/exports", Map.of("dossier", dossier)).extract().asString();
        assertThat(export).contains("\"complete\":false", "\"entries\":0");
        assertThat(post("/v1/audit/exports", Map.of()).extract().asString())
                .contains("\"complete\":false")
                .doesNotContain("\"sector\":\"BANK\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind",
                "party",
                "sector",
                "officer",
                "purpose",
                "procedure",
                "dossier",
                "decision",
                "reason",
                "subject",
                "caseNumber"
            })
    void termThatIsBlankOrTooLongIsRefused(String term) {
        for (String value : List.of("", " ", "x".repeat(101))) {
            post("/v1/audit/searches", Map.of(term, value))
                    .statusCode(422)
                    .body("code", equalTo("invalid-value"))
                    .body("errors[0].pointer", equalTo("/" + term));
        }
    }

    /// It would stay readable for as long as the log does.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "003090000001",
                "TT 003090 000001",
                "TT-2026-003.090.000.001",
                "003-090-000-001/A",
                "TT003090000001x",
                "００３０９００００００１",
                "003\u00a0090\u00a0000\u00a0001"
            })
    void caseThatHoldsAPersonalNumberIsRefused(String caseNumber) {
        long before = log.count("select count(*) from entry where kind like 'AUDIT%'");
        for (String path : List.of("searches", "exports", "dossier-checks")) {
            Map<String, Object> body = new HashMap<>(Map.of("caseNumber", caseNumber));
            if (path.equals("dossier-checks")) {
                body.put("dossiers", List.of(dossier));
            }
            post("/v1/audit/" + path, body)
                    .statusCode(422)
                    .body("code", equalTo("invalid-value"))
                    .body("errors.pointer", equalTo(List.of("/caseNumber")))
                    .body(not(containsString(caseNumber)));
        }
        assertThat(log.count("select count(*) from entry where kind like 'AUDIT%'"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TT-2026-0007", "0030900000012", "00309000000", "1234/QD-2026"})
    void caseThatHoldsNoneIsRecorded(String caseNumber) {
        for (String path : List.of("searches", "exports")) {
            post("/v1/audit/" + path, Map.of("caseNumber", caseNumber, "dossier", dossier))
                    .statusCode(200);
        }
    }

    @Test
    void termOfAnUnknownKindFindsNothing() {
        for (String term : List.of("kind", "sector", "decision")) {
            assertThat(found(Map.of("dossier", dossier, term, "NEW"))).isEmpty();
        }
    }

    private List<String> found(Map<String, Object> search) {
        return post("/v1/audit/searches", search)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    private io.restassured.response.ValidatableResponse post(
            String path, Map<String, Object> body) {
        return reader("audit:read").contentType("application/json").body(body).post(path).then();
    }

    private io.restassured.response.ValidatableResponse erase(String id) {
        return reader("audit:erase")
                .contentType("application/json")
                .body(Map.of("reason", "Recorded under the wrong officer."))
                .post("/v1/audit/entries/" + id + "/erasure")
                .then();
    }

    private static RequestSpecification reader(String scope) {
        return given().auth().oauth2(DemoTokens.of(auditor, scope));
    }

    private String verify(String client, String purpose) {
        return VerificationCall.of(client, purpose)
                .about(CitizenCase.ORDINARY)
                .context("officerId", "teller-0042")
                .context("dossierCode", dossier)
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("verificationId");
    }
}
