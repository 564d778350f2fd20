package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The tree of the open log as anybody may read it: as far as a checkpoint was signed, no further.
@ApplicationScoped
class LogTree {

    /// Anybody may call, so the others keep at least two thirds of the readers.
    private static final int SHARE = 3;

    private static final int BITS_PER_LEVEL = 8;

    private final Checkpoints checkpoints;
    private final LogTiles tiles;
    private final Semaphore permits;
    private final long patienceMillis;

    LogTree(Checkpoints checkpoints, LogTiles tiles, AuditConfig config) {
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.permits = new Semaphore(Math.max(1, config.readers() / SHARE), true);
        this.patienceMillis = config.readTimeout().toMillis();
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    /// The last checkpoint.
    ///
    /// @throws ProblemException `not-found` before the first, `log-unavailable`
    SignedCheckpoint checkpoint() {
        return checkpoints.latest().orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// A tile that the last checkpoint covers. Any width up to what is there will do, so that the
    /// partial tiles of older checkpoints stay. Reads nothing of the tree.
    ///
    /// @throws ProblemException `not-found`, `log-unavailable`
    CoveredTile covered(Optional<TileAddress> tile) {
        SignedCheckpoint last = checkpoint();
        return tile.filter(address -> address.width() <= available(address, last.size()))
                .map(address -> new CoveredTile(last.log(), address))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// @throws ProblemException `overloaded`, `log-unavailable`
    byte[] hashes(CoveredTile tile) {
        TileAddress address = tile.address();
        return reading(() ->
                tiles.of(tile.log()).hashes(address.level(), address.index(), address.width()));
    }

    /// @throws ProblemException `invalid-parameter` for sizes that no checkpoint covers
    TreeConsistency consistency(long from, long to) {
        SignedCheckpoint last = checkpoint();
        if (to > last.size()) {
            throw invalid("to");
        }
        if (from > to) {
            throw invalid("from");
        }
        return reading(() -> {
            TileTree<SQLException> tree = tiles.tree(last.log(), to);
            return new TreeConsistency(
                    from,
                    to,
                    tiles.tree(last.log(), from).root(),
                    tree.root(),
                    tree.consistencyProof(from));
        });
    }

    /// A tile that a checkpoint covers.
    record CoveredTile(LogSpan log, TileAddress address) {}

    /// How many hashes of a tile there are; not multiplied before it is known to fit.
    private static long available(TileAddress address, long size) {
        int shift = address.level() * BITS_PER_LEVEL;
        long hashes = shift < Long.SIZE ? size >>> shift : 0;
        return address.index() > hashes >>> BITS_PER_LEVEL
                ? 0
                : hashes - (address.index() << BITS_PER_LEVEL);
    }

    private <T> T reading(Reading<T> reading) {
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

    static ProblemException invalid(String parameter) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter(parameter));
    }
}
