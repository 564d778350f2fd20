package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerificationResourceTest {

    @ParameterizedTest
    @CsvSource({
        "ORDINARY, VERIFIED, , ALIVE, ACTIVE",
        "YEAR_ONLY, VERIFIED, , ALIVE, ACTIVE",
        "YEAR_MONTH, VERIFIED, , ALIVE, ACTIVE",
        "BARE_NAME, VERIFIED, , ALIVE, ACTIVE",
        "MINORITY_NAME, VERIFIED, , ALIVE, ACTIVE",
        "DECEASED, NOT_VERIFIED, DECEASED, DECEASED, ACTIVE",
        "SUPERSEDED, NOT_VERIFIED, ID_SUPERSEDED, SUPERSEDED, ACTIVE",
        "CANCELLED, NOT_VERIFIED, ID_CANCELLED, CANCELLED, ACTIVE",
        "CARD_EXPIRED, NOT_VERIFIED, CARD_EXPIRED, ALIVE, EXPIRED",
        "CARD_REVOKED, NOT_VERIFIED, CARD_REVOKED, ALIVE, REVOKED",
        "CARD_LOST, NOT_VERIFIED, CARD_LOST, ALIVE, LOST",
        "CARD_REPLACED, NOT_VERIFIED, CARD_REPLACED, ALIVE, REPLACED",
        "NO_CARD, UNDECIDED, CARD_NOT_ON_RECORD, ALIVE, NOT_ON_RECORD",
        "SHARED_OLD_ID, VERIFIED, , ALIVE, ACTIVE",
        "NO_OLD_ID, VERIFIED, , ALIVE, ACTIVE",
        "CHILD, UNDECIDED, CARD_NOT_ON_RECORD, ALIVE, NOT_ON_RECORD",
        "NO_HEAD, VERIFIED, , ALIVE, ACTIVE",
        "INSURED, VERIFIED, , ALIVE, ACTIVE",
        "UNINSURED, VERIFIED, , ALIVE, ACTIVE",
        "EID_REGISTERED, VERIFIED, , ALIVE, ACTIVE",
        "EID_ACTIVATED, VERIFIED, , ALIVE, ACTIVE"
    })
    void eachFixedIdentityHasItsOutcome(
            CitizenCase person, String decision, String reason, String state, String card) {
        JsonPath answer = answer(VerificationCall.ofBank().about(person));

        assertThat(answer.getString("decision")).isEqualTo(decision);
        assertThat(answer.getList("reasons"))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(answer.getString("register.outcome")).isEqualTo("FOUND");
        assertThat(answer.getString("register.personState")).isEqualTo(state);
        assertThat(answer.getString("card.status")).isEqualTo(card);
        assertThat(answer.getList("fields.field")).containsExactly("fullName", "dateOfBirth");
        assertThat(answer.getList("fields.grade")).containsExactly("EXACT", "EXACT");
        assertThat(answer.getList("fields.matched")).containsExactly(true, true);
        assertThat(answer.getList("withheld")).isEmpty();
    }

    @Test
    void answerSaysWhatItRestsOnAndWhereItStandsInTheLog() {
        JsonPath answer = answer(VerificationCall.ofBank().about(CitizenCase.ORDINARY));

        String instant = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";
        assertThat(UUID.fromString(answer.getString("verificationId")).version()).isEqualTo(7);
        assertThat(answer.getString("decidedAt")).matches(instant);
        assertThat(answer.getString("register.asOf")).matches(instant);
        assertThat(answer.getString("subjectToken")).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.getString("basis.policy")).isEqualTo("bank-default@1");
        assertThat(answer.getString("basis.matcher")).isEqualTo("1");
        assertThat(answer.getString("log.origin")).isEqualTo("dev.xacthuc.example/log");
        assertThat(answer.getLong("log.leafIndex")).isPositive();
        assertThat(answer.getString("log.leafHash")).hasSize(44);
    }

    @Test
    void subjectTokenIsTheSameAtOnePartyAndAnotherAtTheNext() {
        VerificationCall first = VerificationCall.ofBank().about(CitizenCase.ORDINARY);
        VerificationCall again = VerificationCall.ofBank().about(CitizenCase.ORDINARY);
        VerificationCall elsewhere =
                VerificationCall.of("demo-tax", "TAX_REGISTRATION").about(CitizenCase.ORDINARY);
        String token = answer(first).getString("subjectToken");

        assertThat(answer(again).getString("subjectToken")).isEqualTo(token);
        assertThat(answer(elsewhere).getString("subjectToken")).isNotEqualTo(token);
    }

    @Test
    void unknownNumberIsNotFound() {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .about(CitizenCase.ORDINARY)
                                .claim("personalId", "003090999999"));

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("NOT_FOUND"));
        assertThat(answer.getString("register.outcome")).isEqualTo("NOT_FOUND");
        assertThat(answer.getString("register.personState")).isNull();
        assertThat(answer.getList("fields")).isEmpty();
        assertThat(answer.getString("card")).isNull();
        assertThat(answer.getString("subjectToken")).hasSize(43);
    }

    @Test
    void everythingThatDiffersIsReportedInTheOrderOfTheReasons() {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .claim("personalId", CitizenCase.DECEASED.personalId())
                                .claim("fullName", "Trần Văn Khác")
                                .claim("dateOfBirth", "1962-01")
                                .claim("sex", "FEMALE")
                                .claim("oldIdNumber", "000000001")
                                .claim("cardIssuedOn", "2020-02-02")
                                .claim("permanentAddress", Map.of("provinceCode", "79")));

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons"))
                .isEqualTo(
                        List.of(
                                "DECEASED",
                                "NAME_DIFFERENT",
                                "SEX_DIFFERENT",
                                "OLD_ID_DIFFERENT",
                                "ADDRESS_DIFFERENT",
                                "CARD_DIFFERENT",
                                "WEAK_MATCH"));
    }

    @Test
    void swappedDayAndMonthAreANoWithAHint() {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .about(CitizenCase.ORDINARY)
                                .claim("dateOfBirth", "1990-02-05"));

        assertThat(answer.getList("reasons")).isEqualTo(List.of("BIRTH_DATE_DIFFERENT"));
        assertThat(answer.getList("fields[1].hints")).isEqualTo(List.of("DAY_MONTH_SWAPPED"));
    }

    /// The twelve-digit number and a full, certain birth date hold up a name without marks.
    @ParameterizedTest
    @CsvSource({
        "ORDINARY, Nguyen Van An, 1990-05-02, VERIFIED, ",
        "ORDINARY, NGUYEN VAN AN, 02/05/1990, VERIFIED, ",
        "ORDINARY, NGUYEN<<VAN<AN, 1990-05-02, VERIFIED, ",
        "ORDINARY, Nguyen Van An, 1990-05, UNDECIDED, WEAK_MATCH",
        "ORDINARY, Nguyen Van An, 1990, UNDECIDED, WEAK_MATCH",
        "YEAR_ONLY, Tran Thi Sau, 1948, UNDECIDED, WEAK_MATCH",
        "YEAR_ONLY, Trần Thị Sáu, 1948-01-01, UNDECIDED, WEAK_MATCH",
        "YEAR_MONTH, Lê Văn Bảy, 1955, UNDECIDED, WEAK_MATCH",
        "ORDINARY, Nguyễn Văn An, 1990, UNDECIDED, WEAK_MATCH",
        "ORDINARY, nguyễn  văn an, 19900502, VERIFIED, ",
        "BARE_NAME, Phạm Thị Bích Ngọc, 1992-11-23, UNDECIDED, WEAK_MATCH"
    })
    void weakGradeCountsOnlyWhereItIsHeldUp(
            CitizenCase person, String name, String birth, String decision, String reason) {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .about(person)
                                .claim("fullName", name)
                                .claim("dateOfBirth", birth));

        assertThat(answer.getString("decision")).isEqualTo(decision);
        assertThat(answer.getList("reasons"))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void nameWithoutMarksInTheRegisterIsNamedAsTheRegistersFault() {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .about(CitizenCase.BARE_NAME)
                                .claim("fullName", "Phạm Thị Bích Ngọc"));

        assertThat(answer.getString("fields[0].grade")).isEqualTo("DIACRITICLESS");
        assertThat(answer.getBoolean("fields[0].matched")).isFalse();
        assertThat(answer.<String>getList("fields[0].hints")).contains("REGISTER_BARE");
    }

    @Test
    void deathIsExpectedWhereThePurposeConcernsTheDeceased() {
        JsonPath answer =
                answer(
                        VerificationCall.of("demo-insurance", "FUNERAL_ALLOWANCE")
                                .about(CitizenCase.DECEASED));

        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
        assertThat(answer.getString("register.personState")).isEqualTo("DECEASED");
    }

    @Test
    void purposeThatNeedsAChipStaysUndecidedWithoutOne() {
        JsonPath answer =
                answer(
                        VerificationCall.of("demo-bank", "BANK_LARGE_TRANSFER")
                                .about(CitizenCase.ORDINARY));

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("CHIP_MISSING"));
    }

    @Test
    void purposeThatNeedsNoCardDoesNotMindAnExpiredOne() {
        JsonPath answer =
                answer(
                        VerificationCall.of("demo-tax", "TAX_REGISTRATION")
                                .about(CitizenCase.CARD_EXPIRED));

        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
        assertThat(answer.getString("card.status")).isEqualTo("EXPIRED");
    }

    static Stream<Arguments> unsupported() {
        return Stream.of(
                arguments("assertions", List.of(Map.of("type", "ALIVE"))),
                arguments("qr", "a text"));
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void evidenceThatNobodyLooksAtYetIsRefusedNotIgnored(String member, Object value) {
        VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .with(member, value)
                .post()
                .then()
                .statusCode(422)
                .body("code", org.hamcrest.Matchers.equalTo("not-supported"))
                .body("errors.pointer", org.hamcrest.Matchers.contains("/" + member));
    }

    @Test
    void nullsAndEmptyListsAreNoEvidence() {
        VerificationCall call =
                VerificationCall.ofBank()
                        .about(CitizenCase.ORDINARY)
                        .with("assertions", List.of())
                        .with("qr", null)
                        .with("chip", null)
                        .claim("sex", null)
                        .claim("oldIdNumber", null)
                        .claim("cardIssuedOn", null)
                        .claim("permanentAddress", null)
                        .context("consent", null);

        assertThat(answer(call).getString("decision")).isEqualTo("VERIFIED");
    }

    @ParameterizedTest
    @EnumSource(CitizenCase.class)
    void answerHoldsNothingThatTheRegisterKnows(CitizenCase person) {
        String answer =
                VerificationCall.ofBank()
                        .claim("personalId", person.personalId())
                        .claim("fullName", "Trần Văn Khác")
                        .claim("dateOfBirth", "1901-01-01")
                        .claim("sex", "MALE")
                        .claim("oldIdNumber", "000000001")
                        .claim("cardIssuedOn", "2020-02-02")
                        .claim("permanentAddress", Map.of("provinceCode", "79"))
                        .post()
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();

        assertThat(answer)
                .doesNotContain(person.personalId(), person.fullName(), person.dateOfBirth() + "\"")
                .doesNotContain("003188000107", "Hàng Bài", "Lê Duẩn", "2021-04-12", "2024-02-10")
                .doesNotContain("Trần Văn Khác", "1901", "2020-02-02");
        if (person.oldIdNumber() != null) {
            assertThat(answer).doesNotContain(person.oldIdNumber());
        }
    }

    @Test
    void ownAnswerIsGivenAgainButForWhatOnlyTheRequestDiscloses() {
        Response first = VerificationCall.ofBank().about(CitizenCase.ORDINARY).post();
        String id = first.jsonPath().getString("verificationId");

        Response again = get("demo-bank", id);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.contentType()).startsWith("application/json");
        HandedOut receipt = HandedOut.in(first.asByteArray());
        assertThat(again.asString())
                .isEqualTo(first.asString().replace(receipt.text(), receipt.signed()));
    }

    @Test
    void answerOfAnotherPartyIsNotFound() {
        String id =
                answer(VerificationCall.ofBank().about(CitizenCase.ORDINARY))
                        .getString("verificationId");

        Response other = get("demo-tax", id);

        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(other.jsonPath().getString("code")).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-7000-8000-000000000000", "1-1-1-1-1", "nothing"})
    void whatIsNoAnswerIsNotFound(String id) {
        assertThat(get("demo-bank", id).statusCode()).isEqualTo(404);
    }

    private static Response get(String client, String id) {
        return given().auth()
                .oauth2(DemoTokens.of(client, "identity:verify"))
                .get("/v1/verifications/" + id);
    }

    private static JsonPath answer(VerificationCall call) {
        return call.post().then().statusCode(200).extract().jsonPath();
    }
}
