package vn.xacthuc.audit.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DossierCheckTest {

    private final Database log = Database.log();

    @Test
    void tellsDossiersWithoutAVerificationFromThoseWithoutAYes() {
        String verified = dossier(CitizenCase.ORDINARY);
        String dead = dossier(CitizenCase.DECEASED);
        String both = dossier(CitizenCase.DECEASED);
        verify(both, CitizenCase.ORDINARY);
        String closed = UUID.randomUUID().toString();

        JsonPath answer =
                check(Map.of("dossiers", List.of(closed, verified, dead, both, closed)))
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(answer.getInt("checked")).isEqualTo(4);
        assertThat(answer.getList("withoutVerification")).isEqualTo(List.of(closed));
        assertThat(answer.getList("withoutVerified")).isEqualTo(List.of(dead));
        assertThat(answer.getLong("asOf.size")).isPositive();
    }

    @Test
    void onlyVerificationsOfThePartyAndTimeCount() {
        String dossier = dossier(CitizenCase.ORDINARY);

        assertThat(without(Map.of("dossiers", List.of(dossier), "party", "demo-bank"))).isEmpty();
        assertThat(without(Map.of("dossiers", List.of(dossier), "party", "demo-tax")))
                .containsExactly(dossier);
        assertThat(
                        without(
                                Map.of(
                                        "dossiers",
                                        List.of(dossier),
                                        "from",
                                        "2020-01-01T00:00:00Z",
                                        "to",
                                        "2020-02-01T00:00:00Z")))
                .containsExactly(dossier);
    }

    @Test
    void refusalIsNoVerification() {
        String dossier = UUID.randomUUID().toString();
        VerificationCall.of("demo-bank", "TAX_REGISTRATION")
                .about(CitizenCase.ORDINARY)
                .context("dossierCode", dossier)
                .post()
                .then()
                .statusCode(403);

        assertThat(without(Map.of("dossiers", List.of(dossier)))).containsExactly(dossier);
    }

    @Test
    void partySeesItsOwnVerificationsOnly() {
        String dossier = dossier(CitizenCase.ORDINARY);

        assertThat(
                        post(
                                        "demo-insurance",
                                        "audit:read-own",
                                        Map.of("dossiers", List.of(dossier)))
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<String>getList("withoutVerification"))
                .containsExactly(dossier);
    }

    @Test
    void checkIsAnEntryWithItsCaseAndCountButNoDossier() {
        String dossier = UUID.randomUUID().toString();
        check(Map.of("dossiers", List.of(dossier), "caseNumber", "TT-9")).statusCode(200);
        String id = log.read("select id from entry order by leaf_index desc limit 1").getFirst();

        JsonPath entry =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .get("/v1/audit/entries/" + id)
                        .jsonPath();

        assertThat(entry.getString("kind")).isEqualTo("AUDIT_READ");
        assertThat(entry.getString("details.particulars.read")).isEqualTo("dossier-check");
        assertThat(entry.getString("details.particulars.caseNumber")).isEqualTo("TT-9");
        assertThat(entry.getInt("details.particulars.dossiers")).isEqualTo(1);
        assertThat(entry.prettify()).doesNotContain(dossier);
    }

    @Test
    void tenThousandDossiersAreOneCall() {
        List<String> dossiers =
                new ArrayList<>(IntStream.range(0, 9_999).mapToObj(i -> "none-" + i).toList());
        String verified = dossier(CitizenCase.ORDINARY);
        dossiers.add(verified);

        List<String> without = without(Map.of("dossiers", dossiers));

        assertThat(without).hasSize(9_999).doesNotContain(verified);
    }

    static Stream<List<String>> impossible() {
        return Stream.of(
                List.of(),
                List.of("x".repeat(101)),
                List.of(" "),
                Arrays.asList("x", null),
                Collections.nCopies(10_001, "x"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void dossiersAreOneToTenThousandTexts(List<String> dossiers) {
        check(Map.of("dossiers", dossiers)).statusCode(422).body("code", equalTo("invalid-value"));
    }

    @Test
    void dossiersMustBeGiven() {
        check(Map.of()).statusCode(422).body("code", equalTo("missing-field"));
    }

    private static String dossier(CitizenCase person) {
        String dossier = UUID.randomUUID().toString();
        verify(dossier, person);
        return dossier;
    }

    private static void verify(String dossier, CitizenCase person) {
        VerificationCall.ofBank()
                .about(person)
                .context("dossierCode", dossier)
                .post()
                .then()
                .statusCode(200);
    }

    private static List<String> without(Map<String, Object> request) {
        return check(request).statusCode(200).extract().jsonPath().getList("withoutVerification");
    }

    private static ValidatableResponse check(Map<String, Object> request) {
        return post("demo-auditor", "audit:read", request);
    }

    private static ValidatableResponse post(
            String client, String scope, Map<String, Object> request) {
        return given().auth()
                .oauth2(DemoTokens.of(client, scope))
                .contentType("application/json")
                .body(request)
                .post("/v1/audit/dossier-checks")
                .then();
    }
}
