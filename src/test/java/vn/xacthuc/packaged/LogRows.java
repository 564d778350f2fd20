package vn.xacthuc.packaged;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// All rows of a log's database as of one moment, past the service.
///
/// @param details the numbers of the rows that have details
/// @param keys the entries that the idempotency rows name
record LogRows(
        List<Entry> entries,
        List<Long> details,
        List<Batch> batches,
        List<UUID> keys,
        List<Tile> tiles,
        List<Checkpoint> checkpoints) {

    /// A row of `entry`.
    record Entry(long row, UUID id, String kind, byte[] leaf) {}

    /// A row of `log_batch`.
    record Batch(long firstRow, int count, byte[] frontier) {}

    /// A row of `tile`.
    record Tile(int level, long index, byte[] root, byte[] hashes) {}

    /// A row of `checkpoint`.
    record Checkpoint(long size, long previousSize, byte[] root, String note) {}

    /// Reads one row of a question.
    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Reads a log that nobody numbered otherwise than from 0.
    static LogRows read(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new LogRows(
                all(
                        connection,
                        "select leaf_index, id, kind, leaf from entry order by leaf_index",
                        row ->
                                new Entry(
                                        row.getLong(1),
                                        row.getObject(2, UUID.class),
                                        row.getString(3),
                                        row.getBytes(4))),
                all(
                        connection,
                        "select leaf_index from entry_detail order by leaf_index",
                        row -> row.getLong(1)),
                all(
                        connection,
                        "select first_index, entry_count, frontier from log_batch order by 1",
                        row -> new Batch(row.getLong(1), row.getInt(2), row.getBytes(3))),
                all(
                        connection,
                        "select entry_id from idempotency",
                        row -> row.getObject(1, UUID.class)),
                all(
                        connection,
                        "select level, tile_index, root, hashes from tile order by 1, 2",
                        row ->
                                new Tile(
                                        row.getInt(1),
                                        row.getLong(2),
                                        row.getBytes(3),
                                        row.getBytes(4))),
                all(
                        connection,
                        "select size, previous_size, root, note from checkpoint order by size",
                        row ->
                                new Checkpoint(
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getBytes(3),
                                        row.getString(4))));
    }

    private static <T> List<T> all(Connection connection, String sql, Row<T> reading)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet rows = statement.executeQuery(sql)) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
                return all;
            }
        }
    }
}
