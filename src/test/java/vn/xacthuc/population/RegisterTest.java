package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.OldIdNumber;
import vn.xacthuc.matching.PersonalId;
import vn.xacthuc.matching.Sex;
import vn.xacthuc.population.RegisterFinding.Ambiguous;
import vn.xacthuc.population.RegisterFinding.Found;
import vn.xacthuc.population.RegisterFinding.NoOldIdMapping;
import vn.xacthuc.population.RegisterFinding.NotFound;
import vn.xacthuc.population.RegisterFinding.Unavailable;
import vn.xacthuc.testing.PostgresResource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class RegisterTest {
    private static final PersonalId AN = new PersonalId("005090000101");
    private static final PersonalId BINH = new PersonalId("005190000102");
    private static final OldIdNumber OWN = new OldIdNumber("090000101");
    private static final OldIdNumber SHARED = new OldIdNumber("090000102");

    private final RegisterRows rows = RegisterRows.ofService();

    @Inject Register register;
    @Inject MeterRegistry meters;
    @Inject PopulationConfig config;

    @Inject
    @PersistenceUnit("register")
    SessionFactory sessions;

    @BeforeEach
    void fill() {
        rows.write("delete from citizen where personal_id like '0050900001%'")
                .write("delete from citizen where personal_id like '0051900001%'")
                .person(AN.digits())
                .person(BINH.digits())
                .oldNumber(OWN.digits(), AN.digits())
                .oldNumber(SHARED.digits(), AN.digits())
                .oldNumber(SHARED.digits(), BINH.digits())
                .card(AN.digits(), "2016-01-05", "REPLACED")
                .card(AN.digits(), "2022-04-18", "ACTIVE");
    }

    @Test
    void findsPersonWithAllCardsAndOldNumbers() {
        rows.write(
                "update citizen set permanent_province_code = '01', permanent_commune_code ="
                        + " '00004', permanent_detail = '12 Hàng Bún', permanent_codes_as_of ="
                        + " '2026-01-01', updated_at = '2026-03-04 05:06:07.089Z' where"
                        + " personal_id = ?",
                AN.digits());

        Person person = found(register.find(AN));

        assertThat(person.personalId()).isEqualTo(AN);
        assertThat(person.name()).isEqualTo("Nguyễn Văn An");
        assertThat(person.birth()).isEqualTo(new BirthDate(1990, 5, 2).toPartialDate());
        assertThat(person.sex()).isEqualTo(Sex.MALE);
        assertThat(person.oldNumbers()).containsExactly(OWN, SHARED);
        assertThat(person.permanentAddress())
                .contains(
                        new Address("01", null, "00004", "12 Hàng Bún", LocalDate.of(2026, 1, 1)));
        assertThat(person.state()).isEqualTo(PersonState.ALIVE);
        assertThat(person.supersededBy()).isEmpty();
        assertThat(person.cards())
                .containsExactly(
                        card(LocalDate.of(2022, 4, 18), CardState.ACTIVE),
                        card(LocalDate.of(2016, 1, 5), CardState.REPLACED));
        assertThat(person.updatedAt()).isEqualTo("2026-03-04T05:06:07.089Z");
        assertThat(person.toString()).doesNotContain("An", "1990", AN.digits());
    }

    @Test
    void findsPersonWithoutCardNumberAndAddress() {
        rows.write("delete from old_id_number where personal_id = ?", BINH.digits());

        Person person = found(register.find(BINH));

        assertThat(person.cards()).isEmpty();
        assertThat(person.oldNumbers()).isEmpty();
        assertThat(person.permanentAddress()).isEmpty();
    }

    @Test
    void keepsPartialBirthDate() {
        rows.write("update citizen set birth_day = null where personal_id = ?", AN.digits());
        assertThat(found(register.find(AN)).birth())
                .isEqualTo(new BirthDate(1990, 5, null).toPartialDate());
        rows.write("update citizen set birth_month = null where personal_id = ?", AN.digits());
        assertThat(found(register.find(AN)).birth())
                .isEqualTo(new BirthDate(1990, null, null).toPartialDate());
    }

    @Test
    void findsSupersededNumberWithItsSuccessor() {
        supersede(AN, BINH);
        Person person = found(register.find(AN));
        assertThat(person.state()).isEqualTo(PersonState.SUPERSEDED);
        assertThat(person.supersededBy()).contains(BINH);
    }

    @Test
    void asksOnceWithoutTransaction() {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        found(register.find(AN));
        found(register.findByOldIdNumber(OWN));

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(2);
        assertThat(statistics.getTransactionCount()).isZero();
        assertThat(statistics.getConnectCount()).isEqualTo(2);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void tellsUnknownNumbersApart() {
        assertThat(register.find(new PersonalId("005090000199"))).isInstanceOf(NotFound.class);
        assertThat(register.findByOldIdNumber(new OldIdNumber("090000199")))
                .isInstanceOf(NoOldIdMapping.class);
    }

    @Test
    void readsWhoeverIsNextWhereNobodyHasTheNumber() {
        PersonalId before = new PersonalId("005090000100");
        PersonalId pastAll = new PersonalId("999999999999");

        assertThat(register.find(before))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        nobody -> assertThat(nobody.other()).map(Person::personalId).contains(AN));
        assertThat(register.find(pastAll))
                .isInstanceOfSatisfying(
                        NotFound.class, nobody -> assertThat(nobody.other()).isPresent());
        assertThat(register.findByOldIdNumber(new OldIdNumber("090000100")))
                .isInstanceOfSatisfying(
                        NoOldIdMapping.class,
                        nobody -> assertThat(nobody.other()).map(Person::personalId).contains(AN));
    }

    @Test
    void asksNoOtherQuestionWhereNobodyHasTheNumber() {
        Statistics statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();

        register.find(new PersonalId("005090000100"));

        assertThat(statistics.getPrepareStatementCount()).isEqualTo(1);
        statistics.setStatisticsEnabled(false);
    }

    @Test
    void findsByOldNumberOnlyWhoseItAloneIs() {
        assertThat(found(register.findByOldIdNumber(OWN)).personalId()).isEqualTo(AN);
        assertThat(register.findByOldIdNumber(SHARED)).isEqualTo(new Ambiguous());
    }

    @Test
    void takesEarlierAndLaterNumberOfOnePersonForOne() {
        supersede(AN, BINH);
        assertThat(found(register.findByOldIdNumber(SHARED)).personalId()).isEqualTo(BINH);
    }

    @Test
    void lockedRegisterIsUnavailableInTimeForEverybody() throws Exception {
        double before = unavailable();
        Duration bound = config.lookupTimeout().multipliedBy(2).plusSeconds(1);
        try (Connection connection = rows.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table citizen in access exclusive mode");
            for (TimedFinding timed : askAtOnce(100)) {
                assertThat(timed.finding()).isEqualTo(new Unavailable());
                assertThat(timed.elapsed()).isLessThan(bound);
            }
            connection.rollback();
        }
        assertThat(unavailable() - before).isEqualTo(100);
        assertThat(register.find(AN)).isInstanceOf(Found.class);
    }

    @Test
    void lostConnectionsAreUnavailableAndComeBack() throws SQLException {
        found(register.find(AN));
        try (Connection connection = rows.asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename ="
                            + " 'xacthuc_service' and datname = current_database()");
        }
        boolean isBack = false;
        for (int i = 0; i < 100 && !isBack; i++) {
            RegisterFinding finding = register.find(AN);
            assertThat(finding).isInstanceOfAny(Found.class, Unavailable.class);
            isBack = finding instanceof Found;
        }
        assertThat(isBack).isTrue();
    }

    private record TimedFinding(RegisterFinding finding, Duration elapsed) {}

    private List<TimedFinding> askAtOnce(int callers) throws Exception {
        List<TimedFinding> findings = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TimedFinding>> asked = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                asked.add(
                        threads.submit(() -> {
                            long start = System.nanoTime();
                            RegisterFinding finding = register.find(AN);
                            return new TimedFinding(
                                    finding, Duration.ofNanos(System.nanoTime() - start));
                        }));
            }
            for (Future<TimedFinding> one : asked) {
                findings.add(one.get());
            }
        }
        return findings;
    }

    private void supersede(PersonalId earlier, PersonalId later) {
        rows.write(
                "update citizen set status = 'SUPERSEDED', superseded_by = ? where personal_id = ?",
                later.digits(),
                earlier.digits());
    }

    private double unavailable() {
        return meters.timer("xacthuc.register.lookup", "outcome", "unavailable").count();
    }

    private static Card card(LocalDate issuedOn, CardState state) {
        return new Card(CardType.CCCD_CHIP, issuedOn, Optional.of(LocalDate.of(2040, 5, 2)), state);
    }

    private static Person found(RegisterFinding finding) {
        assertThat(finding).isInstanceOf(Found.class);
        return ((Found) finding).person();
    }
}
