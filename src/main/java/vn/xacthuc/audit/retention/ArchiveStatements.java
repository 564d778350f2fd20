package vn.xacthuc.audit.retention;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.merkle.Frontier;

/// What the owner asks and tells the database to archive partitions of the log.
final class ArchiveStatements {

    private static final List<String> TABLES = List.of("entry_detail", "entry");

    private static final String ROWS =
            "select coalesce(max(first_index + entry_count), 0) from log_batch";

    private static final String PARTITIONS =
            "select first_row, end_row, archived_at is not null from log_partition order by first_row";

    private static final String NEWEST =
            "select max(recorded_at) from entry where leaf_index >= ? and leaf_index < ?";

    private static final String LOGS =
            """
            select first_row, origin, lead(first_row) over (order by first_row) as next_row
            from log_opening order by first_row
            """;

    private static final String FRONTIER =
            "select frontier from log_batch where first_index < ? order by first_index desc limit 1";

    private static final String LEAVES =
            "select leaf from entry where leaf_index >= ? and leaf_index < ? order by leaf_index";

    private static final String MARK =
            "update log_partition set archived_at = clock_timestamp() where first_row = ?"
                    + " and archived_at is null";

    private static final String CHILDREN =
            """
            select c.relname, i.inhdetachpending from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = ?::regclass
                and pg_get_expr(c.relpartbound, c.oid) ~ ('FROM \\(''?' || ? || '''?\\)')
            """;

    private static final String DETACHED =
            """
            select relname from pg_class where relnamespace = current_schema::regnamespace
                and relkind = 'r' and not relispartition and relname in (?, ?)
            """;

    /// A partition of both tables, by rows.
    record Partition(long from, long to, boolean archived) {}

    /// A log and the rows that the database has of it, archived ones included.
    ///
    /// @param endRow the first row behind it
    /// @param closed whether a successor took its place
    record Held(LogSpan span, long endRow, boolean closed) {

        long size() {
            return span.leaf(endRow);
        }
    }

    private final Connection connection;

    ArchiveStatements(Connection connection) {
        this.connection = connection;
    }

    /// The number of the next row.
    long rows() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            row.next();
            return row.getLong(1);
        }
    }

    List<Partition> partitions() throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PARTITIONS)) {
            while (row.next()) {
                partitions.add(new Partition(row.getLong(1), row.getLong(2), row.getBoolean(3)));
            }
        }
        return partitions;
    }

    /// When the newest entry of the partition, which is full, was recorded.
    Instant newest(Partition partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setLong(1, partition.from());
            statement.setLong(2, partition.to());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    List<Held> logs() throws SQLException {
        long rows = rows();
        List<Held> logs = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOGS)) {
            while (row.next()) {
                long next = row.getLong(3);
                boolean closed = !row.wasNull();
                logs.add(
                        new Held(
                                new LogSpan(row.getLong(1), row.getString(2)),
                                closed ? next : rows,
                                closed));
            }
        }
        return logs;
    }

    /// The root of a closed log, as its last batch left it.
    byte[] rootAt(Held log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FRONTIER)) {
            statement.setLong(1, log.endRow());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Frontier.of(log.size(), row.getBytes(1)).root();
            }
        }
    }

    List<byte[]> leaves(long firstRow, int count) throws SQLException {
        List<byte[]> leaves = new ArrayList<>(count);
        try (PreparedStatement statement = connection.prepareStatement(LEAVES)) {
            statement.setLong(1, firstRow);
            statement.setLong(2, firstRow + count);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    leaves.add(row.getBytes(1));
                }
            }
        }
        return leaves;
    }

    /// From here on the service knows that these rows are archived.
    void markArchived(Partition partition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK)) {
            statement.setLong(1, partition.from());
            statement.executeUpdate();
        }
    }

    /// Detaches both tables without keeping readers and writers out, and finishes what an
    /// interrupted run began. Nothing happens where they are detached already.
    void detach(Partition partition) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement statement = connection.prepareStatement(CHILDREN)) {
                statement.setString(1, table);
                statement.setString(2, Long.toString(partition.from()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        execute(
                                "alter table "
                                        + table
                                        + " detach partition "
                                        + statement.enquoteIdentifier(row.getString(1), true)
                                        + (row.getBoolean(2) ? " finalize" : " concurrently"));
                    }
                }
            }
        }
    }

    /// Drops the detached tables of an archived partition.
    void drop(Partition partition) throws SQLException {
        for (String table : TABLES) {
            try (PreparedStatement statement = connection.prepareStatement(DETACHED)) {
                statement.setString(1, table + "_r" + partition.from());
                // Partitions of before V5 had ten million rows and were numbered.
                statement.setString(2, table + "_" + partition.from() / 10_000_000);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        execute(
                                "drop table "
                                        + statement.enquoteIdentifier(row.getString(1), true));
                    }
                }
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
