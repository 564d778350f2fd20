package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.testing.Database;

/// Nobody keeps the log's lock for long, in whatever state he is left.
@Timeout(60)
class LogLockTest {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final String LONG_STATEMENT = "select '" + "x".repeat(10_000) + "'";

    private static Database database;

    @BeforeAll
    static void openLog() {
        database = Database.newLog("audit_log_lock");
    }

    @Test
    void sessionThatRestsWithTheLockLosesIt() throws SQLException {
        try (Connection holder = source().getConnection()) {
            lock(holder);

            assertFreeInTime();
            assertThatThrownBy(holder::commit).isInstanceOf(SQLException.class);
        }
    }

    /// Its server reads: it is neither idle nor does it look at the limit of a statement.
    @Test
    void sessionThatStopsInTheMiddleOfAMessageLosesTheLock() throws Exception {
        PGSimpleDataSource source = source();
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
                StoppingRelay relay = StoppingRelay.to(source.getPortNumbers()[0])) {
            source.setPortNumbers(new int[] {relay.port()});
            Connection holder = source.getConnection();
            lock(holder);
            relay.stopAfter(1000);
            var _ = thread.submit(() -> holder.createStatement().execute(LONG_STATEMENT));

            assertFreeInTime();
        }
    }

    private static PGSimpleDataSource source() {
        return database.ofService("-c lock_timeout=2000");
    }

    private static void lock(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        new LogStatements(holder).lock();
    }

    private static void assertFreeInTime() throws SQLException {
        try (Connection waiting = database.ofService("-c lock_timeout=8000").getConnection();
                Statement statement = waiting.createStatement()) {
            long start = System.nanoTime();
            statement.execute("select pg_advisory_lock(" + 0x7861637468756331L + ")");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isGreaterThan(Duration.ofSeconds(1))
                    .isLessThan(LONGEST);
        }
    }
}
