package vn.xacthuc.audit.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.audit.access.CitizenCall.accesses;
import static vn.xacthuc.audit.access.CitizenCall.ask;
import static vn.xacthuc.audit.access.CitizenCall.asked;
import static vn.xacthuc.audit.access.CitizenCall.newNumber;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;

/// An entry of a kind, decision and sector that this version does not know, as a newer one or a
/// hostile hand writes it, is read like any other.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class UnknownEntriesTest {

    private static final List<String> CHECKS = List.of("entry_kind_check", "entry_decision_check");

    private final Database log = Database.log();
    private final Map<String, String> checks = new HashMap<>();
    private final String person = newNumber();
    private final String dossier = UUID.randomUUID().toString();
    private String id = "";
    private String decision = "";

    @BeforeEach
    void writeAsANewerVersionWould() {
        for (String check : CHECKS) {
            checks.put(
                    check,
                    log.read(
                                    "select pg_get_constraintdef(oid) from pg_constraint where"
                                            + " conname = ? and conrelid = 'entry'::regclass",
                                    check)
                            .getFirst());
            log.write("alter table entry drop constraint " + check);
        }
        id = asked(ask("demo-bank", person).context("dossierCode", dossier));
        decision =
                log.read("select decision from entry where id = ?", UUID.fromString(id)).getFirst();
        change("SPACE_WALK", "PERHAPS", "SPACE");
    }

    /// Other tests check the whole log.
    @AfterEach
    void undo() {
        change("VERIFICATION", decision, "BANK");
        checks.forEach((name, check) ->
                log.write("alter table entry add constraint " + name + " " + check));
    }

    @Test
    void itIsListedFoundShownAndProven() {
        for (Map<String, String> search :
                List.of(
                        Map.of("dossier", dossier),
                        Map.of("dossier", dossier, "kind", "SPACE_WALK"),
                        Map.of("dossier", dossier, "sector", "SPACE"),
                        Map.of("dossier", dossier, "decision", "PERHAPS"))) {
            assertThat(post("audit:read", "searches", search).jsonPath().getList("items.id"))
                    .isEqualTo(List.of(id));
        }
        assertThat(get("/v1/audit/entries?limit=9").getList("items.id")).contains(id);
        JsonPath entry = get("/v1/audit/entries/" + id);
        assertThat(entry.getString("kind")).isEqualTo("SPACE_WALK");
        assertThat(entry.getString("decision")).isEqualTo("PERHAPS");
        assertThat(entry.getString("sector")).isEqualTo("SPACE");
        assertThat(entry.getString("details.dossierCode")).isEqualTo(dossier);
        assertThat(get("/v1/audit/entries/" + id + "/proof").getList("proof")).isNotEmpty();
    }

    @Test
    void itIsExported() {
        assertThat(post("audit:read", "exports", Map.of("dossier", dossier)).asString())
                .contains("\"kind\":\"SPACE_WALK\"", "\"sector\":\"SPACE\"", "\"entries\":1,");
        assertThat(
                        post("audit:read", "exports", Map.of("dossier", dossier, "format", "CSV"))
                                .asString())
                .contains(",SPACE_WALK,demo-bank,SPACE,BANK_ACCOUNT_OPENING,PERHAPS,");
    }

    @Test
    void itsPartyReadsItToo() {
        assertThat(
                        post("audit:read-own", "searches", Map.of("dossier", dossier))
                                .jsonPath()
                                .getList("items.kind"))
                .isEqualTo(List.of("SPACE_WALK"));
        assertThat(post("audit:read-own", "exports", Map.of("dossier", dossier)).asString())
                .contains("\"kind\":\"SPACE_WALK\"", "\"entries\":1,");
    }

    @Test
    void itIsNoVerificationOfItsDossier() {
        assertThat(
                        post("audit:read", "dossier-checks", Map.of("dossiers", List.of(dossier)))
                                .jsonPath()
                                .getList("withoutVerification"))
                .isEqualTo(List.of(dossier));
    }

    @Test
    void itIsShownToTheCitizenAsUndecided() {
        JsonPath page = accesses(person);

        assertThat(page.getList("items.id")).isEqualTo(List.of(id));
        assertThat(page.getString("items[0].kindText")).isEqualTo("SPACE_WALK");
        assertThat(page.getString("items[0].party.sectorText")).isEqualTo("SPACE");
        assertThat(page.getString("items[0].outcome.code")).isEqualTo("UNDECIDED");
    }

    private void change(String kind, String decided, String sector) {
        log.write(
                "update entry set kind = ?, decision = ? where id = ?",
                kind,
                decided,
                UUID.fromString(id));
        log.write(
                "update entry_detail d set sector = ? from entry e"
                        + " where e.leaf_index = d.leaf_index and e.id = ?",
                sector,
                UUID.fromString(id));
    }

    private static JsonPath get(String path) {
        return given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response post(String scope, String what, Map<String, ?> body) {
        String reader = scope.equals("audit:read") ? "demo-auditor" : "demo-bank";
        Response response =
                given().auth()
                        .oauth2(DemoTokens.of(reader, scope))
                        .contentType("application/json")
                        .body(body)
                        .post("/v1/audit/" + what);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        return response;
    }
}
