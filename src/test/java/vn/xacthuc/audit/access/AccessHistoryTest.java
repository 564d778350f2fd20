package vn.xacthuc.audit.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.LeavingDatabase;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.SampleReader;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// What is gathered about a person, and when nothing is.
@Timeout(120)
class AccessHistoryTest {

    private static final Citizen CITIZEN = new Citizen("003090000001", Optional.of("app"));
    private static final String EXPORTS = "select count(*) from entry where kind = 'AUDIT_EXPORT'";

    private Database database;
    private DataSource contracts;

    @BeforeEach
    void open(TestInfo test) {
        database =
                Database.newLog(
                        "history_" + Math.floorMod(test.getDisplayName().hashCode(), 1_000_000));
        contracts = database.ofService("");
    }

    @Test
    void entriesOfManyPagesAreGivenOnceAndProvedTheNewestFirst() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            replica.append(600);

            AccessHistory history = taken(replica, true);
            List<LoggedAccess> all = all(history);

            assertThat(all).hasSize(600);
            assertThat(all.stream().map(entry -> entry.log().leafIndex()).toList())
                    .isSortedAccordingTo((a, b) -> Long.compare(b, a))
                    .doesNotHaveDuplicates();
            assertThat(all).allMatch(entry -> holds(entry, history.asOf()));
            assertThat(history.asOf().size()).isGreaterThan(history.leafIndex());
            assertThat(history.closedLogs()).isEmpty();
        }
    }

    @Test
    void pageForPrintingComesWithoutProofs() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            replica.append(1);

            assertThat(all(taken(replica, false)))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.log().proof()).isNull());
        }
    }

    @Test
    void entriesOfAClosedLogAreProvedAsFarAsItWasSigned() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
            replica.sign();
            replica.append(3);
        }
        String next = "next.example/log";
        database.write(
                "insert into log_opening values (5, ?, ?, 2, sha256('x'))",
                next,
                LogSettings.NEW.origin());
        try (Replica replica = Replica.running(database, LogSettings.NEW.withOrigin(next))) {
            replica.append(1);

            AccessHistory history = taken(replica, true);
            List<LoggedAccess> all = all(history);

            assertThat(all.stream().map(entry -> entry.log().origin()).toList())
                    .containsExactly(
                            next,
                            LogSettings.NEW.origin(),
                            LogSettings.NEW.origin(),
                            LogSettings.NEW.origin(),
                            LogSettings.NEW.origin());
            LogState closed = history.closedLogs().getFirst();
            assertThat(history.closedLogs()).hasSize(1);
            assertThat(holds(all.getFirst(), history.asOf())).isTrue();
            assertThat(all.subList(1, 4)).allMatch(entry -> entry.log().proof() == null);
            assertThat(holds(all.getLast(), closed)).isTrue();
        }
    }

    @Test
    void whatCannotBeRecordedIsNotRead() throws Exception {
        Replica replica = Replica.signing(database, LogSettings.NEW);
        replica.append(1);
        replica.close();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> taken(replica, true))
                .matches(problem -> problem.type().status() == 503);
        assertThat(database.count(EXPORTS)).isZero();
    }

    @Test
    void databaseThatIsGoneIsAProblemForEither() throws Exception {
        LeavingDatabase leaving = new LeavingDatabase(database);
        Replica replica = Replica.waiting(leaving.dataSource(), 1);
        AccessHistories histories = new HistoryParts(replica, contracts).histories;
        leaving.leave();

        isRefused(
                ProblemType.LOG_UNAVAILABLE,
                () -> histories.ofCitizen(CITIZEN, 10, Language.ENGLISH, true));
        isRefused(ProblemType.LOG_UNAVAILABLE, () -> ofSubject(histories, null));
    }

    @Test
    void databaseThatLeavesBetweenPagesEndsIt() throws Exception {
        LeavingDatabase leaving = new LeavingDatabase(database);
        try (Replica replica = Replica.signing(leaving.dataSource(), LogSettings.NEW)) {
            replica.append(300);
            AccessHistory history = taken(replica, true);
            assertThat(history.next()).isNotEmpty();

            leaving.leave();

            assertThat(history.hasNext()).isTrue();
            assertThatExceptionOfType(SQLException.class).isThrownBy(history::next);
        }
    }

    @Test
    void logItselfCountsHowOftenAPersonTookIt() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            AccessHistories histories = new HistoryParts(replica, contracts).histories;
            ofSubject(histories, "TT-1");
            ofSubject(histories, null);
            histories.ofCitizen(CITIZEN, 2, Language.ENGLISH, true);
            histories.ofCitizen(CITIZEN, 2, Language.ENGLISH, true);

            AccessHistories ofAnotherReplica = new HistoryParts(replica, contracts).histories;
            ProblemException refused =
                    isRefused(
                            ProblemType.RATE_LIMITED,
                            () -> ofAnotherReplica.ofCitizen(CITIZEN, 2, Language.ENGLISH, true));

            int left =
                    (int)
                            Duration.between(
                                            LocalTime.now(ZoneId.of("Asia/Ho_Chi_Minh")),
                                            LocalTime.MAX)
                                    .toSeconds();
            assertThat(refused.retryAfterSeconds().orElseThrow()).isBetween(left - 30, left + 30);
            assertThat(database.count(EXPORTS)).isEqualTo(4);
            new HistoryParts(replica, contracts, Duration.ofDays(1))
                    .histories.ofCitizen(CITIZEN, 2, Language.ENGLISH, true);
        }
    }

    @Test
    void whoAsksOnAndOnIsNotEvenCounted() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            AccessHistories histories = new HistoryParts(replica, contracts).histories;
            int refusals = 0;
            for (int i = 0; i <= 2 * AccessPace.READINGS_PER_MINUTE; i++) {
                try {
                    histories.ofCitizen(CITIZEN, 1_000, Language.ENGLISH, false);
                } catch (ProblemException e) {
                    assertThat(e.type()).isEqualTo(ProblemType.RATE_LIMITED);
                    assertThat(e.retryAfterSeconds().orElseThrow()).isBetween(1, 61);
                    refusals++;
                }
            }
            assertThat(refusals).isPositive();
        }
    }

    @Test
    void auditorOfSomeSectorsWouldGiveHalfAStatementAndGivesNone() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            AccessHistories histories = new HistoryParts(replica, contracts).histories;

            isRefused(
                    ProblemType.INSUFFICIENT_SCOPE,
                    () ->
                            histories.ofSubject(
                                    SampleReader.auditor(Sector.TAX),
                                    CITIZEN.personalId(),
                                    null,
                                    Language.ENGLISH,
                                    true));
            isRefused(ProblemType.INVALID_VALUE, () -> ofSubject(histories, "của 003090000001"));
            assertThat(database.count(EXPORTS)).isZero();
        }
    }

    private AccessHistory taken(Replica replica, boolean isProved) {
        return new HistoryParts(replica, contracts)
                .histories.ofCitizen(CITIZEN, 10, Language.ENGLISH, isProved);
    }

    private static AccessHistory ofSubject(AccessHistories histories, @Nullable String caseNumber) {
        return histories.ofSubject(
                SampleReader.auditor(),
                CITIZEN.personalId(),
                caseNumber,
                Language.VIETNAMESE,
                true);
    }

    private static List<LoggedAccess> all(AccessHistory history) throws SQLException {
        List<LoggedAccess> all = new ArrayList<>();
        while (history.hasNext()) {
            all.addAll(history.next());
        }
        return all;
    }

    private static boolean holds(LoggedAccess entry, LogState state) {
        return InclusionProof.holds(
                entry.log().leafIndex(),
                state.size(),
                entry.log().leafHash(),
                Objects.requireNonNull(entry.log().proof()),
                state.rootHash());
    }

    private static ProblemException isRefused(ProblemType type, ThrowingCallable call) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, call);
        assertThat(refused.type()).isEqualTo(type);
        return refused;
    }
}
