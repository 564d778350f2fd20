package vn.xacthuc.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogStatements;

/// Reads what the signers wrote.
@ApplicationScoped
class CheckpointRepository {

    private static final Duration FRESH = Duration.ofMillis(900);

    private final LogReaders readers;
    private final CheckpointKeys keys;
    private final String origin;
    private final ReentrantLock refreshing = new ReentrantLock(true);
    private volatile Seen seen = new Seen(Optional.empty(), System.nanoTime() - FRESH.toNanos());

    /// The newest checkpoint, and when it was known to be it (nanoseconds).
    private record Seen(Optional<SignedCheckpoint> newest, long at) {}

    CheckpointRepository(LogReaders readers, CheckpointKeys keys, AuditConfig config) {
        this.readers = readers;
        this.keys = keys;
        this.origin = config.origin();
    }

    /// The last checkpoint of the open log, as committed at this moment.
    Optional<SignedCheckpoint> latest() throws SQLException {
        return readers.read(connection -> {
            LogSpan open = new LogStatements(connection).head(origin).log();
            return new CheckpointStatements(connection).latest(open, keys.witnesses());
        });
    }

    /// The last checkpoint of the open log, less than a second old; one read at a time, however
    /// many ask.
    ///
    /// @throws SQLException also when our keys did not sign it
    Optional<SignedCheckpoint> recent() throws SQLException {
        if (isFresh(seen)) {
            return seen.newest();
        }
        refreshing.lock();
        try {
            if (!isFresh(seen)) {
                Optional<SignedCheckpoint> newest = latest();
                if (newest.isPresent() && !keys.signed(newest.get())) {
                    throw new SQLException("the last checkpoint was not signed by this log's keys");
                }
                seen = new Seen(newest, System.nanoTime());
            }
            return seen.newest();
        } finally {
            refreshing.unlock();
        }
    }

    private static boolean isFresh(Seen seen) {
        return System.nanoTime() - seen.at() < FRESH.toNanos();
    }

    /// The last checkpoint of a log, as committed at this moment.
    Optional<SignedCheckpoint> latest(LogSpan log) throws SQLException {
        return readers.read(
                connection -> new CheckpointStatements(connection).latest(log, keys.witnesses()));
    }

    /// Whether a log of this name was closed in this database.
    boolean isClosed(String origin) throws SQLException {
        return readers.read(connection -> new CheckpointStatements(connection).isClosed(origin));
    }
}
