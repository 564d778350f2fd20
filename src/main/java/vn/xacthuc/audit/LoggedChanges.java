package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Changes of what stands beside the log and is recorded in it, one at a time over all replicas.
///
/// The entry is appended as the last step of the change's own transaction. If that fails, the
/// change does not happen; if the commit fails afterwards, there is an entry without a change,
/// which harms nobody.
public final class LoggedChanges {

    private static final String TAKE_LOCK = "select pg_advisory_xact_lock(?)";

    private final DataSource dataSource;
    private final long lock;

    /// @param lock any number that nobody else uses
    public LoggedChanges(DataSource dataSource, long lock) {
        this.dataSource = dataSource;
        this.lock = lock;
    }

    /// What is done with the connection of one transaction.
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /// Runs a change while nobody else, on any replica, makes another. What the work throws undoes
    /// it.
    public <T> T alone(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean committed = false;
            try {
                lock(connection);
                T result = work.with(connection);
                connection.commit();
                committed = true;
                return result;
            } finally {
                // The driver commits what is open when it goes back to committing by itself.
                if (!committed) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_LOCK)) {
            statement.setLong(1, lock);
            statement.execute();
        }
    }
}
