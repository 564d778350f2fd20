package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;
import vn.xacthuc.testing.VerificationCall;

/// How often a party may guess about a person, and who is never refused for it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProbingTest {

    private static final String BUDGETS =
            """
            {"probing": {"failedClaims": 3, "assertionParameters": 10, "unknownNumbers": 3,
                "missRatioAlarm": 1}}
            """;

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Database log = Database.log();

    /// Whom nobody else in these tests guesses at: several parties that do would take the hints
    /// from all of them.
    private Person person = Person.NOBODY;

    private Person other = Person.NOBODY;

    private record Person(String personalId, String fullName, String dateOfBirth) {

        private static final Person NOBODY = new Person("", "", "");
        private static Iterator<Person> next = List.<Person>of().iterator();

        private static Person next() {
            if (!next.hasNext()) {
                next = read();
            }
            return next.next();
        }

        private static Iterator<Person> read() {
            return given()
                    .get("/dev/citizens?limit=200")
                    .jsonPath()
                    .getList("items", Map.class)
                    .stream()
                    .skip(100)
                    .map(item ->
                            new Person(
                                    (String) item.get("personalId"),
                                    (String) item.get("fullName"),
                                    (String) item.get("dateOfBirth")))
                    .iterator();
        }

        private VerificationCall claimedBy(String party, String purpose) {
            return VerificationCall.of(party, purpose)
                    .claim("personalId", personalId)
                    .claim("fullName", fullName)
                    .claim("dateOfBirth", dateOfBirth);
        }
    }

    @BeforeEach
    void choosePeople() {
        person = Person.next();
        other = Person.next();
    }

    @Test
    void spentBudgetRefusesRightAndWrongUntilMidnightInVietnam() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        spend(bank, person);

        isRefused(opening(bank, person).claim("fullName", "Lê Văn Tư").post());
        Response right = opening(bank, person).post();
        isRefused(right);

        ZonedDateTime now = ZonedDateTime.now(VIETNAM);
        long untilMidnight =
                Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(VIETNAM))
                        .toSeconds();
        assertThat(Long.parseLong(right.header("Retry-After")))
                .isCloseTo(untilMidnight, within(5L));
    }

    @Test
    void otherPersonAndOtherPartyAreNotConcerned() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        String another = NewParty.like("demo-bank", BUDGETS);
        spend(bank, person);

        assertThat(decision(opening(bank, other).post())).isEqualTo("VERIFIED");
        assertThat(decision(opening(another, person).post())).isEqualTo("VERIFIED");
    }

    @Test
    void firstRefusalIsAnEntryThatSaysWhatWasWantedAndTheOthersAreCounted() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        spend(bank, person);
        for (int again = 0; again < 5; again++) {
            isRefused(opening(bank, person).context("dossierCode", "HS-9").post());
        }

        List<String> refusals =
                log.read("select id from entry where kind = 'REFUSAL' and party = ?", bank);
        assertThat(refusals).hasSize(1);
        JsonPath entry =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .get("/v1/audit/entries/" + refusals.getFirst())
                        .jsonPath();
        assertThat(entry.getList("reasons")).isEqualTo(List.of("probing-limit"));
        assertThat(entry.getString("purpose")).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(entry.getString("details.dossierCode")).isEqualTo("HS-9");
        assertThat(entry.getString("details.particulars.budget")).isEqualTo("failedClaims");
        assertThat(given().get("/q/metrics").asString())
                .contains(
                        "xacthuc_probing_tripped_total{budget=\"failedClaims\",party=\""
                                + bank
                                + "\"} 1.0");
    }

    @Test
    void sameWrongClaimCountsOnceHoweverItIsWritten() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        for (String name : List.of("Trần Văn Khác", "TRẦN VĂN KHÁC", " trần  văn khác ")) {
            LocalDate date = LocalDate.parse(person.dateOfBirth());
            for (String birth :
                    List.of(
                            date.toString(),
                            date.format(DateTimeFormatter.ofPattern("dd/MM/uuuu")),
                            date.format(DateTimeFormatter.BASIC_ISO_DATE))) {
                assertThat(
                                decision(
                                        opening(bank, person)
                                                .claim("fullName", name)
                                                .claim("dateOfBirth", birth)
                                                .post()))
                        .isEqualTo("NOT_VERIFIED");
            }
        }

        assertThat(decision(opening(bank, person).post())).isEqualTo("VERIFIED");
    }

    @Test
    void eachOtherFieldMakesAnotherClaim() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        opening(bank, person).claim("cardIssuedOn", "2001-01-01").post();
        opening(bank, person).claim("cardIssuedOn", "2001-01-02").post();
        opening(bank, person).claim("oldIdNumber", "000000001").post();

        isRefused(opening(bank, person).claim("oldIdNumber", "000000002").post());
    }

    @Test
    void notEnoughForAYesCountsToo() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        String year = person.dateOfBirth().substring(0, 4);
        String month = person.dateOfBirth().substring(5, 7);
        // The last two are one.
        for (String birth : List.of(year, year + "-" + month, "00/" + month + "/" + year)) {
            assertThat(decision(opening(bank, person).claim("dateOfBirth", birth).post()))
                    .isEqualTo("UNDECIDED");
        }
        assertThat(decision(opening(bank, person).claim("dateOfBirth", "1881").post()))
                .isEqualTo("NOT_VERIFIED");

        isRefused(opening(bank, person).post());
    }

    @Test
    void retryGetsItsFirstAnswerAfterTheBudgetIsSpent() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        String key = UUID.randomUUID().toString();
        byte[] first = opening(bank, person).key(key).post().asByteArray();
        spend(bank, person);

        assertThat(opening(bank, person).key(key).post().asByteArray()).isEqualTo(first);
        isRefused(opening(bank, person).post());
        assertThat(opening(bank, person).key(key).post().asByteArray())
                .as("also once it is known that everything else is refused")
                .isEqualTo(first);
    }

    @Test
    void emergencyIsNeverRefused() {
        String hospital = NewParty.like("demo-hospital", BUDGETS);
        for (String name : List.of("Trần Văn Một", "Trần Văn Hai", "Trần Văn Ba", "Trần Văn Tư")) {
            assertThat(decision(emergency(hospital, person).claim("fullName", name).post()))
                    .isEqualTo("NOT_VERIFIED");
        }

        assertThat(decision(emergency(hospital, person).post())).isEqualTo("VERIFIED");
        isRefused(person.claimedBy(hospital, "HOSPITAL_CHECK_IN").post());
    }

    @Test
    void whoHoldsTheCardIsNeverRefused() throws Exception {
        TestCountryTrusted.load();
        String bank = NewParty.like("demo-bank", BUDGETS);
        spend(bank, CitizenCase.UNINSURED);

        assertThat(card(bank, CitizenCase.UNINSURED).answered().postPerson().statusCode())
                .isEqualTo(200);
        isRefused(card(bank, CitizenCase.UNINSURED).postPerson());
    }

    @Test
    void cardOfSomebodyElseLetsNobodyGuess() throws Exception {
        TestCountryTrusted.load();
        String bank = NewParty.like("demo-bank", BUDGETS);
        spend(bank, CitizenCase.EID_REGISTERED);

        isRefused(
                card(bank, CitizenCase.INSURED)
                        .claiming(CitizenCase.EID_REGISTERED)
                        .answered()
                        .postPerson());
    }

    @Test
    void onceTooManyNumbersAreUnknownNothingWrongIsAnsweredAndEverythingRight() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        for (int number = 1; number <= 3; number++) {
            assertThat(unknown(bank, number).jsonPath().getList("reasons"))
                    .isEqualTo(List.of("NOT_FOUND"));
            assertThat(unknownLeft(bank)).isEqualTo(3 - number);
        }

        isRefused(unknown(bank, 4));
        isRefused(opening(bank, other).claim("fullName", "Lê Văn Tư").post());
        assertThat(decision(opening(bank, other).post())).isEqualTo("VERIFIED");
        assertThat(
                        log.count(
                                "select count(*) from entry where kind = 'REFUSAL' and party = ?",
                                bank))
                .isEqualTo(1);
    }

    @Test
    void sameUnknownNumberIsOne() {
        String bank = NewParty.like("demo-bank", BUDGETS);
        unknown(bank, 1);
        opening(bank, person)
                .claim("personalId", "003090999901")
                .claim("fullName", "Lê Văn Tư")
                .post();

        assertThat(unknownLeft(bank)).isEqualTo(2);
    }

    @Test
    void personWhomSeveralPartiesGuessAtGetsNoMoreHintsAndIsRefusedNowhere() {
        long alarms = alarms();
        spend(NewParty.like("demo-bank", BUDGETS), person);
        String insurance = NewParty.like("demo-insurance", BUDGETS);
        VerificationCall titled =
                person.claimedBy(insurance, "INSURANCE_RECONCILIATION")
                        .claim("fullName", "Ông " + person.fullName());
        assertThat(hints(titled.post())).isNotEmpty();

        spend(NewParty.like("demo-bank", BUDGETS), person);

        Response seen = titled.key(UUID.randomUUID().toString()).post();
        Response next = titled.key(UUID.randomUUID().toString()).post();
        assertThat(seen.statusCode()).isEqualTo(200);
        assertThat(hints(next)).isEmpty();
        assertThat(next.jsonPath().getList("withheld")).isEqualTo(List.of("hints"));
        assertThat(alarms()).isEqualTo(alarms + 1);
        JsonPath own =
                given().auth()
                        .oauth2(DemoTokens.of(insurance, "audit:read-own"))
                        .get("/v1/audit/entries/" + next.jsonPath().getString("verificationId"))
                        .jsonPath();
        assertThat(own.getList("details.fields.grade")).contains("DIFFERENT");
        assertThat(own.getList("details.fields.hints").toString())
                .as("nor in its own entries")
                .isEqualTo("[[], []]");
    }

    private long alarms() {
        return log.count(
                "select count(*) from entry join entry_detail using (leaf_index) where kind ="
                        + " 'REFUSAL' and party is null and reasons = '{probing-alarm}'");
    }

    private static void spend(String bank, CitizenCase person) {
        spend(bank, new Person(person.personalId(), person.fullName(), person.dateOfBirth()));
    }

    private static void spend(String bank, Person person) {
        for (String name : List.of("Trần Văn Một", "Trần Văn Hai", "Trần Văn Ba")) {
            assertThat(decision(opening(bank, person).claim("fullName", name).post()))
                    .isEqualTo("NOT_VERIFIED");
        }
    }

    private static VerificationCall opening(String bank, Person person) {
        return person.claimedBy(bank, "BANK_ACCOUNT_OPENING");
    }

    private static VerificationCall emergency(String hospital, Person person) {
        return person.claimedBy(hospital, "HOSPITAL_EMERGENCY");
    }

    private static ChipCall card(String bank, CitizenCase person) {
        return ChipCall.of(bank, "BANK_ACCOUNT_OPENING", person).read();
    }

    private Response unknown(String bank, int number) {
        return opening(bank, person).claim("personalId", "00309099990" + number).post();
    }

    private static int unknownLeft(String bank) {
        return given().auth()
                .oauth2(DemoTokens.of(bank, "identity:verify"))
                .get("/v1/me/contract")
                .jsonPath()
                .getInt("budgets.unknownNumbers");
    }

    private static String decision(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath().getString("decision");
    }

    private static List<String> hints(Response answer) {
        return answer.jsonPath().getList("fields.hints.flatten()");
    }

    private static void isRefused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(429);
        assertThat(answer.jsonPath().getString("code")).isEqualTo("probing-limit");
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
    }
}
