package vn.xacthuc.audit.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// How many may read the log at once of all those who need no token for it: anybody may call, so
/// the others keep at least two thirds of the readers.
@ApplicationScoped
class StrangersShare {

    private static final int SHARE = 3;

    private final Semaphore permits;
    private final long patienceMillis;

    StrangersShare(AuditConfig config) {
        this.permits = new Semaphore(Math.max(1, config.readers() / SHARE), true);
        this.patienceMillis = config.readTimeout().toMillis();
    }

    /// What a stranger reads.
    @FunctionalInterface
    interface Reading<T> {
        T read() throws SQLException;
    }

    /// @throws ProblemException `overloaded` when the share is not free in time, `log-unavailable`
    <T> T reading(Reading<T> reading) {
        if (!acquired()) {
            throw new ProblemException(ProblemType.OVERLOADED);
        }
        try {
            return reading.read();
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        } finally {
            permits.release();
        }
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
