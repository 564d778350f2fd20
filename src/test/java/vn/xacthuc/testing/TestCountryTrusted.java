package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import vn.xacthuc.sample.DemoTokens;

/// Loads the certificates and lists of the test country as an operator does.
public final class TestCountryTrusted {

    private static final Map<String, String> PATHS =
            Map.of("CSCA_CERTIFICATE", "csca-certificates", "CRL", "crls");

    private TestCountryTrusted() {}

    /// Loads what development loads; once more changes nothing.
    public static void load() {
        JsonPath offered = given().get("/dev/trust").then().statusCode(200).extract().jsonPath();
        List<Map<String, Object>> items = offered.getList("items.findAll { it.loaded }");
        for (Map<String, Object> item : items) {
            given().auth()
                    .oauth2(DemoTokens.of("demo-operator", "trust:manage"))
                    .body(String.valueOf(item.get("pem")))
                    .post("/v1/trust/" + PATHS.get(String.valueOf(item.get("kind"))))
                    .then()
                    .statusCode(org.hamcrest.Matchers.oneOf(200, 201));
        }
    }
}
