package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.testing.PostgresResource;

/// The catalogue of purposes, as anybody reads it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class PurposeResourceTest {

    private static JsonPath catalogue() {
        return given().get("/v1/purposes").then().statusCode(200).extract().jsonPath();
    }

    @Test
    void anybodyMayReadAndKeepIt() {
        given().get("/v1/purposes").then().header("Cache-Control", "public, max-age=300");
        given().auth().oauth2("not.a.token").get("/v1/purposes").then().statusCode(200);
    }

    @Test
    void hasTheFiveGroupsAndTwentyFiveEssentialServicesOfDecision06() {
        JsonPath catalogue = catalogue();

        assertThat(catalogue.getList("groups.code"))
                .isEqualTo(
                        List.of(
                                "CONNECTED_DATA",
                                "DIGITAL_CITIZENS",
                                "LEADERSHIP",
                                "PUBLIC_SERVICES",
                                "SOCIO_ECONOMIC"));
        assertThat(catalogue.getList("items.findAll { it.essentialService }.code"))
                .hasSize(25)
                .contains(
                        "OLD_ID_CONFIRMATION",
                        "ID_CARD_REISSUE",
                        "STAY_NOTIFICATION",
                        "PASSPORT_ISSUE",
                        "BIRTH_REGISTRATION",
                        "TAX_REGISTRATION",
                        "EXAM_REGISTRATION");
    }

    @Test
    void everyPurposeSaysWhatItIsInBothLanguagesAndWhatItRestsOn() {
        JsonPath catalogue = catalogue();
        List<Map<String, Object>> items = catalogue.getList("items");

        assertThat(items)
                .hasSizeGreaterThanOrEqualTo(35)
                .allSatisfy(item -> {
                    assertThat(catalogue.getList("groups.code")).contains(item.get("group"));
                    assertThat(item.get("legalBasis").toString()).isNotBlank();
                    assertThat(item.get("retentionClass")).isEqualTo("USAGE_HISTORY");
                    for (String part : List.of("name", "citizenText")) {
                        Map<?, ?> wording = (Map<?, ?>) item.get(part);
                        assertThat(wording.get("en").toString()).matches("\\p{ASCII}+");
                        assertThat(wording.get("vi").toString()).isNotBlank();
                    }
                });
        assertThat(catalogue.getList("items.findAll { it.concernsDeceased }.code"))
                .isEqualTo(
                        List.of(
                                "DEATH_REGISTRATION",
                                "DEATH_RESIDENCE_FUNERAL",
                                "FUNERAL_ALLOWANCE"));
    }

    @Test
    void catalogueThatWasNeverReadIsNoEmptyOne() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        Parties parties = TestParties.of(nowhere, Clock.systemUTC());

        assertThatThrownBy(parties::catalogue)
                .isInstanceOf(ProblemException.class)
                .hasMessage("log-unavailable");
    }
}
