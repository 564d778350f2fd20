package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// Which person and which card a claim leads to, and the fields that most claims leave out.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LookupTest {

    /// Somebody with two cards, no address and no old number.
    private static final String NUMBER = "005090000301";

    @BeforeEach
    void fill() {
        Database register = Database.register();
        register.write("delete from citizen where personal_id = ?", NUMBER);
        register.write(
                "insert into citizen (personal_id, full_name, birth_year, birth_month, birth_day,"
                        + " sex) values (?, 'Nguyễn Văn An', 1990, 5, 2, 'MALE')",
                NUMBER);
        card("2016-01-05", "2030-05-02", "REPLACED");
        card("2022-04-18", "2099-05-02", "ACTIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-01-05, NOT_VERIFIED, CARD_REPLACED, REPLACED",
        "2022-04-18, VERIFIED, , ACTIVE"
    })
    void namedCardIsTheOneThatCounts(
            String issuedOn, String decision, String reason, String status) {
        JsonPath answer = answer(bank().claim("cardIssuedOn", issuedOn));

        assertThat(answer.getString("decision")).isEqualTo(decision);
        assertThat(answer.getList("reasons"))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
        assertThat(answer.getString("card.status")).isEqualTo(status);
        assertThat(answer.getList("fields.field"))
                .containsExactly("fullName", "dateOfBirth", "cardIssuedOn");
        assertThat(answer.getString("fields[2].grade")).isEqualTo("EXACT");
    }

    @Test
    void withoutANamedCardTheNewestCounts() {
        assertThat(answer(bank()).getString("card.status")).isEqualTo("ACTIVE");
    }

    @Test
    void cardThatThePersonNeverHadIsANoAndSaysNothingOfTheOthers() {
        JsonPath answer = answer(bank().claim("cardIssuedOn", "2021-04-12"));

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("CARD_DIFFERENT"));
        assertThat(answer.getString("card.status")).isEqualTo("NOT_ON_RECORD");
    }

    @Test
    void cardOfSomebodyWithoutAnyIsUnknown() {
        JsonPath answer =
                answer(
                        VerificationCall.of("demo-tax", "TAX_REGISTRATION")
                                .about(CitizenCase.NO_CARD)
                                .claim("cardIssuedOn", "2021-04-12"));

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("FIELD_NOT_ON_RECORD"));
    }

    @ParameterizedTest
    @CsvSource({"MALE, VERIFIED, EXACT", "FEMALE, NOT_VERIFIED, DIFFERENT"})
    void claimedSexMustMatch(String sex, String decision, String grade) {
        JsonPath answer = answer(bank().claim("sex", sex));

        assertThat(answer.getString("decision")).isEqualTo(decision);
        assertThat(answer.getString("fields[2].grade")).isEqualTo(grade);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                arguments(address("01", "00070", "Số 1, phố Hàng Bài"), "EXACT", "VERIFIED", null),
                arguments(
                        address("01", "00070", "SỐ 1 PHỐ HÀNG BÀI"),
                        "NORMALIZED",
                        "VERIFIED",
                        null),
                arguments(address("01", "00070", null), "EXACT", "VERIFIED", null),
                arguments(
                        address("01", "00070", "Số 2, phố Tràng Tiền"),
                        "PARTIAL",
                        "UNDECIDED",
                        "WEAK_MATCH"),
                arguments(Map.of("provinceCode", "01"), "PARTIAL", "UNDECIDED", "WEAK_MATCH"),
                arguments(
                        Map.of("provinceCode", "79"),
                        "DIFFERENT",
                        "NOT_VERIFIED",
                        "ADDRESS_DIFFERENT"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void claimedAddressIsGraded(
            Map<String, String> address, String grade, String decision, String reason) {
        JsonPath answer =
                answer(
                        VerificationCall.ofBank()
                                .about(CitizenCase.ORDINARY)
                                .claim("permanentAddress", address));

        assertThat(answer.getString("fields[2].field")).isEqualTo("permanentAddress");
        assertThat(answer.getString("fields[2].grade")).isEqualTo(grade);
        assertThat(answer.getString("decision")).isEqualTo(decision);
        assertThat(answer.getList("reasons"))
                .isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void whatTheRegisterDoesNotHaveIsUnknownNotDifferent() {
        JsonPath answer =
                answer(
                        bank().claim("permanentAddress", Map.of("provinceCode", "01"))
                                .claim("oldIdNumber", "000000001"));

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("FIELD_NOT_ON_RECORD"));
        assertThat(answer.getList("fields.grade"))
                .containsExactly("EXACT", "EXACT", "NOT_ON_RECORD", "NOT_ON_RECORD");
    }

    @Test
    void oldNumberLeadsToItsOnlyHolder() {
        JsonPath answer = answer(byOldNumber(CitizenCase.ORDINARY));

        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
        assertThat(answer.getList("fields.field"))
                .containsExactly("fullName", "dateOfBirth", "oldIdNumber");
        assertThat(answer.getString("subjectToken")).hasSize(43);
    }

    @Test
    void oldNumberLeadsToThePresentNumberOfSomebodyWhoseNumberWasReplaced() {
        JsonPath answer = answer(byOldNumber(CitizenCase.SUPERSEDED));

        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
        assertThat(answer.getString("register.personState")).isEqualTo("ALIVE");
    }

    @Test
    void oldNumberOfTwoPeopleIsNeverAGuess() {
        JsonPath answer = answer(byOldNumber(CitizenCase.SHARED_OLD_ID));

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("AMBIGUOUS"));
        assertThat(answer.getString("register.outcome")).isEqualTo("AMBIGUOUS");
        assertThat(answer.getList("fields")).isEmpty();
        assertThat(answer.getString("card")).isNull();
    }

    @Test
    void oldNumberThatLeadsToNobodyIsNotFoundWithAHint() {
        JsonPath answer =
                answer(byOldNumber(CitizenCase.ORDINARY).claim("oldIdNumber", "000000001"));

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("NOT_FOUND"));
        assertThat(answer.getString("register.outcome")).isEqualTo("NOT_FOUND");
        assertThat(answer.getList("fields.field")).containsExactly("oldIdNumber");
        assertThat(answer.getList("fields[0].hints")).isEqualTo(List.of("NO_OLD_ID_MAPPING"));
    }

    @Test
    void oldNumberDoesNotHoldUpANameWithoutMarks() {
        JsonPath answer =
                answer(byOldNumber(CitizenCase.ORDINARY).claim("fullName", "Nguyen Van An"));

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).isEqualTo(List.of("WEAK_MATCH"));
        assertThat(answer.getString("fields[0].grade")).isEqualTo("DIACRITICLESS");
    }

    private static VerificationCall byOldNumber(CitizenCase person) {
        return VerificationCall.of("demo-bank", "OLD_ID_CONFIRMATION")
                .about(person)
                .claim("personalId", null)
                .claim("oldIdNumber", person.oldIdNumber());
    }

    private static VerificationCall bank() {
        return VerificationCall.ofBank().about(CitizenCase.ORDINARY).claim("personalId", NUMBER);
    }

    private static Map<String, String> address(
            String province, String commune, @Nullable String detail) {
        return detail == null
                ? Map.of("provinceCode", province, "communeCode", commune)
                : Map.of("provinceCode", province, "communeCode", commune, "detail", detail);
    }

    private static void card(String issuedOn, String expiresOn, String status) {
        Database.register()
                .write(
                        "insert into identity_card (personal_id, issued_on, card_type, expires_on,"
                                + " status, status_at) values (?, ?::date, 'CCCD_CHIP', ?::date, ?,"
                                + " now())",
                        NUMBER,
                        issuedOn,
                        expiresOn,
                        status);
    }

    private static JsonPath answer(VerificationCall call) {
        return call.post().then().statusCode(200).extract().jsonPath();
    }
}
