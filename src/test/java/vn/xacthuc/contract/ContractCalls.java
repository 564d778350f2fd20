package vn.xacthuc.contract;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.xacthuc.sample.DemoTokens;

/// Calls of `/v1/parties` as administrators make them. Each test has parties of its own.
final class ContractCalls {

    static final String PARTIES = "/v1/parties";

    private ContractCalls() {}

    /// The administrator who proposes.
    static RequestSpecification operator() {
        return as("demo-operator", "demo-operator");
    }

    /// The administrator who approves.
    static RequestSpecification second() {
        return as("demo-operator-2", "demo-operator-2");
    }

    static RequestSpecification as(String client, String subject) {
        return given().auth()
                .oauth2(
                        DemoTokens.sign(
                                DemoTokens.claims(client, "parties:manage").subject(subject)))
                .contentType("application/json");
    }

    static String newCode() {
        return "test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// A party that has no contract yet.
    static String registered() {
        String code = newCode();
        operator()
                .body(Map.of("code", code, "name", "Ngân hàng Thử", "sector", "BANK"))
                .post(PARTIES)
                .then()
                .statusCode(201);
        return code;
    }

    /// A contract whose only client has the party's code as its id.
    static Map<String, Object> terms(String clientId) {
        Map<String, Object> purposes = new LinkedHashMap<>();
        purposes.put("BANK_ACCOUNT_OPENING", purpose());
        Map<String, Object> terms = new LinkedHashMap<>();
        terms.put("clientIds", List.of(clientId));
        terms.put("fields", List.of("personalId", "fullName", "dateOfBirth", "sex"));
        terms.put("purposes", purposes);
        terms.put("shows", List.of("reasons", "fields"));
        terms.put("registerBareCounts", false);
        return terms;
    }

    static Map<String, Object> purpose() {
        Map<String, Object> purpose = new LinkedHashMap<>();
        purpose.put("requiredContext", List.of("OFFICER"));
        purpose.put("validCard", false);
        purpose.put("genuineChip", false);
        purpose.put("chipPresence", false);
        return purpose;
    }

    static ValidatableResponse propose(String party, Map<String, Object> terms) {
        return operator()
                .body(Map.of("name", "test-default", "terms", terms))
                .post(policies(party))
                .then();
    }

    static ValidatableResponse approve(
            RequestSpecification administrator, String party, int version) {
        return administrator.post(policies(party) + "/" + version + "/approvals").then();
    }

    /// A party with a contract in force.
    static String party(Map<String, Object> terms, String code) {
        int version = propose(code, terms).statusCode(201).extract().path("version");
        approve(second(), code, version).statusCode(200);
        return code;
    }

    static String policies(String party) {
        return PARTIES + "/" + party + "/policies";
    }

    /// What the log says of a party's newest change, as an auditor reads it.
    static JsonPath newestEntryOf(String party) {
        JsonPath entries =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .contentType("application/json")
                        .body(Map.of("kind", "CONTRACT_CHANGE"))
                        .post("/v1/audit/searches")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        return entries.setRootPath(
                "items.find { it.details.particulars.party == '" + party + "' }");
    }
}
