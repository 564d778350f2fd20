package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.population.RegisterFinding.Found;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.PostgresResource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RegistrarTest {

    private static final String WAITING_FOR_A_PERSON =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    private static final PersonalId AN = new PersonalId("007090000201");
    private static final PersonalId BINH = new PersonalId("007190000202");
    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05.678Z");
    private static final String CARD = "'type':'CCCD_CHIP','issuedOn':'2022-04-18'";

    private final RegisterRows rows = RegisterRows.ofService();
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());

    @Inject CitizenRepository citizens;
    @Inject EthnicGroupRepository ethnicGroups;
    @Inject HouseholdRepository households;
    @Inject DocumentShelf documents;
    @Inject RegisterGates gates;
    @Inject Register register;
    @Inject StrictJson json;

    @BeforeEach
    void empty() {
        rows.write("delete from citizen where personal_id like '007%'")
                .write("delete from household where household_id between 7001 and 7009");
    }

    @Test
    void entersPersonFromFourMembers() {
        enter(AN);

        Person person = person(AN);
        assertThat(person.name()).isEqualTo("Nguyễn Văn An");
        assertThat(person.state()).isEqualTo(PersonState.ALIVE);
        assertThat(person.updatedAt()).isEqualTo(NOW);
        assertThat(column("nationality")).isEqualTo("VNM");
        assertThat(journal).containsExactly(AN.digits() + " hash");
    }

    @Test
    void replacesOwnRowAsAWholeAndLeavesDocumentsThatAreNotNamed() {
        enter(
                AN,
                "'otherName':'An','nationality':'LAO','ethnicGroup':{'list':'GSO','code':'02'}",
                "'permanentAddress':{'provinceCode':'01','detail':'12 Hàng Bún'}",
                "'absentFrom':'2026-01-01','fatherPersonalId':'007060000299'",
                "'maritalStatus':'MARRIED','status':'DECEASED','deceasedOn':'2026-01-01'",
                "'oldIdNumber':'070000201','cards':[{" + CARD + ",'status':'LOST'}]",
                "'insurance':[{'insuranceNumber':'7000000201','validFrom':'2026-01-01',"
                        + "'validTo':'2026-12-31'}]",
                "'eid':{'level':2,'registeredAt':'2024-08-01T03:00:00.000Z'}");
        rows.write(
                "update citizen set birth_province_code = '01', birth_codes_as_of = '1990-05-02'"
                        + " where personal_id = ?",
                AN.digits());
        assertThat(column("ethnic_code")).isEqualTo("02");
        assertThat(column("permanent_codes_as_of")).isEqualTo("2026-11-22");

        enter(AN);

        Person person = person(AN);
        assertThat(person.state()).isEqualTo(PersonState.ALIVE);
        assertThat(person.permanentAddress()).isEmpty();
        assertThat(
                        column(
                                "concat(other_name, ethnic_code, absent_from, father_personal_id,"
                                        + " marital_status, deceased_on)"))
                .isEmpty();
        assertThat(column("nationality")).isEqualTo("VNM");
        assertThat(column("birth_province_code")).isEqualTo("01");
        assertThat(person.oldNumbers()).hasSize(1);
        assertThat(person.cards()).extracting(Card::state).containsExactly(CardState.LOST);
        assertThat(count("health_insurance")).isEqualTo("1");
        assertThat(count("eid_account")).isEqualTo("1");
    }

    @Test
    void mergesCardsByIssueDateAndKeepsTheTimeOfAnUnchangedStatus() {
        enter(AN, "'cards':[{" + CARD + ",'statusAt':'2022-04-18T02:00:00.000Z'}]");
        enter(
                AN,
                "'cards':[{'type':'CAN_CUOC','issuedOn':'2024-07-01'},{"
                        + CARD
                        + ",'expiresOn':'2030-05-02'}]");

        assertThat(person(AN).cards())
                .extracting(Card::type)
                .containsExactly(CardType.CAN_CUOC, CardType.CCCD_CHIP);
        assertThat(statusAt("2022-04-18")).isEqualTo("2022-04-18 02:00:00");
        assertThat(statusAt("2024-07-01")).isEqualTo("2026-11-22 03:04:05.678");

        enter(AN, "'cards':[{" + CARD + ",'status':'LOST'}]");

        assertThat(person(AN).cards())
                .extracting(Card::state)
                .containsExactly(CardState.ACTIVE, CardState.LOST);
        assertThat(person(AN).cards().getLast().expiresOn()).isEmpty();
        assertThat(statusAt("2022-04-18")).isEqualTo("2026-11-22 03:04:05.678");
    }

    @Test
    void replacesOldNumberThatIsNamed() {
        enter(AN, "'oldIdNumber':'070000201'");
        enter(BINH, "'oldIdNumber':'070000201'");
        enter(AN, "'oldIdNumber':'070000202'");

        assertThat(person(AN).oldNumbers().getFirst().digits()).isEqualTo("070000202");
        assertThat(person(BINH).oldNumbers().getFirst().digits()).isEqualTo("070000201");
    }

    @Test
    void opensHouseholdAndKeepsItsHead() {
        enter(AN, "'householdId':7001,'relationToHead':'HEAD'");
        assertThat(head(7001)).isEqualTo(AN.digits());

        enter(BINH, "'householdId':7001,'relationToHead':'SPOUSE'");
        assertThat(head(7001)).isEqualTo(AN.digits());

        enter(AN, "'householdId':7002,'relationToHead':'HEAD'");
        assertThat(head(7001)).isNull();
        assertThat(head(7002)).isEqualTo(AN.digits());

        enter(AN, "'householdId':7002,'relationToHead':'OTHER'");
        assertThat(head(7002)).isNull();
    }

    @Test
    void refusesWhatDoesNotFitTheRegisterTogetherWithEverythingElse() {
        String insurance =
                "'insurance':[{'insuranceNumber':'7000000201','validFrom':'2026-01-01',"
                        + "'validTo':'2026-12-31'}]";
        enter(AN, insurance);
        journal.clear();

        ProblemException refused =
                refusal(
                        BINH,
                        "'maritalStatus':'X','ethnicGroup':{'list':'GSO','code':'99'}",
                        insurance);

        assertThat(refused.type()).isEqualTo(ProblemType.INVALID_VALUE);
        assertThat(refused.fieldProblems())
                .extracting(FieldProblem::pointer)
                .containsExactly(
                        "/maritalStatus", "/ethnicGroup/code", "/insurance/0/insuranceNumber");
        assertThat(journal).isEmpty();
        assertThat(register.find(BINH)).isInstanceOf(RegisterFinding.NotFound.class);
    }

    @Test
    void recordsChangeBeforeAnybodySeesIt() {
        List<RegisterFinding> seen = new ArrayList<>();
        registrar((id, hash) -> seen.add(register.find(id))).enter(record(AN), "hash");
        assertThat(seen).singleElement().isInstanceOf(RegisterFinding.NotFound.class);
        person(AN);
    }

    @Test
    void changesNothingThatCannotBeRecorded() {
        Registrar mute =
                registrar((id, hash) -> {
                    throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
                });
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> mute.enter(record(AN), "hash"));
        assertThat(refused.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE);
        assertThat(register.find(AN)).isInstanceOf(RegisterFinding.NotFound.class);
    }

    @Test
    void lockedRegisterIsAProblemThatPasses() throws Exception {
        try (Connection connection = rows.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table citizen in access exclusive mode");
            assertThat(refusal(AN).type()).isEqualTo(ProblemType.REGISTER_UNAVAILABLE);
            connection.rollback();
        }
        assertThat(journal).isEmpty();
        enter(AN);
    }

    @Test
    void twoRecordsOfOnePersonFollowEachOther() throws Exception {
        CountDownLatch firstIsRecorded = new CountDownLatch(1);
        CountDownLatch secondIsSent = new CountDownLatch(1);
        Registrar slow =
                registrar((id, hash) -> {
                    journal.add("first recorded");
                    firstIsRecorded.countDown();
                    await(secondIsSent);
                    Eventually.holds(
                            "the second record waits for the first",
                            () -> Database.register().count(WAITING_FOR_A_PERSON) > 0);
                    journal.add("first ends");
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> slow.enter(record(AN), "hash"));
            await(firstIsRecorded);
            Future<?> second =
                    threads.submit(() -> {
                        secondIsSent.countDown();
                        enter(AN, "'otherName':'Hai'");
                    });
            first.get();
            second.get();
        }
        assertThat(journal).containsExactly("first recorded", "first ends", AN.digits() + " hash");
        assertThat(column("other_name")).isEqualTo("Hai");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private Registrar registrar(RegisterJournal recorder) {
        return new Registrar(
                citizens,
                ethnicGroups,
                households,
                documents,
                gates,
                recorder,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void enter(PersonalId id, String... members) {
        registrar((changed, hash) -> journal.add(changed.digits() + " " + hash))
                .enter(record(id, members), "hash");
    }

    private ProblemException refusal(PersonalId id, String... members) {
        return catchThrowableOfType(ProblemException.class, () -> enter(id, members));
    }

    private CitizenRecord record(PersonalId id, String... members) {
        List<String> all = new ArrayList<>(List.of(members));
        all.add("'personalId':'" + id.digits() + "','fullName':'Nguyễn Văn An'");
        all.add("'dateOfBirth':'1990-05-02','sex':'MALE'");
        String body = ("{" + String.join(",", all) + "}").replace('\'', '"');
        return json.read(
                "application/json",
                body.getBytes(StandardCharsets.UTF_8),
                65536,
                CitizenRecord.class);
    }

    private Person person(PersonalId id) {
        RegisterFinding finding = register.find(id);
        assertThat(finding).isInstanceOf(Found.class);
        return ((Found) finding).person();
    }

    private String column(String expression) {
        return rows.read(
                "select " + expression + " from citizen where personal_id = ?", AN.digits());
    }

    private String count(String table) {
        return rows.read("select count(*) from " + table + " where personal_id = ?", AN.digits());
    }

    private String statusAt(String issuedOn) {
        return rows.read(
                "select status_at at time zone 'UTC' from identity_card where personal_id = ? and"
                        + " issued_on = ?::date",
                AN.digits(),
                issuedOn);
    }

    private String head(long household) {
        return rows.read(
                "select head_personal_id from household where household_id = ?", household);
    }
}
