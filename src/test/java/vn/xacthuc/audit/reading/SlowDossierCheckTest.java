package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.xacthuc.audit.SampleReader.auditor;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// A check of dossiers takes no longer than it may, however long the database would.
@Timeout(60)
class SlowDossierCheckTest {

    private static Database database;
    private static Replica replica;

    @BeforeAll
    static void open() throws Exception {
        database = Database.newLog("audit_slow_check");
        replica = Replica.running(database);
        replica.append(2);
    }

    @AfterAll
    static void close() {
        replica.close();
    }

    @Test
    void statementThatTakesTooLongIsCancelled() throws Exception {
        DossierChecks checks = checks(Duration.ofMillis(500));
        try (Connection other = database.asOwner();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table entry_detail in access exclusive mode");

            assertToldToComeBack(checks);
            assertThat(
                            database.count(
                                    "select count(*) from pg_stat_activity where datname ="
                                            + " current_database() and wait_event_type = 'Lock'"))
                    .isZero();
        }
        assertThat(check(checks).checked()).isEqualTo(1);
    }

    @Test
    void noFurtherStatementIsBegunWhenTheTimeIsOver() {
        assertToldToComeBack(checks(Duration.ZERO));
    }

    private static void assertToldToComeBack(DossierChecks checks) {
        assertThatThrownBy(() -> check(checks))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
                            assertThat(problem.retryAfterSeconds()).isEqualTo(OptionalInt.of(10));
                        });
    }

    private static DossierCheckAnswer check(DossierChecks checks) {
        return checks.check(
                auditor(), new DossierCheckRequest(List.of("HS-1"), null, null, null, null));
    }

    private static DossierChecks checks(Duration time) {
        ReadingParts reading = new ReadingParts(replica);
        return new DossierChecks(
                replica.entries,
                reading.scan,
                replica.readers,
                reading.terms,
                replica.keys,
                replica.log,
                replica.settings.withCheckTime(time));
    }
}
