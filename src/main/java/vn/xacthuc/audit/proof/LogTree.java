package vn.xacthuc.audit.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.checkpoint.CheckpointKeys;
import vn.xacthuc.audit.checkpoint.Checkpoints;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The tree of the open log as anybody may read it: as far as a checkpoint was signed, no further.
@ApplicationScoped
class LogTree {

    private static final int BITS_PER_LEVEL = 8;

    private final Checkpoints checkpoints;
    private final CheckpointKeys keys;
    private final LogTiles tiles;
    private final StrangersShare share;

    LogTree(Checkpoints checkpoints, CheckpointKeys keys, LogTiles tiles, StrangersShare share) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.tiles = tiles;
        this.share = share;
    }

    /// The last checkpoint.
    ///
    /// @throws ProblemException `not-found` before the first, `overloaded`, `log-unavailable`
    SignedCheckpoint checkpoint() {
        return checkpoints
                .known()
                .or(() -> share.reading(checkpoints::latest))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// A tile that the last checkpoint covers. Any width up to what is there will do, so that the
    /// partial tiles of older checkpoints stay. Reads nothing of the tree.
    ///
    /// @throws ProblemException `not-found`, `log-unavailable`
    CoveredTile covered(Optional<TileAddress> tile) {
        SignedCheckpoint last = checkpoint();
        return tile.filter(address -> address.width() <= available(address, last.size()))
                .map(address -> new CoveredTile(last.log(), address, isFirst(last.log())))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// @throws ProblemException `overloaded`, `log-unavailable`
    byte[] hashes(CoveredTile tile) {
        TileAddress address = tile.address();
        return share.reading(() ->
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
        return share.reading(() -> {
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
    ///
    /// @param first whether its log took no other's place, so that nothing else ever had its name
    record CoveredTile(LogSpan log, TileAddress address, boolean first) {}

    private boolean isFirst(LogSpan log) {
        return log.firstRow() == 0 && !keys.isSuccessor();
    }

    /// How many hashes of a tile there are; not multiplied before it is known to fit.
    private static long available(TileAddress address, long size) {
        int shift = address.level() * BITS_PER_LEVEL;
        long hashes = shift < Long.SIZE ? size >>> shift : 0;
        return address.index() > hashes >>> BITS_PER_LEVEL
                ? 0
                : hashes - (address.index() << BITS_PER_LEVEL);
    }

    static ProblemException invalid(String parameter) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter(parameter));
    }
}
