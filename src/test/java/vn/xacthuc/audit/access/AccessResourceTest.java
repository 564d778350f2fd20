package vn.xacthuc.audit.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static vn.xacthuc.audit.access.CitizenCall.accesses;
import static vn.xacthuc.audit.access.CitizenCall.ask;
import static vn.xacthuc.audit.access.CitizenCall.asked;
import static vn.xacthuc.audit.access.CitizenCall.citizen;
import static vn.xacthuc.audit.access.CitizenCall.newNumber;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// What a citizen sees of who asked about him.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class AccessResourceTest {

    private final Database log = Database.log();

    @Test
    void verificationIsToldInWords() {
        CitizenCase person = CitizenCase.MINORITY_NAME;
        String id =
                asked(
                        VerificationCall.ofBank()
                                .about(person)
                                .claim("fullName", "Nguyễn Văn An")
                                .context("unitCode", "PGD-HK-01")
                                .context("dossierCode", "HS-2026-000123")
                                .context("procedureCode", "1.004222")
                                .context("deviceId", "KIOSK-07")
                                .context("onBehalfOf", "PARTNER-3"));

        Response response = citizen(person.personalId()).get("/v1/me/accesses?limit=1");

        response.then()
                .statusCode(200)
                .header("Content-Language", "en")
                .header("Vary", "Accept-Language")
                .header("Cache-Control", "no-store")
                .body("asOf.rootHash.length()", equalTo(44));
        JsonPath item = response.jsonPath();
        item.setRootPath("items[0]");
        assertThat(item.getString("id")).isEqualTo(id);
        assertThat(item.getString("recordedAt")).matches(".*T.*\\.\\d{3}Z");
        assertThat(item.getString("kind")).isEqualTo("VERIFICATION");
        assertThat(item.getString("kindText")).isEqualTo("Identity verification");
        assertThat(item.getString("party.code")).isEqualTo("demo-bank");
        assertThat(item.getString("party.name")).isEqualTo("Ngân hàng Mẫu");
        assertThat(item.getString("party.sector")).isEqualTo("BANK");
        assertThat(item.getString("party.sectorText")).isEqualTo("Banking");
        assertThat(item.getString("system.clientId")).isEqualTo("demo-bank");
        assertThat(item.getString("system.deviceId")).isEqualTo("KIOSK-07");
        assertThat(item.getString("system.onBehalfOf")).isEqualTo("PARTNER-3");
        assertThat(item.getString("purpose.code")).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(item.getString("purpose.text"))
                .isEqualTo("To open a bank account in your name.");
        assertThat(item.getList("asked.fields.text"))
                .isEqualTo(List.of("personal number", "full name", "date of birth"));
        assertThat(item.getBoolean("asked.chip")).isFalse();
        assertThat(item.getString("outcome.code")).isEqualTo("NOT_VERIFIED");
        assertThat(item.getList("reasons.code")).isEqualTo(List.of("NAME_DIFFERENT"));
        assertThat(item.getList("reasons.text"))
                .isEqualTo(List.of("The name given differs from the register."));
        assertThat(response.asString())
                .doesNotContain("teller-0042", "PGD-HK-01", "HS-2026", "1.004222", "Nguyễn Văn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "vi-VN, en;q=0.5"})
    void speaksVietnameseToWhoPrefersIt(String languages) {
        String person = newNumber();
        asked(ask("demo-bank", person));

        citizen(person)
                .header("Accept-Language", languages)
                .get("/v1/me/accesses")
                .then()
                .statusCode(200)
                .header("Content-Language", "vi")
                .body("items[0].kindText", equalTo("Xác thực danh tính"))
                .body("items[0].party.sectorText", equalTo("Ngân hàng"))
                .body("items[0].purpose.text", equalTo("Để mở tài khoản ngân hàng đứng tên bạn."))
                .body("items[0].asked.fields[0].text", equalTo("số định danh cá nhân"))
                .body("items[0].reasons[0].text", equalTo("Không có người nào mang số này."));
    }

    @Test
    void refusalIsToldWithWhatWasWanted() {
        String person = newNumber();
        VerificationCall.of("demo-hospital", "TAX_REGISTRATION")
                .claim("personalId", person)
                .claim("fullName", "Nguyễn Văn An")
                .claim("dateOfBirth", "1990-05-02")
                .claim("sex", "MALE")
                .post()
                .then()
                .statusCode(403);

        JsonPath item = accesses(person);
        item.setRootPath("items[0]");
        assertThat(item.getString("kind")).isEqualTo("REFUSAL");
        assertThat(item.getString("outcome.code")).isEqualTo("REFUSED");
        assertThat(item.getString("purpose.text"))
                .isEqualTo("To register you for tax, or to change that registration.");
        assertThat(item.getList("asked.fields.code"))
                .isEqualTo(List.of("personalId", "fullName", "dateOfBirth", "sex"));
        assertThat(item.getList("reasons.code")).isEqualTo(List.of("purpose-not-allowed"));
        assertThat(item.getString("reasons[0].text")).isNotEqualTo("purpose-not-allowed");
    }

    @Test
    void auditorsSearchForTheNumberIsTold() {
        String person = newNumber();
        auditor()
                .contentType("application/json")
                .body(Map.of("subject", person, "caseNumber", "TT-2026-0007"))
                .post("/v1/audit/searches")
                .then()
                .statusCode(200);

        Response response = citizen(person).get("/v1/me/accesses");
        response.then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].kind", equalTo("AUDIT_READ"))
                .body("items[0].party.code", equalTo("demo-auditor"))
                .body("items[0].purpose", nullValue())
                .body("items[0].asked.fields.size()", equalTo(0))
                .body("items[0].outcome.code", equalTo("DONE"));
        assertThat(response.asString()).doesNotContain("TT-2026-0007");
    }

    @Test
    void changeOfTheRegisterIsTold() {
        String person = newNumber();
        given().auth()
                .oauth2(DemoTokens.of("demo-register", "population:write"))
                .contentType("application/json")
                .body(
                        Map.of(
                                "personalId",
                                person,
                                "fullName",
                                "Nguyễn Văn An",
                                "dateOfBirth",
                                "1990-05-02",
                                "sex",
                                "MALE"))
                .put("/v1/population/citizens")
                .then()
                .statusCode(204);

        assertThat(accesses(person).getList("items.kind")).isEqualTo(List.of("REGISTER_CHANGE"));
    }

    @Test
    void ownReadingIsAnEntryThatAuditorsSeeAndTheListLeavesOut() {
        String person = newNumber();
        accesses(person);

        assertThat(accesses(person).getList("items")).isEmpty();

        JsonPath seen =
                auditor()
                        .contentType("application/json")
                        .body(Map.of("subject", person))
                        .post("/v1/audit/searches")
                        .jsonPath();
        assertThat(seen.getList("items.kind")).isEqualTo(List.of("AUDIT_READ", "AUDIT_READ"));
        assertThat(seen.getList("items.party")).containsOnlyNulls();
        assertThat(seen.getString("items[0].details.clientId")).isEqualTo("demo-citizen");
        assertThat(seen.getString("items[0].details.particulars.read")).isEqualTo("accesses");
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileTheLogGrows() {
        String person = newNumber();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.addFirst(asked(ask("demo-bank", person)));
        }

        List<String> found = new ArrayList<>();
        JsonPath page = accesses(person, "?limit=2");
        while (page.getString("nextCursor") != null) {
            found.addAll(page.getList("items.id"));
            asked(ask("demo-bank", person));
            page = accesses(person, "?limit=2&cursor=" + page.getString("nextCursor"));
        }
        found.addAll(page.getList("items.id"));

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void pageThatIsJustFullIsTheLast() {
        String person = newNumber();
        asked(ask("demo-bank", person));
        asked(ask("demo-bank", person));

        JsonPath page = accesses(person, "?limit=2");

        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getString("nextCursor")).isNull();
    }

    @Test
    void nobodySeesWhatWasAskedAboutAnother() {
        String mistyped = newNumber();
        String meant = newNumber();
        String id = asked(ask("demo-bank", mistyped));

        assertThat(accesses(mistyped).getList("items.id")).isEqualTo(List.of(id));
        assertThat(accesses(meant).getList("items")).isEmpty();
    }

    @Test
    void erasedDetailsBelongToNobody() {
        String person = newNumber();
        String erased = asked(ask("demo-bank", person));
        String kept = asked(ask("demo-bank", person));
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:erase"))
                .contentType("application/json")
                .body(Map.of("reason", "Recorded under the wrong officer."))
                .post("/v1/audit/entries/" + erased + "/erasure")
                .then()
                .statusCode(200);

        assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(kept));
    }

    @Test
    void alteredRowHidesNoOther() {
        String person = newNumber();
        String altered = asked(ask("demo-bank", person));
        String kept = asked(ask("demo-bank", person));

        damage(altered);
        try {
            assertThat(accesses(person).getList("items.id")).isEqualTo(List.of(kept));
        } finally {
            damage(altered);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPACE", ""})
    void sectorThatIsNotKnownHidesNoEntry(String sector) {
        String person = newNumber();
        String id = asked(ask("demo-bank", person));
        String change =
                "update entry_detail d set sector = nullif(?, '') from entry e"
                        + " where e.leaf_index = d.leaf_index and e.id = ?";

        log.write(change, sector, UUID.fromString(id));
        try {
            JsonPath page = accesses(person);
            assertThat(page.getList("items.id")).isEqualTo(List.of(id));
            assertThat(page.getString("items[0].party.code")).isEqualTo("demo-bank");
            assertThat(page.getString("items[0].party.sector")).isEqualTo(sector);
            assertThat(page.getString("items[0].party.sectorText")).isEqualTo(sector);
        } finally {
            log.write(change, "BANK", UUID.fromString(id));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=501", "?limit=x", "?cursor=x", "?cursor=AAAA"})
    void badParameterIsAProblem(String query) {
        citizen(newNumber())
                .get("/v1/me/accesses" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void whoReadsFasterThanAPersonIsToldToWait() {
        String person = newNumber();
        Response response = citizen(person).get("/v1/me/accesses");
        // A minute may end in between, so two minutes' worth are asked for.
        for (int i = 0;
                i < 2 * AccessPace.READINGS_PER_MINUTE && response.statusCode() == 200;
                i++) {
            response = citizen(person).get("/v1/me/accesses");
        }

        response.then().statusCode(429).body("code", equalTo("rate-limited"));
        assertThat(Integer.parseInt(response.header("Retry-After"))).isBetween(1, 60);
        citizen(newNumber()).get("/v1/me/accesses").then().statusCode(200);
    }

    /// Alters an entry's details; once more restores them, since other tests read this log too.
    private void damage(String id) {
        log.write(
                "update entry_detail d set ciphertext = set_byte(ciphertext, 20, 255 -"
                        + " get_byte(ciphertext, 20)) from entry e"
                        + " where e.leaf_index = d.leaf_index and e.id = ?",
                UUID.fromString(id));
    }

    private static io.restassured.specification.RequestSpecification auditor() {
        return given().auth().oauth2(DemoTokens.of("demo-auditor", "audit:read"));
    }
}
