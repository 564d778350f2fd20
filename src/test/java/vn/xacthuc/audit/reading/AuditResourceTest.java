package vn.xacthuc.audit.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AuditResourceTest {

    private final Database log = Database.log();

    @Test
    void newestEntryComesFirst() {
        String id = verify(bank());

        JsonPath page = page("?limit=2", null);

        assertThat(page.getString("items[0].id")).isEqualTo(id);
        assertThat(page.getLong("items[0].leafIndex"))
                .isEqualTo(page.getLong("items[1].leafIndex") + 1)
                .isEqualTo(page.getLong("asOf.size") - 1);
        assertThat(page.getString("asOf.rootHash")).hasSize(44);
    }

    @Test
    void entryShowsWhoAskedWhatAndWhyAndNoValueOfThePerson() {
        String id =
                verify(
                        bank().claim("fullName", "Nguyễn Văn Ấn")
                                .context("unitCode", "PGD-HK-01")
                                .context("procedureCode", "1.004222")
                                .context("dossierCode", "HS-2026-000123")
                                .context("deviceId", "KIOSK-07")
                                .context("onBehalfOf", "PARTNER-3")
                                .context(
                                        "consent",
                                        Map.of(
                                                "reference",
                                                "C-77",
                                                "givenAt",
                                                "2026-11-21T02:11:00Z")));

        Response response = auditor().get("/v1/audit/entries/" + id);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonPath entry = response.jsonPath();
        assertThat(entry.getString("kind")).isEqualTo("VERIFICATION");
        assertThat(entry.getString("party")).isEqualTo("demo-bank");
        assertThat(entry.getString("sector")).isEqualTo("BANK");
        assertThat(entry.getString("purpose")).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(entry.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(entry.getList("reasons")).isEqualTo(List.of("NAME_DIFFERENT"));
        assertThat(entry.getString("recordedAt")).matches(".*T.*\\.\\d{3}Z");
        assertThat(entry.getBoolean("detailsErased")).isFalse();
        assertThat(entry.getString("details.clientId")).isEqualTo("demo-bank");
        assertThat(entry.getString("details.officer.id")).isEqualTo("teller-0042");
        assertThat(entry.getString("details.unitCode")).isEqualTo("PGD-HK-01");
        assertThat(entry.getString("details.procedureCode")).isEqualTo("1.004222");
        assertThat(entry.getString("details.dossierCode")).isEqualTo("HS-2026-000123");
        assertThat(entry.getString("details.deviceId")).isEqualTo("KIOSK-07");
        assertThat(entry.getString("details.onBehalfOf")).isEqualTo("PARTNER-3");
        assertThat(entry.getString("details.consent.reference")).isEqualTo("C-77");
        assertThat(entry.getString("details.policy")).isEqualTo("bank-default@1");
        assertThat(entry.getString("details.requestHash")).hasSize(44);
        assertThat(entry.getString("details.fields[0].field")).isEqualTo("fullName");
        assertThat(entry.getString("details.fields[0].grade")).isEqualTo("DIFFERENT");
        assertThat(response.asString())
                .doesNotContain(CitizenCase.ORDINARY.personalId(), "Nguyễn Văn", "1990");
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileTheLogGrows() {
        String dossier = UUID.randomUUID().toString();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(verify(bank().context("dossierCode", dossier)));
        }
        Map<String, Object> search = Map.of("dossier", dossier);

        List<String> found = new ArrayList<>();
        JsonPath page = search(search, "?limit=3");
        while (true) {
            found.addAll(page.getList("items.id"));
            String cursor = page.getString("nextCursor");
            if (cursor == null) {
                break;
            }
            verify(bank().context("dossierCode", dossier));
            page = search(search, "?limit=3&cursor=" + cursor);
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void lastPageThatIsFullHasNoNext() {
        String dossier = UUID.randomUUID().toString();
        verify(bank().context("dossierCode", dossier));
        verify(bank().context("dossierCode", dossier));

        JsonPath page = search(Map.of("dossier", dossier), "?limit=2");

        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "501", "ten", "1.5", "99999999999"})
    void limitIsOneToFiveHundred(String limit) {
        auditor()
                .get("/v1/audit/entries?limit=" + limit)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "500"})
    void limitsOwnBoundsAreAllowed(String limit) {
        auditor().get("/v1/audit/entries?limit=" + limit).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "AAAAAAAAAAAA", "__________8", "!!!"})
    void cursorThatIsNotOursIsRefused(String cursor) {
        auditor()
                .get("/v1/audit/entries?cursor=" + cursor)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    static Stream<Arguments> terms() {
        return Stream.of(
                arguments("kind", "VERIFICATION", "REFUSAL"),
                arguments("party", "demo-one-stop", "demo-bank"),
                arguments("sector", "ONE_STOP", "BANK"),
                arguments("officer", "officer-1", "officer-2"),
                arguments("purpose", "PUBLIC_SERVICE_FILING", "RESIDENCE_CONFIRMATION"),
                arguments("procedure", "procedure-1", "procedure-2"),
                arguments("decision", "NOT_VERIFIED", "VERIFIED"),
                arguments("reason", "DECEASED", "NAME_DIFFERENT"),
                arguments(
                        "subject",
                        CitizenCase.DECEASED.personalId(),
                        CitizenCase.ORDINARY.personalId()),
                arguments("from", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z"),
                arguments("to", "2999-01-01T00:00:00Z", "2020-01-01T00:00:00Z"));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTermNarrows(String term, String holds, String doesNotHold) {
        String dossier = UUID.randomUUID().toString();
        String id =
                verify(
                        VerificationCall.of("demo-one-stop", "PUBLIC_SERVICE_FILING")
                                .about(CitizenCase.DECEASED)
                                .context("officerId", "officer-1")
                                .context("procedureCode", "procedure-1")
                                .context("dossierCode", dossier));

        assertThat(search(Map.of("dossier", dossier, term, holds), "").getList("items.id"))
                .isEqualTo(List.of(id));
        assertThat(search(Map.of("dossier", dossier, term, doesNotHold), "").getList("items.id"))
                .isEmpty();
    }

    @Test
    void everyReadIsAnEntryWithItsCaseAndItsTermsButNotTheirValues() {
        search(
                Map.of("subject", CitizenCase.CHILD.personalId(), "caseNumber", "TT-2026-0007"),
                "?limit=1");

        JsonPath read = newest();

        assertThat(read.getString("kind")).isEqualTo("AUDIT_READ");
        assertThat(read.getString("party")).isEqualTo("demo-auditor");
        assertThat(read.getString("details.particulars.read")).isEqualTo("search");
        assertThat(read.getString("details.particulars.caseNumber")).isEqualTo("TT-2026-0007");
        assertThat(read.getList("details.particulars.terms")).isEqualTo(List.of("subject"));
        assertThat(read.prettify()).doesNotContain(CitizenCase.CHILD.personalId());
    }

    @Test
    void searchForAPersonIsItselfFoundByThatPerson() {
        search(Map.of("subject", CitizenCase.NO_HEAD.personalId()), "");

        assertThat(
                        search(Map.of("subject", CitizenCase.NO_HEAD.personalId()), "?limit=1")
                                .getString("items[0].kind"))
                .isEqualTo("AUDIT_READ");
    }

    @Test
    void readingAPageOrOneEntryIsAnEntryToo() {
        String id = verify(bank());
        page("?limit=1", null);
        assertThat(newest().getString("details.particulars.read")).isEqualTo("entries");

        auditor().get("/v1/audit/entries/" + id).then().statusCode(200);
        JsonPath read = newest();

        assertThat(read.getString("details.particulars.read")).isEqualTo("entry");
        assertThat(read.getString("details.particulars.entry")).isEqualTo(id);
    }

    @Test
    void partyThatReadsItsOwnSeesNobodyElses() {
        String dossier = UUID.randomUUID().toString();
        String bank = verify(bank().context("dossierCode", dossier));
        String own =
                verify(
                        VerificationCall.of("demo-insurance", "INSURANCE_RECONCILIATION")
                                .about(CitizenCase.ORDINARY)
                                .context("dossierCode", dossier));

        assertThat(page("?limit=500", "audit:read-own").<String>getList("items.party"))
                .isNotEmpty()
                .containsOnly("demo-insurance");
        assertThat(ownSearch(Map.of("dossier", dossier))).isEqualTo(List.of(own));
        assertThat(ownSearch(Map.of("dossier", dossier, "party", "demo-bank"))).isEmpty();
        reader("demo-insurance", "audit:read-own")
                .get("/v1/audit/entries/" + own)
                .then()
                .statusCode(200);
        reader("demo-insurance", "audit:read-own")
                .get("/v1/audit/entries/" + bank)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void whoMayVerifyMayNotRead() {
        reader("demo-bank", "identity:verify")
                .get("/v1/audit/entries")
                .then()
                .statusCode(403)
                .body("code", equalTo("insufficient-scope"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "nothing"})
    void entryThatDoesNotExistIsNotFound(String id) {
        auditor().get("/v1/audit/entries/" + id).then().statusCode(404);
    }

    @Test
    void numberAndNameStandNowhereInTheLogInClear() {
        String name = "Nguyễn Thị Ấu Thơ";
        String number = "007190" + UUID.randomUUID().toString().replaceAll("[^0-9]", "0");
        String claimed = number.substring(0, 12);
        verify(bank().claim("personalId", claimed).claim("fullName", name));
        assertThat(search(Map.of("subject", claimed), "").getList("items")).hasSize(1);

        assertThat(columnsWith(claimed)).isEmpty();
        assertThat(columnsWith(name)).isEmpty();
        // What must be in clear shows that the search would find it.
        assertThat(columnsWith("demo-bank")).contains("entry.party", "entry.leaf");
    }

    /// The columns of the log that hold the text, in UTF-8 or as text.
    private List<String> columnsWith(String text) {
        List<String> columns =
                log.read(
                        "select table_name || '.' || column_name || ':' || data_type from"
                                + " information_schema.columns join information_schema.tables"
                                + " using (table_schema, table_name) where table_schema = 'log' and"
                                + " table_type = 'BASE TABLE' and table_name !~ '_[0-9]+$'");
        assertThat(columns).hasSizeGreaterThan(20);
        return columns.stream()
                .filter(column -> {
                    String name = column.substring(0, column.indexOf(':'));
                    String table = name.substring(0, name.indexOf('.'));
                    String quoted = '"' + name.substring(name.indexOf('.') + 1) + '"';
                    String bytes =
                            column.endsWith(":bytea")
                                    ? quoted
                                    : "convert_to(" + quoted + "::text, 'UTF8')";
                    return log.count(
                                    "select count(*) from "
                                            + table
                                            + " where position(convert_to(?, 'UTF8') in "
                                            + bytes
                                            + ") > 0",
                                    text)
                            > 0;
                })
                .map(column -> column.substring(0, column.indexOf(':')))
                .toList();
    }

    private static VerificationCall bank() {
        return VerificationCall.ofBank().about(CitizenCase.ORDINARY);
    }

    private static String verify(VerificationCall call) {
        return call.post().then().statusCode(200).extract().jsonPath().getString("verificationId");
    }

    private JsonPath newest() {
        String id = log.read("select id from entry order by leaf_index desc limit 1").getFirst();
        return auditor().get("/v1/audit/entries/" + id).jsonPath();
    }

    private static io.restassured.specification.RequestSpecification auditor() {
        return reader("demo-auditor", "audit:read");
    }

    private static io.restassured.specification.RequestSpecification reader(
            String client, String scope) {
        return given().auth().oauth2(DemoTokens.of(client, scope));
    }

    private static JsonPath page(String query, @Nullable String ownScope) {
        return (ownScope == null ? auditor() : reader("demo-insurance", ownScope))
                .get("/v1/audit/entries" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath search(Map<String, Object> terms, String query) {
        return auditor()
                .contentType("application/json")
                .body(new HashMap<>(terms))
                .post("/v1/audit/searches" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ownSearch(Map<String, Object> terms) {
        return reader("demo-insurance", "audit:read-own")
                .contentType("application/json")
                .body(new HashMap<>(terms))
                .post("/v1/audit/searches")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }
}
