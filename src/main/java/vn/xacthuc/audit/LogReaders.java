package vn.xacthuc.audit;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Lets no more readers to the log's database than it has connections for them.
///
/// The pool must never be the place where they wait: while a connection is slow to open, those who
/// wait for it in Agroal 3.2 spin without giving up their carrier thread (agroal issue 214), and on
/// virtual threads nobody is left to open it. A waiter here is parked, and leaves in time.
@ApplicationScoped
public class LogReaders {

    private static final Logger LOG = Logger.getLogger(LogReaders.class);

    /// What is done with a connection.
    @FunctionalInterface
    public interface Reading<T> {
        T with(Connection connection) throws SQLException;
    }

    private final javax.sql.DataSource dataSource;
    private final Semaphore permits;
    private final long patienceMillis;

    LogReaders(@DataSource("log") javax.sql.DataSource dataSource, AuditConfig config) {
        this.dataSource = dataSource;
        this.permits = new Semaphore(config.readers(), true);
        this.patienceMillis = config.readTimeout().toMillis();
    }

    /// @throws SQLException also when no connection becomes free in time
    public <T> T read(Reading<T> reading) throws SQLException {
        if (!acquired()) {
            throw new SQLTransientConnectionException("too many readers of the log", "53300");
        }
        try (Connection connection = dataSource.getConnection()) {
            return reading.with(connection);
        } finally {
            permits.release();
        }
    }

    /// What a caller is told who cannot be answered without the log.
    public static ProblemException unavailable(SQLException e) {
        LOG.errorf("the log cannot be read (SQLSTATE %s)", e.getSQLState());
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }

    private boolean acquired() {
        try {
            return permits.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
