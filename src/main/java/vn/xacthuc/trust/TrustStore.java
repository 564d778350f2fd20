package vn.xacthuc.trust;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import vn.xacthuc.icao.TrustList;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The trust list in force, at most about a second old on every replica.
///
/// When the database does not answer, the last list read stays in force. Before the first reading
/// there is none, and nobody is told that a signer is unknown when only the list is.
@ApplicationScoped
public class TrustStore {

    private static final Logger LOG = Logger.getLogger(TrustStore.class);

    /// Before the first version; no version of the database has this number.
    private static final TrustVersion NOT_READ = new TrustVersion(-1, Instant.EPOCH);

    /// The trust list at a moment. Whoever decides something by it takes it once and keeps it to
    /// the end, so that one answer rests on one version.
    ///
    /// @param version how answers name it, `2026-11-21#4`
    public record Current(TrustList list, String version) {}

    private final TrustRepository repository;
    private final TrustReader reader;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile TrustState state;

    TrustStore(TrustRepository repository, TrustReader reader) {
        this.repository = repository;
        this.reader = reader;
        this.state = reader.empty(NOT_READ);
    }

    /// The trust list in force.
    ///
    /// @throws ProblemException `log-unavailable` while it was never read
    public Current current() {
        return state().current();
    }

    /// The trust list in force with all that led to it.
    TrustState state() {
        if (state.version().equals(NOT_READ)) {
            refresh();
        }
        TrustState read = state;
        if (read.version().equals(NOT_READ)) {
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
        return read;
    }

    /// Reads the list before the first caller needs it: its signatures take a moment.
    void load(@Observes StartupEvent event) {
        refresh();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            if (repository.newest() > state.version().number()) {
                catchUp();
            }
        } catch (SQLException e) {
            LOG.warnf("trust list not read anew (SQLSTATE %s)", e.getSQLState());
        }
    }

    private void catchUp() throws SQLException {
        reading.lock();
        try {
            TrustState before = state;
            state = reader.after(before, repository.after(before.version().number()));
        } finally {
            reading.unlock();
        }
    }

    /// Takes over a state that was reached from an earlier one of this store's.
    void publish(TrustState reached) {
        reading.lock();
        try {
            if (reached.version().number() > state.version().number()) {
                state = reached;
            }
        } finally {
            reading.unlock();
        }
    }
}
