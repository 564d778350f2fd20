package vn.xacthuc.audit;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TreeHash;

/// The hash tiles of a log as the database has them: full ones as rows, partial ones hashed from
/// what they stand on, so that no tile is ever written twice.
public final class TileRows implements TileSource<SQLException> {

    private static final String HASHES =
            "select hashes from tile where log_first_row = ? and level = ? and tile_index = ?";

    private static final String ROOTS =
            "select root from tile where log_first_row = ? and level = ? and tile_index >= ?"
                    + " and tile_index < ? order by tile_index";

    private static final String LEAVES =
            "select leaf from entry where leaf_index >= ? and leaf_index < ? order by leaf_index";

    private static final String INSERT =
            "insert into tile (log_first_row, level, tile_index, root, hashes) values (?, ?, ?, ?, ?)";

    private final Connection connection;
    private final LogSpan log;

    public TileRows(Connection connection, LogSpan log) {
        this.connection = connection;
        this.log = log;
    }

    /// @throws SQLException also when the log is not that long
    @Override
    public byte[] hashes(int level, long index, int width) throws SQLException {
        byte[] full = full(level, index);
        if (full.length > 0) {
            return width == Tile.WIDTH ? full : Arrays.copyOf(full, width * TreeHash.LENGTH);
        }
        return partial(level, index, width);
    }

    /// The first hashes of a tile, from what it stands on.
    ///
    /// @throws SQLException also when the log is not that long
    public byte[] partial(int level, long index, int width) throws SQLException {
        long first = index * Tile.WIDTH;
        byte[] hashes = level == 0 ? leafHashes(first, width) : roots(level - 1, first, width);
        if (hashes.length != width * TreeHash.LENGTH) {
            throw new SQLException(
                    "tile %d/%d of width %d is not in the log".formatted(level, index, width));
        }
        return hashes;
    }

    /// Adds what a batch completed.
    void insert(List<Tile> tiles) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            for (Tile tile : tiles) {
                statement.setLong(1, log.firstRow());
                statement.setInt(2, tile.level());
                statement.setLong(3, tile.index());
                statement.setBytes(4, tile.root());
                statement.setBytes(5, tile.hashes());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// The hashes of leaves that are in the log.
    byte[] leafHashes(long first, int count) throws SQLException {
        ByteArrayOutputStream hashes = new ByteArrayOutputStream(count * TreeHash.LENGTH);
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, log.row(first));
            statement.setLong(2, log.row(first + count));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    hashes.writeBytes(TreeHash.ofLeaf(rows.getBytes(1)));
                }
            }
        }
        return hashes.toByteArray();
    }

    private byte[] full(int level, long index) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HASHES)) {
            statement.setLong(1, log.firstRow());
            statement.setInt(2, level);
            statement.setLong(3, index);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    private byte[] roots(int level, long first, int count) throws SQLException {
        ByteArrayOutputStream roots = new ByteArrayOutputStream(count * TreeHash.LENGTH);
        try (PreparedStatement statement = connection.prepareStatement(ROOTS)) {
            statement.setLong(1, log.firstRow());
            statement.setInt(2, level);
            statement.setLong(3, first);
            statement.setLong(4, first + count);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    roots.writeBytes(rows.getBytes(1));
                }
            }
        }
        return roots.toByteArray();
    }
}
