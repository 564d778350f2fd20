package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TileEdge;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;

/// What the writer remembers of the tree between two batches: the hashes of its incomplete tiles.
///
/// Another replica may have written in between. Then only its leaves are read, and after a start
/// only what the incomplete tiles stand on: never all leaves. Either way the result must be the
/// tree of the head: a database that lost its last entries and got others is not the one that was
/// remembered, however long it is.
final class GrowingTree {

    /// Past it reading the incomplete tiles anew is less work than reading the leaves.
    private static final long LARGEST_GAP = 1024;

    private record Known(LogSpan log, TileEdge edge, Frontier frontier) {}

    private @Nullable Known known;

    /// The right edge of the tree at this head, to be changed by the caller.
    ///
    /// @throws RefusedAppendException when leaves and tiles are not those of the head
    TileEdge at(Head head, Connection connection) throws SQLException {
        TileRows rows = new TileRows(connection, head.log());
        Known last = known;
        if (last == null || !head.log().equals(last.log())) {
            return load(head, rows);
        }
        long gap = head.size() - last.edge().size();
        if (gap < 0) {
            throw new RefusedAppendException(
                    "the database has %d entries, but this process appended up to %d"
                            .formatted(head.size(), last.edge().size()));
        }
        return gap > LARGEST_GAP
                ? load(head, rows)
                : follow(head, last, Math.toIntExact(gap), rows);
    }

    /// Remembers the edge of what was committed.
    void committed(LogSpan log, TileEdge edge, Frontier frontier) {
        known = new Known(log, edge, frontier);
    }

    private static TileEdge load(Head head, TileRows rows) throws SQLException {
        requireSame(head, new TileTree<>(head.size(), rows).frontier());
        return TileEdge.load(head.size(), rows);
    }

    private static TileEdge follow(Head head, Known last, int gap, TileRows rows)
            throws SQLException {
        TileEdge edge = last.edge().copy();
        Frontier frontier = last.frontier();
        byte[] hashes = gap == 0 ? new byte[0] : rows.leafHashes(edge.size(), gap);
        for (int at = 0; at < hashes.length; at += TreeHash.LENGTH) {
            byte[] hash = Arrays.copyOfRange(hashes, at, at + TreeHash.LENGTH);
            frontier = frontier.append(hash);
            // Whoever wrote these leaves wrote the tiles that they complete.
            var _ = edge.append(hash);
        }
        requireSame(head, frontier);
        return edge;
    }

    private static void requireSame(Head head, Frontier found) throws RefusedAppendException {
        if (!Arrays.equals(found.encoded(), head.frontier().encoded())) {
            throw new RefusedAppendException(
                    "the leaves and tiles of this database are not those of its head at %d entries"
                            .formatted(head.size()));
        }
    }
}
