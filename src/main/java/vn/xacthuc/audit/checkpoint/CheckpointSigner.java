package vn.xacthuc.audit.checkpoint;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogStatements;
import vn.xacthuc.audit.TileRows;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.ConsistencyProof;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;

/// Signs the head of the log, after proving that it extends the last checkpoint.
///
/// All reads go over the connection that inserts: signing must not wait behind those who read the
/// log. One call at a time, so that this process has one connection for it.
@ApplicationScoped
class CheckpointSigner {

    private final javax.sql.DataSource dataSource;
    private final CheckpointKeys keys;
    private final LogGuard guard;
    private final String origin;

    /// The last checkpoint that this process proved or signed. Another replica's are proved from
    /// it, so that the database cannot be exchanged while this process runs.
    private @Nullable SignedCheckpoint proved;

    CheckpointSigner(
            @DataSource("log") javax.sql.DataSource dataSource,
            CheckpointKeys keys,
            LogGuard guard,
            AuditConfig config) {
        this.dataSource = dataSource;
        this.keys = keys;
        this.guard = guard;
        this.origin = config.origin();
    }

    /// What an attempt came to.
    ///
    /// @param head the head that was looked at
    /// @param newest the last checkpoint that this process proved, signed by this attempt or before
    /// @param signed whether this attempt signed it
    record Attempt(Head head, Optional<SignedCheckpoint> newest, boolean signed) {}

    /// Signs the head unless it is signed, or another replica is signing right now, or signed so
    /// recently that this is none's turn. What is returned is committed.
    ///
    /// @param spacing milliseconds that must lie between this checkpoint and the last, so that many
    ///   replicas do not make many checkpoints; 0 for at once
    /// @throws UnprovableHeadException when the head must not be signed
    synchronized Attempt attempt(long spacing) throws SQLException, UnprovableHeadException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Attempt attempt = attempt(connection, spacing);
                connection.commit();
                if (attempt.signed()) {
                    proved = attempt.newest().orElse(null);
                }
                return attempt;
            } catch (SQLException | UnprovableHeadException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /// Keeps a verified cosignature; the first of a witness for a size stands.
    synchronized void cosign(SignedCheckpoint checkpoint, String witness, String line)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            new CheckpointStatements(connection).cosign(checkpoint, witness, line);
        }
    }

    private Attempt attempt(Connection connection, long spacing)
            throws SQLException, UnprovableHeadException {
        CheckpointStatements statements = new CheckpointStatements(connection);
        boolean alone = statements.tryLock();
        // Before the head, which then has all that another replica may be signing meanwhile.
        LogSpan log = new LogStatements(connection).head(origin).log();
        Optional<SignedCheckpoint> last = statements.latest(log, keys.witnesses());
        Head head = guard.head(connection);
        long size = last.map(SignedCheckpoint::size).orElse(0L);
        byte[] root = last.map(SignedCheckpoint::root).orElseGet(TreeHash::ofEmptyTree);
        if (last.isPresent()) {
            requireOurs(last.get());
        }
        TileTree<SQLException> tree = new TileTree<>(head.size(), edge(connection, head));
        if (head.size() != size || !Arrays.equals(head.frontier().root(), root)) {
            requireTiles(head, tree);
            requireExtension(head, tree, size, root);
        }
        SignedCheckpoint before = proved;
        if (before != null && !Arrays.equals(before.root(), root)) {
            requireSameLog(head, tree, before);
        }
        if (last.isPresent() && (before == null || !before.isLaterThan(last.get()))) {
            proved = last.get();
        }
        if (head.size() == size
                || !alone
                || (last.isPresent() && statements.isRecent(last.get(), spacing))) {
            return new Attempt(head, Optional.ofNullable(proved), false);
        }
        byte[] nextRoot = head.frontier().root();
        SignedCheckpoint next =
                new SignedCheckpoint(
                        head.log(),
                        head.size(),
                        nextRoot,
                        keys.sign(new Checkpoint(origin, head.size(), nextRoot)));
        statements.insert(next, size);
        return new Attempt(head, Optional.of(next), true);
    }

    /// The tiles of the head. One that the head does not fill is hashed from what it stands on: a
    /// row of it is of later entries, or forged.
    private static TileSource<SQLException> edge(Connection connection, Head head) {
        TileRows rows = new TileRows(connection, head.log());
        return (level, index, width) ->
                width < Tile.WIDTH
                        ? rows.partial(level, index, width)
                        : rows.hashes(level, index, width);
    }

    /// A note in the table that is not ours would lend our signature to somebody else's history.
    private void requireOurs(SignedCheckpoint last) throws UnprovableHeadException {
        if (!keys.signed(last)) {
            throw new UnprovableHeadException(
                    "the last checkpoint, of size %d, was not signed by this log's keys"
                            .formatted(last.size()));
        }
    }

    private void requireSameLog(Head head, TileTree<SQLException> tree, SignedCheckpoint before)
            throws SQLException, UnprovableHeadException {
        if (!extendsTo(head, tree, before.size(), before.root())) {
            String reason =
                    "the log of %d entries does not extend the checkpoint of %d that this process knows"
                            .formatted(head.size(), before.size());
            guard.refuse(reason);
            throw new UnprovableHeadException(reason);
        }
    }

    private static void requireTiles(Head head, TileTree<SQLException> tree)
            throws SQLException, UnprovableHeadException {
        byte[] root;
        try {
            root = tree.root();
        } catch (SQLException e) {
            if (e.getSQLState() != null) {
                throw e;
            }
            // No fault of the database: it answered that it does not have what it should have.
            throw new UnprovableHeadException(
                    "tiles or entries of the log of %d entries are missing".formatted(head.size()));
        }
        if (!Arrays.equals(root, head.frontier().root())) {
            throw new UnprovableHeadException(
                    "the tiles and entries do not give the root of the log of %d entries"
                            .formatted(head.size()));
        }
    }

    private static void requireExtension(
            Head head, TileTree<SQLException> tree, long size, byte[] root)
            throws SQLException, UnprovableHeadException {
        if (!extendsTo(head, tree, size, root)) {
            throw new UnprovableHeadException(
                    "the log of %d entries does not extend its checkpoint of %d"
                            .formatted(head.size(), size));
        }
    }

    private static boolean extendsTo(Head head, TileTree<SQLException> tree, long size, byte[] root)
            throws SQLException {
        return size <= head.size()
                && ConsistencyProof.holds(
                        size,
                        root,
                        head.size(),
                        head.frontier().root(),
                        tree.consistencyProof(size));
    }
}
