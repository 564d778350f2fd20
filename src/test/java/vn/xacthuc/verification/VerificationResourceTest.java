package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerificationResourceTest {

    @Test
    void verifiesTheOrdinaryCitizen() {
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(
                        """
                        {"context": {"purpose": "BANK_ACCOUNT_OPENING", "officerId": "teller-0042"},
                         "claim": {"personalId": "003090000001", "fullName": "Nguyễn Văn An",
                                   "dateOfBirth": "1990-05-02"}}
                        """)
                .post("/v1/verifications")
                .then()
                .statusCode(200)
                .body("decision", equalTo("VERIFIED"));
    }
}
