package vn.xacthuc.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static vn.xacthuc.contract.ContractCalls.PARTIES;
import static vn.xacthuc.contract.ContractCalls.newCode;
import static vn.xacthuc.contract.ContractCalls.newestEntryOf;
import static vn.xacthuc.contract.ContractCalls.operator;
import static vn.xacthuc.contract.ContractCalls.registered;
import static vn.xacthuc.contract.ContractCalls.second;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;

/// Parties as administrators register, change, suspend and close them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PartyResourceTest {

    private static final Database LOG = Database.log();

    private static ValidatableResponse change(
            RequestSpecification administrator, String code, Map<String, Object> change) {
        return administrator.body(change).patch(PARTIES + "/" + code).then();
    }

    private static Map<String, Object> to(int revision, String status) {
        return Map.of("revision", revision, "status", status, "reason", "Key lost.");
    }

    private static long changes() {
        return LOG.count("select count(*) from entry where kind = 'CONTRACT_CHANGE'");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/parties",
        "POST, /v1/parties",
        "GET, /v1/parties/demo-bank",
        "PATCH, /v1/parties/demo-bank",
        "GET, /v1/parties/demo-bank/policies",
        "POST, /v1/parties/demo-bank/policies",
        "GET, /v1/parties/demo-bank/policies/1",
        "POST, /v1/parties/demo-bank/policies/1/approvals"
    })
    void asksForTokenAndScopeBeforeItReadsTheBody(String method, String path) {
        given().contentType("text/csv;;").body("x").request(method, path).then().statusCode(401);
        given().auth()
                .oauth2(DemoTokens.of("demo-operator", "trust:manage"))
                .contentType("text/csv;;")
                .body("x")
                .request(method, path)
                .then()
                .statusCode(403);
    }

    @Test
    void registersAPartyThatMayNotCallYet() {
        String code = newCode();
        long before = changes();

        operator()
                .body(
                        Map.of(
                                "code", code,
                                "name", "Ngân hàng Thử",
                                "provinceCode", "79",
                                "sector", "BANK",
                                "officerSource", "TOKEN"))
                .post(PARTIES)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*" + PARTIES + "/" + code))
                .body("status", equalTo("ACTIVE"))
                .body("revision", equalTo(1))
                .body("policy", nullValue());

        operator()
                .get(PARTIES + "/" + code)
                .then()
                .statusCode(200)
                .body("code", equalTo(code))
                .body("name", equalTo("Ngân hàng Thử"))
                .body("provinceCode", equalTo("79"))
                .body("sector", equalTo("BANK"))
                .body("officerSource", equalTo("TOKEN"))
                .body("standing", nullValue());
        assertThat(changes()).isEqualTo(before + 1);
        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);
        JsonPath entry = newestEntryOf(code);
        assertThat(entry.getString("party")).isEqualTo("demo-operator");
        assertThat(entry.getString("details.officer.id")).isEqualTo("demo-operator");
        assertThat(entry.getString("details.particulars.change")).isEqualTo("PARTY_REGISTERED");
        assertThat(entry.getList("details.particulars.difference.pointer"))
                .contains("/name", "/sector", "/provinceCode");
    }

    @Test
    void codeIsTakenOnce() {
        String code = registered();
        long before = changes();

        operator()
                .body(Map.of("code", code, "name", "Another", "sector", "TAX"))
                .post(PARTIES)
                .then()
                .statusCode(409)
                .body("code", equalTo("already-exists"));

        assertThat(changes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|missing-field|/code,/name,/sector",
                "{'code':'Bank A','name':'A','sector':'BANK'}|invalid-value|/code",
                "{'code':'a','name':'A','sector':'BANK'}|invalid-value|/code",
                "{'code':'bank-x','name':' ','sector':'BANK'}|invalid-value|/name",
                "{'code':'bank-x','name':'Ông 003090000001','sector':'BANK'}|invalid-value|/name",
                "{'code':'bank-x','name':'A','sector':'SPORT'}|invalid-value|/sector",
                "{'code':'bank-x','name':'A','sector':'BANK','provinceCode':'02'}"
                        + "|invalid-value|/provinceCode",
                "{'code':'bank-x','name':'A','sector':'BANK','status':'ACTIVE'}"
                        + "|unknown-field|/status"
            })
    void impossiblePartyIsRefusedWithItsPlaces(String body, String code, String pointers) {
        operator()
                .body(body.replace('\'', '"'))
                .post(PARTIES)
                .then()
                .body("code", equalTo(code))
                .body("errors.pointer", equalTo(List.of(pointers.split(","))));
    }

    @Test
    void nameHasAnEnd() {
        operator()
                .body(Map.of("code", "bank-x", "name", "A".repeat(201), "sector", "BANK"))
                .post(PARTIES)
                .then()
                .statusCode(422);
    }

    @Test
    void listsPartiesByCodePageAfterPage() {
        registered();
        registered();
        JsonPath first =
                operator()
                        .queryParam("limit", 1)
                        .queryParam("cursor", "test-")
                        .get(PARTIES)
                        .jsonPath();
        JsonPath next =
                operator()
                        .queryParam("limit", 500)
                        .queryParam("cursor", first.getString("nextCursor"))
                        .get(PARTIES)
                        .jsonPath();

        assertThat(first.getList("items")).hasSize(1);
        assertThat(next.getString("items[0].code")).isGreaterThan(first.getString("items[0].code"));
        operator()
                .get(PARTIES)
                .then()
                .statusCode(200)
                .body("items.code", hasItem("demo-bank"))
                .body("items.find { it.code == 'demo-bank' }.policy", equalTo("bank-default@1"));
        operator().queryParam("limit", 0).get(PARTIES).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-at-all", "NOBODY", "x", "a%20b", "%00%00"})
    void whatNobodyIsCalledIsNotFound(String code) {
        operator()
                .urlEncodingEnabled(false)
                .get(PARTIES + "/" + code)
                .then()
                .statusCode(oneOf(400, 404));
    }

    @Test
    void partyIsRenamedByWhoReadItLast() {
        String code = registered();
        Map<String, Object> rename = Map.of("revision", 1, "name", "Ngân hàng Mới");

        change(operator(), code, rename)
                .statusCode(200)
                .body("name", equalTo("Ngân hàng Mới"))
                .body("revision", equalTo(2));

        change(second(), code, rename).statusCode(409).body("code", equalTo("outdated"));
        change(second(), code, Map.of("revision", 2, "provinceCode", "01"))
                .statusCode(200)
                .body("provinceCode", equalTo("01"))
                .body("name", equalTo("Ngân hàng Mới"));
        assertThat(newestEntryOf(code).getList("details.particulars.difference"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "pointer", "/provinceCode",
                                        "change", "ADDED",
                                        "after", "01")));
    }

    @Test
    void changeOfNothingChangesNothing() {
        String code = registered();
        long before = changes();

        change(operator(), code, Map.of("revision", 1))
                .statusCode(200)
                .body("revision", equalTo(1));
        change(operator(), code, to(1, "ACTIVE")).statusCode(200).body("revision", equalTo(1));

        assertThat(changes()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|missing-field|/revision",
                "{'name':'A'}|missing-field|/revision",
                "{'status':'ACTIVE','reason':'Cleared.'}|missing-field|/revision",
                "{'status':'SUSPENDED','reason':'Lost.','name':'A'}|missing-field|/revision",
                "{'status':'SUSPENDED','reason':'Lost.','provinceCode':'01'}"
                        + "|missing-field|/revision",
                "{'revision':1,'status':'CLOSED'}|missing-field|/reason",
                "{'revision':1,'reason':'None.'}|invalid-value|/reason",
                "{'revision':1,'status':'CLOSED','reason':' '}|invalid-value|/reason",
                "{'revision':1,'status':'CLOSED','reason':'003 090 000 001'}|invalid-value|/reason",
                "{'revision':1,'name':''}|invalid-value|/name",
                "{'revision':1,'provinceCode':'99'}|invalid-value|/provinceCode",
                "{'revision':1,'status':'OPEN','reason':'A.'}|invalid-value|/status",
                "{'revision':1,'sector':'TAX'}|unknown-field|/sector"
            })
    void impossibleChangeIsRefusedWithItsPlace(String body, String code, String pointer) {
        operator()
                .body(body.replace('\'', '"'))
                .patch(PARTIES + "/demo-telecom")
                .then()
                .body("code", equalTo(code))
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void nobodyChangesWhoIsNotThere() {
        change(operator(), newCode(), Map.of("revision", 1)).statusCode(404);
    }

    @Test
    void suspensionIsLiftedByAnotherThanWhoSuspended() {
        String code = NewParty.like("demo-bank");

        change(operator(), code, Map.of("status", "SUSPENDED", "reason", "Key lost."))
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"))
                .body("standing.reason", equalTo("Key lost."))
                .body("standing.changed.subject", equalTo("demo-operator"));
        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);

        change(operator(), code, to(2, "ACTIVE"))
                .statusCode(403)
                .body("code", equalTo("four-eyes"));
        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);
        change(second(), code, to(2, "ACTIVE"))
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("standing.changed.subject", equalTo("demo-operator-2"));
        assertThat(NewParty.statusOfNothing(code)).isEqualTo(404);
        assertThat(newestEntryOf(code).getString("details.particulars.reason"))
                .isEqualTo("Key lost.");
    }

    @Test
    void oneAdministratorWhoLogsInTwiceIsStillOne() {
        String code = registered();
        change(ContractCalls.as("demo-operator", "lan"), code, to(1, "SUSPENDED")).statusCode(200);

        change(ContractCalls.as("demo-operator-2", "lan"), code, to(2, "ACTIVE")).statusCode(403);
        change(ContractCalls.as("demo-operator", "demo-operator"), code, to(2, "ACTIVE"))
                .statusCode(403);
        change(ContractCalls.as("demo-operator", "minh"), code, to(2, "ACTIVE")).statusCode(200);
    }

    @Test
    void liftingOnesOwnSuspensionIsARefusalInTheLog() {
        String code = registered();
        change(operator(), code, to(1, "SUSPENDED")).statusCode(200);
        long before = refusals();

        change(operator(), code, to(2, "ACTIVE")).statusCode(403);

        assertThat(refusals()).isEqualTo(before + 1);
    }

    private static long refusals() {
        return LOG.count("select count(*) from entry_detail where 'four-eyes' = any (reasons)");
    }

    @Test
    void closedPartyIsClosedForGood() {
        String code = NewParty.like("demo-bank");

        change(operator(), code, to(1, "CLOSED")).statusCode(200).body("status", equalTo("CLOSED"));

        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);
        change(second(), code, to(2, "ACTIVE"))
                .statusCode(409)
                .body("code", equalTo("party-closed"));
    }

    @Test
    void whoSuspendedMayStillClose() {
        String code = registered();
        change(operator(), code, to(1, "SUSPENDED")).statusCode(200);

        change(operator(), code, to(2, "CLOSED")).statusCode(200);
    }

    @Test
    void suspensionOnAnotherReplicaIsFeltWithinTwoSeconds() {
        String code = NewParty.like("demo-bank");

        new ContractReplica(LOG).suspend(code);
        Duration untilRefused =
                Eventually.holds("refused", () -> NewParty.statusOfNothing(code) == 403);

        assertThat(untilRefused).isLessThan(Duration.ofSeconds(2));
    }
}
