package vn.xacthuc.audit.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AppendGuard;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogStatements;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.RefusedAppendException;
import vn.xacthuc.audit.TileRows;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.ConsistencyProof;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TileTree;

/// Keeps entries from being appended to a database that was rolled back.
///
/// Whoever restores a backup and goes on appending makes a second log under the name of the first;
/// both would be signed, and neither could be told from the other. So nothing is appended or signed
/// before the database has been compared with what this process was told from outside it, and
/// nothing ever again by this process once the two did not fit: whoever mends the database starts
/// the process anew.
///
/// The checkpoint file tells at once. Without it a log that has entries waits for the first witness
/// that answers; witnesses that answer later are compared then. Without file and witness nothing is
/// compared, and a restored backup goes unnoticed.
@ApplicationScoped
class LogGuard implements AppendGuard {

    private static final Logger LOG = Logger.getLogger(LogGuard.class);

    private static final String NOT_COMPARED =
            "the log was not compared yet with what is known outside it";

    private final LogTiles tiles;
    private final CheckpointRepository checkpoints;
    private final String origin;
    private final List<KnownCheckpoint> unproved = new CopyOnWriteArrayList<>();
    private volatile boolean unheard;
    private final AtomicLong seenRows = new AtomicLong();
    private volatile Optional<String> refusal = Optional.empty();

    LogGuard(LogTiles tiles, CheckpointRepository checkpoints, AuditConfig config) {
        this.tiles = tiles;
        this.checkpoints = checkpoints;
        this.origin = config.origin();
    }

    /// What is known of the log before its head is read.
    ///
    /// @param waits whether somebody outside must be heard first
    /// @param rows how many rows this process saw
    /// @param due what others know and was not compared yet
    private record Known(boolean waits, long rows, List<KnownCheckpoint> due) {}

    /// Its check reads only when something new has become known outside.
    @Override
    public HeadCheck known() {
        Known known = knownNow();
        return head -> check(head, known);
    }

    private Known knownNow() {
        // First, so that an answer in between is not passed over.
        boolean waits = unheard;
        return new Known(waits, seenRows.get(), List.copyOf(unproved));
    }

    private void check(Head head, Known known) throws RefusedAppendException {
        try {
            if (head.rows() < known.rows()) {
                refuse(rolledBack(head.rows() + " rows", "this process saw " + known.rows()));
            }
            compare(head, tiles.of(head.log()), known.due());
        } catch (SQLException e) {
            throw new RefusedAppendException(NOT_COMPARED);
        }
        if (refusal.isPresent()) {
            throw new RefusedAppendException(refusal.get());
        }
        if (head.size() == 0) {
            // This process begins the log.
            unheard = false;
        } else if (known.waits()) {
            throw new RefusedAppendException(NOT_COMPARED);
        }
    }

    /// The committed head, to be signed.
    ///
    /// @throws UnprovableHeadException when it must not be signed
    Head head(Connection connection) throws SQLException, UnprovableHeadException {
        Known known = knownNow();
        Head head = new LogStatements(connection).head(origin);
        compare(head, new TileRows(connection, head.log()), known.due());
        if (refusal.isPresent()) {
            throw new UnprovableHeadException(refusal.get());
        }
        if (known.waits() && head.size() > 0) {
            throw new UnprovableHeadException(NOT_COMPARED);
        }
        return head;
    }

    /// Lets a log that has entries wait until somebody outside the database was heard.
    void awaitWitness() {
        unheard = true;
    }

    /// Somebody outside the database has answered.
    ///
    /// @param known what he knows, which is compared before the next append; empty if nothing
    void heard(Optional<KnownCheckpoint> known) {
        known.ifPresent(unproved::add);
        unheard = false;
    }

    @Override
    public synchronized void refuse(String reason) {
        if (refusal.isEmpty()) {
            LOG.errorf("nothing is appended to the log any more: %s", reason);
            refusal = Optional.of(reason);
        }
    }

    /// Why appends are refused; empty while they are not.
    Optional<String> refusal() {
        return refusal;
    }

    private void compare(Head head, TileSource<SQLException> source, List<KnownCheckpoint> due)
            throws SQLException {
        if (!head.log().origin().equals(origin)) {
            refuse(
                    "the open log of this database is %s, and this service is set up for %s"
                            .formatted(head.log().origin(), origin));
        }
        seenRows.accumulateAndGet(head.rows(), Math::max);
        TileTree<SQLException> tree = new TileTree<>(head.size(), source);
        for (KnownCheckpoint known : due) {
            if (refusal.isEmpty()) {
                compare(head, tree, known);
                unproved.remove(known);
            }
        }
    }

    private void compare(Head head, TileTree<SQLException> tree, KnownCheckpoint known)
            throws SQLException {
        Checkpoint signed = known.signed();
        if (!signed.origin().equals(origin)) {
            if (!checkpoints.isClosed(signed.origin())) {
                refuse(
                        "%s has a checkpoint of %s, which is no log of this database"
                                .formatted(known.source(), signed.origin()));
            }
        } else if (signed.size() > head.size()) {
            refuse(
                    rolledBack(
                            head.size() + " entries",
                            "%s has a checkpoint of %d".formatted(known.source(), signed.size())));
        } else if (!extendsTo(head, tree, signed)) {
            refuse(
                    rolledBack(
                            head.size() + " entries",
                            "they do not extend the checkpoint of %d that %s has"
                                    .formatted(signed.size(), known.source())));
        }
    }

    private static boolean extendsTo(Head head, TileTree<SQLException> tree, Checkpoint signed)
            throws SQLException {
        return ConsistencyProof.holds(
                signed.size(),
                signed.root(),
                head.size(),
                head.frontier().root(),
                tree.consistencyProof(signed.size()));
    }

    private static String rolledBack(String held, String known) {
        return ("the database has %s, but %s; it was rolled back or changed: bring the whole"
                        + " database back, or close this log with `log-succeed`")
                .formatted(held, known);
    }
}
