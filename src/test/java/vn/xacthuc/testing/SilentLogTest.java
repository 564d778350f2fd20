package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.captured.Captured;

/// Calls that have much about a person to tell, whatever becomes of them. Whether anything of it
/// reaches a log, a trace, a metric or a problem is what `PersonalDataCapture` finds out of this
/// and all other tests; here it is made sure that it hears them.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SilentLogTest {

    private static final CitizenCase PERSON = CitizenCase.MINORITY_NAME;

    private final LogLines heard = LogLines.ofAll();
    private final LogLines captured = LogLines.of(Captured.LOGGER);

    @Inject MeterRegistry metrics;

    @AfterEach
    void stopListening() {
        heard.close();
        captured.close();
    }

    @Test
    void whatTheServiceSaysBesideItsAnswersIsHeard() throws Exception {
        VerificationCall.ofBank().about(PERSON).post().then().statusCode(200);
        VerificationCall.ofBank()
                .about(PERSON)
                .claim("oldIdNumber", PERSON.oldIdNumber())
                .claim("permanentAddress", Map.of("provinceCode", "66", "detail", "Số 1 Lê Duẩn"))
                .post()
                .then()
                .statusCode(200);
        VerificationCall confirmed = VerificationCall.ofBank().about(PERSON);
        Response answer = confirmed.post();
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .contentType("application/json")
                .body(confirmed.json())
                .post(
                        "/v1/verifications/"
                                + answer.jsonPath().getString("verificationId")
                                + "/confirmation")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .body(Map.of("receipt", answer.jsonPath().getString("receipt")))
                .post("/v1/receipts/inspections")
                .then()
                .statusCode(200);
        VerificationCall.ofBank()
                .about(PERSON)
                .claim("fullName", PERSON.fullName() + "?")
                .post()
                .then()
                .statusCode(422);
        VerificationCall.of("demo-bank", "CURIOSITY").about(PERSON).post().then().statusCode(403);
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(VerificationCall.ofBank().about(PERSON).json() + "}")
                .post("/v1/verifications")
                .then()
                .statusCode(400);
        given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .contentType("application/json")
                .body(Map.of("subject", PERSON.personalId()))
                .post("/v1/audit/searches")
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(DemoTokens.ofCitizen(PERSON.personalId()))
                .get("/v1/me/accesses")
                .then()
                .statusCode(200);
        try (Connection owner = Database.register().asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table citizen in access exclusive mode");
            VerificationCall.ofBank().about(PERSON).post().then().statusCode(200);
            owner.rollback();
        }
        Logger.getLogger("vn.xacthuc.testing").warning("the log was heard");

        metrics.counter("xacthuc.heard", "tag", UUID.randomUUID().toString());

        assertThat(heard.lines()).anyMatch(line -> line.contains("the log was heard"));
        for (String sort :
                List.of(
                        "meter: MeterId{name='xacthuc.heard'",
                        "span: POST /v1/verifications ",
                        "problem: HTTP/1.1 422",
                        "problem: {\"type\":\"urn:xacthuc:problem:")) {
            Eventually.holds(sort, () -> isHeard("captured." + sort));
        }
        assertThat(addresses())
                .contains("/v1/verifications", "/v1/verifications/{id}/confirmation");
    }

    /// No address of the service has a place for one; callers find places.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%s",
                "/v1/people/%s",
                "/v1/verifications/%s",
                "/v1/verifications/%s/proof",
                "/v1/parties/%s",
                "/v1/verifications?personalId=%s",
                "/v1/audit/entries?subject=%s",
                "/v1/me/accesses?%s"
            })
    void numberThatACallerPutsIntoAnAddressIsOneOfTheSamplesToo(String path) {
        String address = path.formatted(PERSON.personalId());
        given().urlEncodingEnabled(false).get(address);
        given().auth().oauth2(DemoTokens.of("demo-auditor", "audit:read")).get(address);

        Eventually.holds(
                "the calls are in traces and metrics",
                () -> isHeard("captured.span: GET") && addresses().contains("/UNMATCHED"));
        assertThat(addresses()).doesNotContain(address);
    }

    private boolean isHeard(String beginning) {
        return captured.lines().stream().anyMatch(line -> line.startsWith(beginning));
    }

    private List<@Nullable String> addresses() {
        return metrics.find("http.server.requests").meters().stream()
                .map(meter -> meter.getId().getTag("uri"))
                .toList();
    }
}
