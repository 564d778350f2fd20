package vn.xacthuc.audit;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileEdge;

/// Writes one batch of entries in one transaction. Used by one thread only.
///
/// It keeps a connection of its own, so that readers of the log cannot starve its writer.
@ApplicationScoped
class LogWriter {

    private static final Logger LOG = Logger.getLogger(LogWriter.class);

    /// How far the head may move before the next partition is asked for: well under a partition.
    private static final long PARTITION_CHECK = 1_000_000;

    private final javax.sql.DataSource dataSource;
    private final EntrySealer sealer;
    private final LogOpening opening;
    private final AppendGuard guard;
    private final String origin;
    private final GrowingTree tree = new GrowingTree();
    private @Nullable Connection connection;
    private long partitionsCheckedAt = -PARTITION_CHECK;

    LogWriter(
            @DataSource("log") javax.sql.DataSource dataSource,
            EntrySealer sealer,
            LogOpening opening,
            AppendGuard guard,
            AuditConfig config) {
        this.dataSource = dataSource;
        this.sealer = sealer;
        this.opening = opening;
        this.guard = guard;
        this.origin = config.origin();
    }

    /// A batch that was written but perhaps not committed.
    private record Attempt(UUID batchId, List<Placement> placements) {}

    /// Appends all entries whose idempotency keys are free.
    ///
    /// @return what became of each entry, in the order of the batch; all of it is durable
    /// @throws UnsettledCommitException when nobody can tell whether the batch was appended
    /// @throws SQLException when nothing of the batch was appended
    List<Placement> write(List<PendingEntry> batch) throws SQLException {
        UUID batchId = sealer.newId();
        try {
            return attempt(batchId, batch);
        } catch (UnknownOutcomeException e) {
            return settle(e.attempt, e.cause);
        } catch (SQLException | RuntimeException e) {
            // Whatever went wrong, the transaction must not keep the lock.
            close();
            throw e;
        }
    }

    private List<Placement> attempt(UUID batchId, List<PendingEntry> batch)
            throws SQLException, UnknownOutcomeException {
        Connection open = open();
        LogStatements statements = new LogStatements(open);
        AppendGuard.HeadCheck known = guard.known();
        Admission admission = Admission.to(open, batch);
        Head head = statements.head(origin);
        known.check(head);
        boolean checkPartitions = head.rows() - partitionsCheckedAt >= PARTITION_CHECK;
        if (checkPartitions) {
            statements.name(origin);
            checkPartitions = hasRoom(open, statements, head.rows() + batch.size());
        }

        List<SealedEntry> entries = new ArrayList<>();
        if (head.size() == 0) {
            entries.add(opening.entry(statements.predecessor(head.log())));
        }
        List<Placement> placements = new ArrayList<>(batch.size());
        for (PendingEntry pending : batch) {
            placements.add(admission.placement(pending, head.size() + entries.size()));
            if (admission.admits(pending)) {
                entries.add(pending.entry());
            }
        }
        if (entries.isEmpty()) {
            if (admission.hasCounted()) {
                open.commit();
            } else {
                open.rollback();
            }
            return placements;
        }
        Frontier frontier = head.frontier();
        TileEdge edge = edge(head, open);
        List<Tile> finished = new ArrayList<>();
        for (SealedEntry entry : entries) {
            frontier = frontier.append(entry.leafHash());
            finished.addAll(edge.append(entry.leafHash()));
        }
        statements.append(batchId, head, entries, frontier, finished.size());
        if (!finished.isEmpty()) {
            new TileRows(open, head.log()).insert(finished);
        }
        try {
            open.commit();
        } catch (SQLException e) {
            throw new UnknownOutcomeException(new Attempt(batchId, placements), e);
        }
        tree.committed(head.log(), edge, frontier);
        if (checkPartitions) {
            partitionsCheckedAt = head.rows();
        }
        return placements;
    }

    private TileEdge edge(Head head, Connection open) throws SQLException {
        try {
            return tree.at(head, open);
        } catch (RefusedAppendException e) {
            guard.refuse(e.reason());
            throw e;
        }
    }

    /// Whether the next partition is there too. If it cannot be made at this moment the batch goes
    /// on: there is room for millions of rows yet, and the next batch asks again.
    private static boolean hasRoom(Connection open, LogStatements statements, long rows)
            throws SQLException {
        Savepoint before = open.setSavepoint();
        try {
            statements.ensurePartitions(rows);
            open.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            open.rollback(before);
            LOG.warnf("the next partition could not be made yet (SQLSTATE %s)", e.getSQLState());
            return false;
        }
    }

    /// A commit whose answer got lost may have happened. Taking the lock first makes sure that the
    /// old transaction has ended either way before its batch id is looked for.
    private List<Placement> settle(Attempt attempt, SQLException cause) throws SQLException {
        close();
        LOG.warnf("the outcome of a commit is unknown (SQLSTATE %s)", cause.getSQLState());
        try {
            Connection open = open();
            LogStatements statements = new LogStatements(open);
            statements.lock();
            boolean committed = statements.isCommitted(attempt.batchId());
            open.rollback();
            if (committed) {
                return attempt.placements();
            }
        } catch (SQLException e) {
            close();
            throw new UnsettledCommitException(e);
        }
        throw cause;
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    /// Gives the connection up; the next batch opens another.
    void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try (open) {
                open.rollback();
            } catch (SQLException e) {
                LOG.debugf("a broken connection did not roll back (SQLSTATE %s)", e.getSQLState());
            }
        }
    }

    /// A commit whose outcome could not be found out either. Writing the batch again might append
    /// it twice, so it must not be tried.
    static final class UnsettledCommitException extends SQLException {

        private static final long serialVersionUID = 1;

        private UnsettledCommitException(SQLException cause) {
            super("unsettled commit", cause.getSQLState(), cause);
        }
    }

    private static final class UnknownOutcomeException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Attempt attempt;
        private final SQLException cause;

        private UnknownOutcomeException(Attempt attempt, SQLException cause) {
            super(cause);
            this.attempt = attempt;
            this.cause = cause;
        }
    }
}
