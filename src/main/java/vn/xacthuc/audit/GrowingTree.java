package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.merkle.TileEdge;
import vn.xacthuc.merkle.TreeHash;

/// What the writer remembers of the tree between two batches: the hashes of its incomplete tiles.
///
/// Another replica may have written in between. Then only its leaves are read, and after a start
/// only what the incomplete tiles stand on: never all leaves.
final class GrowingTree {

    /// Past it reading the incomplete tiles anew is less work than reading the leaves.
    private static final long LARGEST_GAP = 1024;

    private @Nullable LogSpan log;
    private @Nullable TileEdge edge;

    /// The right edge of the tree at this head, to be changed by the caller.
    TileEdge at(Head head, Connection connection) throws SQLException {
        TileRows rows = new TileRows(connection, head.log());
        TileEdge known = edge;
        if (known == null || !head.log().equals(log)) {
            return TileEdge.load(head.size(), rows);
        }
        long gap = head.size() - known.size();
        if (gap < 0 || gap > LARGEST_GAP) {
            return TileEdge.load(head.size(), rows);
        }
        TileEdge current = known.copy();
        if (gap > 0) {
            byte[] hashes = rows.leafHashes(known.size(), Math.toIntExact(gap));
            if (hashes.length != gap * TreeHash.LENGTH) {
                throw new SQLException("the log has a gap before its head");
            }
            for (int at = 0; at < hashes.length; at += TreeHash.LENGTH) {
                // Whoever wrote these leaves wrote the tiles that they complete.
                var _ = current.append(Arrays.copyOfRange(hashes, at, at + TreeHash.LENGTH));
            }
        }
        return current;
    }

    /// Remembers the edge of what was committed.
    void committed(LogSpan span, TileEdge committedEdge) {
        log = span;
        edge = committedEdge;
    }
}
