package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.xacthuc.contract.ContractCalls.approve;
import static vn.xacthuc.contract.ContractCalls.as;
import static vn.xacthuc.contract.ContractCalls.newestEntryOf;
import static vn.xacthuc.contract.ContractCalls.operator;
import static vn.xacthuc.contract.ContractCalls.party;
import static vn.xacthuc.contract.ContractCalls.policies;
import static vn.xacthuc.contract.ContractCalls.propose;
import static vn.xacthuc.contract.ContractCalls.registered;
import static vn.xacthuc.contract.ContractCalls.second;
import static vn.xacthuc.contract.ContractCalls.terms;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// Contracts as one administrator drafts them and another brings them into force.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PolicyResourceTest {

    private static VerificationCall bankCall(String client) {
        return VerificationCall.of(client, "BANK_ACCOUNT_OPENING").about(CitizenCase.ORDINARY);
    }

    @Test
    void contractIsDraftedByOneApprovedByAnotherAndThenServesItsClient() {
        String code = registered();
        bankCall(code).post().then().statusCode(403).body("code", equalTo("unknown-client"));

        propose(code, terms(code))
                .statusCode(201)
                .header("Location", matchesPattern(".*" + policies(code) + "/1"))
                .body("party", equalTo(code))
                .body("version", equalTo(1))
                .body("name", equalTo("test-default"))
                .body("state", equalTo("DRAFT"))
                .body("basedOn", nullValue())
                .body("proposed.subject", equalTo("demo-operator"))
                .body("approved", nullValue())
                .body("terms.quota.perSecond", equalTo(100))
                .body("terms.probing.failedClaims", equalTo(5))
                .body("difference.change", hasItems("ADDED"))
                .body("difference.pointer", hasItems("/clientIds", "/purposes", "/shows"));
        bankCall(code).post().then().statusCode(403).body("code", equalTo("unknown-client"));

        approve(second(), code, 1)
                .statusCode(200)
                .body("state", equalTo("IN_FORCE"))
                .body("approved.subject", equalTo("demo-operator-2"))
                .body("approved.at", notNullValue());
        bankCall(code)
                .post()
                .then()
                .statusCode(200)
                .body("decision", equalTo("VERIFIED"))
                .body("basis.policy", equalTo("test-default@1"))
                .body("withheld", contains("register", "hints", "assertions", "card", "chip"));
        operator()
                .get(ContractCalls.PARTIES + "/" + code)
                .then()
                .body("policy", equalTo("test-default@1"));
    }

    @Test
    void everyStepIsAnEntryWithTheDifference() {
        String code = registered();
        party(terms(code), code);
        Map<String, Object> more = terms(code);
        more.put("registerBareCounts", true);
        propose(code, more).statusCode(201);
        JsonPath draft = newestEntryOf(code);

        assertThat(draft.getString("details.particulars.change")).isEqualTo("POLICY_PROPOSED");
        assertThat(draft.getString("details.particulars.policy")).isEqualTo("test-default@2");
        assertThat(draft.getInt("details.particulars.basedOn")).isEqualTo(1);
        assertThat(draft.getList("details.particulars.difference"))
                .isEqualTo(
                        List.of(
                                Map.of(
                                        "pointer",
                                        "/registerBareCounts",
                                        "change",
                                        "CHANGED",
                                        "before",
                                        false,
                                        "after",
                                        true)));

        approve(second(), code, 2).statusCode(200);
        JsonPath approval = newestEntryOf(code);
        assertThat(approval.getString("details.particulars.change")).isEqualTo("POLICY_APPROVED");
        assertThat(approval.getString("details.officer.id")).isEqualTo("demo-operator-2");
        assertThat(approval.getList("details.particulars.difference.pointer"))
                .isEqualTo(List.of("/registerBareCounts"));
    }

    @ParameterizedTest
    @CsvSource({
        "demo-operator, demo-operator, demo-operator, demo-operator",
        "demo-operator, lan, demo-operator, lan",
        "demo-operator, lan, demo-operator-2, lan",
        "demo-operator, lan, demo-operator, demo-operator",
        "demo-operator, demo-operator, demo-operator, lan"
    })
    void onePairOfEyesIsNotTwo(String client, String subject, String again, String otherSubject) {
        String code = registered();
        as(client, subject)
                .body(Map.of("name", "test-default", "terms", terms(code)))
                .post(policies(code))
                .then()
                .statusCode(201);

        approve(as(again, otherSubject), code, 1)
                .statusCode(403)
                .body("code", equalTo("four-eyes"));

        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);
        approve(as("demo-operator", "minh"), code, 1)
                .statusCode(subject.equals(client) ? 403 : 200);
    }

    @Test
    void draftThatAnotherVersionOvertookCannotBeApproved() {
        String code = registered();
        propose(code, terms(code)).statusCode(201);
        propose(code, terms(code)).statusCode(201);
        approve(second(), code, 2).statusCode(200);

        approve(second(), code, 1).statusCode(409).body("code", equalTo("outdated"));
        approve(second(), code, 2).statusCode(409).body("code", equalTo("outdated"));
        operator().get(policies(code) + "/1").then().body("state", equalTo("OUTDATED"));
        bankCall(code).post().then().body("basis.policy", equalTo("test-default@2"));
    }

    @Test
    void clientOfAnotherPartyIsRefused() {
        String code = registered();

        propose(code, terms("demo-bank"))
                .statusCode(422)
                .body("code", equalTo("invalid-value"))
                .body("errors.pointer", contains("/terms/clientIds/0"));
    }

    @Test
    void draftIsReadStrictly() {
        String code = registered();
        Map<String, Object> terms = terms(code);
        terms.put("everything", true);

        propose(code, terms)
                .statusCode(400)
                .body("code", equalTo("unknown-field"))
                .body("errors.pointer", contains("/terms/everything"));
        operator()
                .body(Map.of("name", "test-default"))
                .post(policies(code))
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/terms"));
    }

    @Test
    void contractToComeDoesNotServeYet() {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        String code = registered();
        Map<String, Object> terms = terms(code);
        terms.put("validFrom", today.plusDays(2).toString());
        terms.put("validTo", today.plusDays(3).toString());
        propose(code, terms)
                .statusCode(201)
                .body("terms.validTo", equalTo(today.plusDays(3).toString()));

        approve(second(), code, 1).statusCode(200).body("state", equalTo("SCHEDULED"));

        assertThat(NewParty.statusOfNothing(code)).isEqualTo(403);
    }

    @Test
    void versionsAreListedNewestFirst() {
        String code = registered();
        party(terms(code), code);
        propose(code, terms(code)).statusCode(201);

        JsonPath all = operator().get(policies(code)).then().statusCode(200).extract().jsonPath();
        assertThat(all.getList("items.version")).isEqualTo(List.of(2, 1));
        assertThat(all.getList("items.state")).isEqualTo(List.of("DRAFT", "IN_FORCE"));
        assertThat(all.getList("items.difference")).containsOnlyNulls();
        assertThat(all.getString("nextCursor")).isNull();
        JsonPath first =
                operator().queryParam("limit", 1).get(policies(code)).then().extract().jsonPath();
        operator()
                .queryParam("cursor", first.getString("nextCursor"))
                .get(policies(code))
                .then()
                .body("items.version", contains(1))
                .body("items", hasSize(1));
        operator().queryParam("cursor", "x").get(policies(code)).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "-1", "one", "99999999999"})
    void versionThatIsNotThereIsNotFound(String version) {
        operator().get(policies("demo-bank") + "/" + version).then().statusCode(404);
        second().post(policies("demo-bank") + "/" + version + "/approvals").then().statusCode(404);
    }

    @Test
    void partyThatIsNotThereHasNoContracts() {
        operator().get(policies("nobody-at-all")).then().statusCode(404);
        propose("nobody-at-all", terms("nobody")).statusCode(404);
        approve(second(), "nobody-at-all", 1).statusCode(404);
    }

    @Test
    void gradesThatCountAreNarrowedForAPurpose() {
        String bare =
                Normalizer.normalize(CitizenCase.ORDINARY.fullName(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "");
        String usual = registered();
        party(terms(usual), usual);
        String strict = registered();
        Map<String, Object> purpose = ContractCalls.purpose();
        purpose.put("grades", Map.of("fullName", List.of("EXACT", "NORMALIZED")));
        Map<String, Object> terms = terms(strict);
        terms.put("purposes", Map.of("BANK_ACCOUNT_OPENING", purpose));
        party(terms, strict);

        bankCall(usual)
                .claim("fullName", bare)
                .post()
                .then()
                .body("decision", equalTo("VERIFIED"))
                .body("fields.find { it.field == 'fullName' }.grade", equalTo("DIACRITICLESS"));
        bankCall(strict)
                .claim("fullName", bare)
                .post()
                .then()
                .body("decision", equalTo("UNDECIDED"))
                .body("reasons", contains("WEAK_MATCH"))
                .body("fields.find { it.field == 'fullName' }.matched", equalTo(false))
                .body("fields.find { it.field == 'fullName' }.grade", equalTo("DIACRITICLESS"));
        bankCall(strict)
                .claim("fullName", CitizenCase.ORDINARY.fullName().toUpperCase(Locale.ROOT))
                .post()
                .then()
                .body("decision", equalTo("VERIFIED"));
    }

    @Test
    void spellingMayHaveToBeExact() {
        String code = registered();
        Map<String, Object> purpose = ContractCalls.purpose();
        purpose.put(
                "grades", Map.of("dateOfBirth", List.of("EXACT"), "fullName", List.of("EXACT")));
        Map<String, Object> terms = terms(code);
        terms.put("purposes", Map.of("BANK_ACCOUNT_OPENING", purpose));
        party(terms, code);

        bankCall(code).post().then().body("decision", equalTo("VERIFIED"));
        bankCall(code)
                .claim("dateOfBirth", "02/05/1990")
                .post()
                .then()
                .body("decision", equalTo("UNDECIDED"))
                .body("fields.find { it.field == 'dateOfBirth' }.matched", equalTo(false));
    }

    @Test
    void fieldsThatMayBeClaimedAreNarrowedForAPurpose() {
        String code = registered();
        Map<String, Object> narrow = ContractCalls.purpose();
        narrow.put("fields", List.of("personalId", "fullName", "dateOfBirth"));
        Map<String, Object> terms = terms(code);
        terms.put(
                "purposes",
                Map.of(
                        "BANK_ACCOUNT_OPENING",
                        narrow,
                        "OLD_ID_CONFIRMATION",
                        ContractCalls.purpose()));
        party(terms, code);

        bankCall(code)
                .claim("sex", "MALE")
                .post()
                .then()
                .statusCode(403)
                .body("code", equalTo("field-not-allowed"))
                .body("errors.pointer", contains("/claim/sex"));
        VerificationCall.of(code, "OLD_ID_CONFIRMATION")
                .about(CitizenCase.ORDINARY)
                .claim("sex", "MALE")
                .post()
                .then()
                .statusCode(200);
        VerificationCall.of(code, "OLD_ID_CONFIRMATION")
                .about(CitizenCase.ORDINARY)
                .claim("oldIdNumber", CitizenCase.ORDINARY.oldIdNumber())
                .post()
                .then()
                .statusCode(403)
                .body("errors.pointer", contains("/claim/oldIdNumber"));
    }
}
