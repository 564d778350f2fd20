package vn.xacthuc.audit.access;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.concurrent.ThreadLocalRandom;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.VerificationCall;

/// What a citizen and those who ask about him send.
final class CitizenCall {

    private CitizenCall() {}

    /// A number that nobody has and no other test asks about.
    static String newNumber() {
        return "0030" + ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L);
    }

    /// The first page of what the citizen sees, in English.
    static JsonPath accesses(String personalId) {
        return accesses(personalId, "");
    }

    static JsonPath accesses(String personalId, String query) {
        Response response = citizen(personalId).get("/v1/me/accesses" + query);
        response.then().statusCode(200);
        return response.jsonPath();
    }

    static RequestSpecification citizen(String personalId) {
        return given().auth().oauth2(DemoTokens.ofCitizen(personalId));
    }

    /// Asks about a number that nobody has.
    static VerificationCall ask(String party, String personalId) {
        return VerificationCall.of(party, "BANK_ACCOUNT_OPENING")
                .claim("personalId", personalId)
                .claim("fullName", "Nguyễn Văn An")
                .claim("dateOfBirth", "1990-05-02");
    }

    /// Asks, and gives the entry's id.
    static String asked(VerificationCall call) {
        Response response = call.post();
        response.then().statusCode(200);
        return response.jsonPath().getString("verificationId");
    }
}
