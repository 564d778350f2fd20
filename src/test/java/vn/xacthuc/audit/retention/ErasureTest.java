package vn.xacthuc.audit.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ErasureTest {

    private static final Map<String, Object> REASON =
            Map.of(
                    "reason",
                    "Recorded under the wrong officer.",
                    "caseNumber",
                    "TT-7",
                    "legalBasis",
                    "91/2025/QH15");

    private final Database log = Database.log();

    @Test
    void erasedDetailsAreGoneAndTheEntrySaysByWhichOther() {
        String dossier = UUID.randomUUID().toString();
        String id = verify(dossier);

        JsonPath erased = erase(id, REASON).statusCode(200).extract().jsonPath();

        JsonPath entry = entry(id);
        assertThat(erased.getString("entryId")).isEqualTo(id);
        assertThat(entry.getString("kind")).isEqualTo("VERIFICATION");
        assertThat(entry.getString("sector")).isEqualTo("BANK");
        assertThat(entry.getBoolean("detailsErased")).isTrue();
        assertThat(entry.getString("erasedBy")).isEqualTo(erased.getString("erasureId"));
        assertThat(entry.getString("details")).isNull();
        assertThat(entry.getList("reasons")).isEmpty();
        JsonPath erasure = entry(erased.getString("erasureId"));
        assertThat(erasure.getString("kind")).isEqualTo("ERASURE");
        assertThat(erasure.getString("recordedAt")).isEqualTo(erased.getString("erasedAt"));
        assertThat(erasure.getString("details.particulars.entry")).isEqualTo(id);
        assertThat(erasure.getString("details.particulars.reason"))
                .isEqualTo("Recorded under the wrong officer.");
        assertThat(erasure.getString("details.particulars.caseNumber")).isEqualTo("TT-7");
        assertThat(erasure.getString("details.particulars.legalBasis")).isEqualTo("91/2025/QH15");
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .get("/v1/verifications/" + id)
                .then()
                .statusCode(410);
        assertThat(
                        auditor()
                                .contentType("application/json")
                                .body(Map.of("dossier", dossier))
                                .post("/v1/audit/searches")
                                .jsonPath()
                                .getList("items"))
                .isEmpty();
    }

    @Test
    void erasingAgainGivesTheFirstErasureAndAppendsNothing() {
        String id = verify("HS-1");
        String first = erase(id, REASON).statusCode(200).extract().asString();
        long erasures = erasures();

        assertThat(erase(id, Map.of("reason", "again")).statusCode(200).extract().asString())
                .isEqualTo(first);
        assertThat(erasures()).isEqualTo(erasures);
    }

    @Test
    void entriesAboutTheLogKeepTheirDetails() {
        verify("HS-2");
        auditor().get("/v1/audit/entries?limit=1").then().statusCode(200);
        String read = log.read("select id from entry where kind = 'AUDIT_READ' limit 1").getFirst();
        long erasures = erasures();

        erase(read, REASON).statusCode(409).body("code", equalTo("not-erasable"));
        assertThat(erasures()).isEqualTo(erasures);
    }

    @ParameterizedTest
    @EnumSource(EntryKind.class)
    void databaseAgreesWhichKindsAreErasable(EntryKind kind) {
        String source =
                log.read("select prosrc from pg_proc where proname = 'erase_details'").getFirst();

        assertThat(source.contains("'" + kind + "'"))
                .isEqualTo(kind.isErasable() || kind == EntryKind.ERASURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "for 003090000001",
                "for 0030 9000 0001, please",
                "003.090.000.001",
                "003-090-000-001"
            })
    void reasonIsATextThatNamesNobody(String reason) {
        erase(verify("HS-3"), Map.of("reason", reason))
                .statusCode(422)
                .body("code", equalTo("invalid-value"))
                .body("errors[0].pointer", equalTo("/reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Decision 1234 of 2026-11-21", "13 digits: 0030900000012"})
    void otherNumbersMayStandInAReason(String reason) {
        erase(verify("HS-4"), Map.of("reason", reason)).statusCode(200);
    }

    @Test
    void everyTextIsChecked() {
        String id = verify("HS-5");

        erase(id, Map.of()).statusCode(422).body("code", equalTo("missing-field"));
        erase(id, Map.of("reason", "x".repeat(501))).statusCode(422);
        erase(id, Map.of("reason", "x", "caseNumber", "003090000001"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/caseNumber"));
        erase(id, Map.of("reason", "x", "legalBasis", " "))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/legalBasis"));
    }

    @Test
    void whatIsNotThereIsNotErased() {
        erase(UUID.randomUUID().toString(), REASON).statusCode(404);
        erase("nothing", REASON).statusCode(404);
    }

    @Test
    void whoMayReadMayNotErase() {
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .contentType("application/json")
                .body(REASON)
                .post("/v1/audit/entries/" + verify("HS-6") + "/erasure")
                .then()
                .statusCode(403)
                .body("code", equalTo("insufficient-scope"));
    }

    private static String verify(String dossier) {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .context("dossierCode", dossier)
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("verificationId");
    }

    private static ValidatableResponse erase(String id, Map<String, Object> request) {
        return given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:erase"))
                .contentType("application/json")
                .body(request)
                .post("/v1/audit/entries/" + id + "/erasure")
                .then();
    }

    private static JsonPath entry(String id) {
        return auditor().get("/v1/audit/entries/" + id).then().statusCode(200).extract().jsonPath();
    }

    private long erasures() {
        return log.count("select count(*) from entry where kind = 'ERASURE'");
    }

    private static io.restassured.specification.RequestSpecification auditor() {
        return given().auth().oauth2(DemoTokens.of("demo-auditor", "audit:read"));
    }
}
