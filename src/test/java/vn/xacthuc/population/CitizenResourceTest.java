package vn.xacthuc.population;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class CitizenResourceTest {
    private static final String PATH = "/v1/population/citizens";
    private static final String PERSON =
            """
            {"personalId": "005090000301", "fullName": "Nguyễn Văn An",
             "dateOfBirth": "1990-05-02", "sex": "MALE"}
            """;

    private final RegisterRows rows = RegisterRows.ofService();

    @Test
    void entersPersonAndRecordsIt() {
        long before = changesOnRecord();
        put(PERSON).statusCode(204).body(equalTo(""));
        assertThat(
                        rows.read(
                                "select full_name from citizen where personal_id ="
                                        + " '005090000301'"))
                .isEqualTo("Nguyễn Văn An");
        assertThat(changesOnRecord()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @EnumSource(CitizenCase.class)
    void takesBackWhatTheSampleShows(CitizenCase wanted) {
        List<Map<String, Object>> items =
                given().queryParam("case", wanted.name())
                        .queryParam("limit", 3)
                        .get("/dev/citizens")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("items");
        assertThat(items).isNotEmpty();
        for (Map<String, Object> item : items) {
            put(item).statusCode(204);
        }
    }

    @Test
    void namesEveryFaultWithoutRepeatingAValue() {
        put("""
        {"personalId": "005090000302", "fullName": "Nguy?n Văn An",
         "dateOfBirth": "1990-02-30", "sex": "MALE"}
        """)
                .statusCode(422)
                .body("code", equalTo("undecodable-name"))
                .body("errors.pointer", contains("/fullName", "/dateOfBirth"))
                .body(not(containsString("1990-02-30")))
                .body(not(containsString("Nguy?n")));
    }

    @Test
    void refusesWhatIsNoRecord() {
        put("{\"personalId\": \"005090000303\", \"colour\": \"red\"}")
                .statusCode(400)
                .body("code", equalTo("unknown-field"));
    }

    @Test
    void asksForTokenAndScopeBeforeItReadsTheBody() {
        given().contentType("text/csv").body("no record").put(PATH).then().statusCode(401);
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .contentType("text/csv")
                .body("no record")
                .put(PATH)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(DemoTokens.of("demo-register", "population:write"))
                .contentType("text/csv")
                .body("no record")
                .put(PATH)
                .then()
                .statusCode(415);
    }

    private static ValidatableResponse put(Object body) {
        return given().auth()
                .oauth2(DemoTokens.of("demo-register", "population:write"))
                .contentType("application/json")
                .body(body)
                .put(PATH)
                .then();
    }

    private static long changesOnRecord() {
        return Long.parseLong(
                RegisterRows.ofLog()
                        .read("select count(*) from log.entry where kind = 'REGISTER_CHANGE'"));
    }
}
