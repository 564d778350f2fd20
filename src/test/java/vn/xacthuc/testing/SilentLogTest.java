package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;

/// Nothing about a person reaches the service's own log, whatever becomes of the call.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SilentLogTest {

    private static final CitizenCase PERSON = CitizenCase.MINORITY_NAME;

    private final LogLines heard = LogLines.ofAll();

    @AfterEach
    void stopListening() {
        heard.close();
    }

    @Test
    void verificationsLeaveNothingAboutThePersonInTheLog() throws Exception {
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

        assertThat(heard.lines()).anyMatch(line -> line.contains("the log was heard"));
        assertThat(heard.lines())
                .noneMatch(line ->
                        line.contains(PERSON.personalId())
                                || line.contains(PERSON.fullName())
                                || line.contains("Êñuôl")
                                || line.contains(PERSON.dateOfBirth())
                                || line.contains("Lê Duẩn"));
    }
}
