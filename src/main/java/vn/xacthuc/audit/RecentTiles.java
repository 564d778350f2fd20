package vn.xacthuc.audit;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.xacthuc.merkle.TileSource;

/// Keeps the tiles that were asked for last, and no more of them however long an export is.
public final class RecentTiles implements TileSource<SQLException> {

    /// Far more than the tiles on the way from one leaf to the root.
    private static final int MOST = 64;

    private record Position(int level, long index, int width) {}

    private final TileSource<SQLException> source;
    private final Map<Position, byte[]> tiles =
            new LinkedHashMap<>(MOST * 2, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Position, byte[]> eldest) {
                    return size() > MOST;
                }
            };

    public RecentTiles(TileSource<SQLException> source) {
        this.source = source;
    }

    @Override
    public byte[] hashes(int level, long index, int width) throws SQLException {
        Position position = new Position(level, index, width);
        byte[] known = tiles.get(position);
        if (known != null) {
            return known;
        }
        byte[] read = source.hashes(level, index, width);
        tiles.put(position, read);
        return read;
    }
}
