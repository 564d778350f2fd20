package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/// Reads what the signers wrote.
@ApplicationScoped
class CheckpointRepository {

    private final LogReaders readers;
    private final String origin;

    CheckpointRepository(LogReaders readers, AuditConfig config) {
        this.readers = readers;
        this.origin = config.origin();
    }

    /// The last checkpoint of the open log, as committed at this moment.
    Optional<SignedCheckpoint> latest() throws SQLException {
        return readers.read(connection -> {
            LogSpan open = new LogStatements(connection).head(origin).log();
            return new CheckpointStatements(connection).latest(open);
        });
    }

    /// The last checkpoint of a log, as committed at this moment.
    Optional<SignedCheckpoint> latest(LogSpan log) throws SQLException {
        return readers.read(connection -> new CheckpointStatements(connection).latest(log));
    }

    /// Whether a log of this name was closed in this database.
    boolean isClosed(String origin) throws SQLException {
        return readers.read(connection -> new CheckpointStatements(connection).isClosed(origin));
    }
}
