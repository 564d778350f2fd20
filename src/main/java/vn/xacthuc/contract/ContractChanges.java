package vn.xacthuc.contract;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.LoggedChanges;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Parties;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Changes parties and contracts, one change at a time over all replicas, and none without its
/// entry.
@ApplicationScoped
class ContractChanges {

    private static final Logger LOG = Logger.getLogger(ContractChanges.class);

    private static final long LOCK = 0x7061727479L;

    private final javax.sql.DataSource dataSource;
    private final LoggedChanges changes;
    private final ContractJournal journal;
    private final Parties parties;

    /// One administrator at a time here, so that they do not wait for each other inside the
    /// database.
    private final ReentrantLock turn = new ReentrantLock(true);

    ContractChanges(
            @DataSource("log") javax.sql.DataSource dataSource,
            ContractJournal journal,
            Parties parties) {
        this.dataSource = dataSource;
        this.changes = new LoggedChanges(dataSource, LOCK);
        this.journal = journal;
        this.parties = parties;
    }

    /// What came of a change.
    ///
    /// @param particulars what its entry says; empty where nothing had to be changed
    record Outcome<T>(T result, Map<String, Object> particulars) {

        @Override
        public String toString() {
            return "Outcome[masked]";
        }
    }

    /// Reads without changing anything.
    ///
    /// @throws ProblemException `log-unavailable` when the database does not answer
    <T> T read(LoggedChanges.Work<T> work) {
        turn.lock();
        try (Connection connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw unavailable(e);
        } finally {
            turn.unlock();
        }
    }

    /// Makes a change, which callers of this replica feel at once and those of others within about
    /// a second.
    ///
    /// @throws ProblemException `log-unavailable` or `overloaded`; then nothing has changed
    <T> T change(Caller administrator, LoggedChanges.Work<Outcome<T>> work) {
        turn.lock();
        try {
            T result =
                    changes.alone(connection -> {
                        Outcome<T> outcome = work.with(connection);
                        // Every refusal of the database must come before the entry in the log.
                        if (!outcome.particulars().isEmpty()) {
                            journal.record(administrator, outcome.particulars());
                        }
                        return outcome.result();
                    });
            parties.refresh();
            return result;
        } catch (SQLException e) {
            throw unavailable(e);
        } finally {
            turn.unlock();
        }
    }

    private static ProblemException unavailable(SQLException e) {
        LOG.errorf("parties and contracts are out of reach (SQLSTATE %s)", e.getSQLState());
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }
}
