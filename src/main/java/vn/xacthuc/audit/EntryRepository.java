package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the log.
@ApplicationScoped
public class EntryRepository {

    private static final String BY_ID =
            "select "
                    + EntryRows.COLUMNS
                    + " from entry e left join entry_detail d on d.leaf_index = e.leaf_index "
                    + EntryRows.JOIN_LOG
                    + " where e.id = ?";

    private static final String CLOSED =
            """
            select first_row, next - first_row from (
                select origin, first_row, lead(first_row) over (order by first_row) as next
                from log_opening) log
            where origin = ? and next is not null
            """;

    private static final String FIRST_KEPT =
            "select coalesce(min(first_row), 0) from log_partition where archived_at is null";

    private static final String OLDEST_KEPT =
            """
            select (select recorded_at from entry where leaf_index = min(p.first_row))
            from log_partition p where p.archived_at is null
            having exists (select from log_partition where archived_at is not null)
            """;

    private static final int TIME_BASED = 7;
    private static final int TIME_SHIFT = 16;

    private static final String LEAVES =
            "select leaf from entry where leaf_index >= ? and leaf_index < ? order by leaf_index";

    private final LogReaders readers;
    private final EntryRows rows;
    private final String origin;

    EntryRepository(LogReaders readers, AuditConfig config) {
        this.readers = readers;
        this.rows = new EntryRows(config.origin());
        this.origin = config.origin();
    }

    Optional<IdempotencyRows.Binding> binding(IdempotencyClaim claim) throws SQLException {
        return readers.read(connection -> new IdempotencyRows(connection).binding(claim));
    }

    public Optional<EntryRow> byId(UUID id) throws SQLException {
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BY_ID)) {
                statement.setObject(1, id);
                return rows.query(statement).stream().findFirst();
            }
        });
    }

    /// Whether an entry that is not there may be in an archive: some are, and by the time in its id
    /// (UUIDv7, RFC 9562 section 5.7) it was made before the oldest row that is kept. If that row
    /// is missing itself, nothing is excused.
    public boolean isOlderThanKept(UUID id) throws SQLException {
        if (id.version() != TIME_BASED) {
            return false;
        }
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(OLDEST_KEPT);
                    ResultSet row = statement.executeQuery()) {
                OffsetDateTime oldest = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                return oldest != null && made.isBefore(oldest.toInstant().plus(RowTimes.SLACK));
            }
        });
    }

    public Head head() throws SQLException {
        return readers.read(connection -> new LogStatements(connection).head(origin));
    }

    /// The state of a log at its end, by the log's name.
    public Optional<LogExtent> extent(String name) throws SQLException {
        Head head = head();
        if (head.log().origin().equals(name)) {
            return Optional.of(new LogExtent(head.log(), head.size()));
        }
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
                statement.setString(1, name);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new LogExtent(
                                            new LogSpan(row.getLong(1), name), row.getLong(2)))
                            : Optional.empty();
                }
            }
        });
    }

    /// The rows up to a head that the database still has; earlier ones are in archives.
    public RowRange kept(Head head) throws SQLException {
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FIRST_KEPT);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new RowRange(row.getLong(1), head.rows());
            }
        });
    }

    /// The leaves of rows that are there.
    ///
    /// @throws SQLException also when a row is missing
    public List<byte[]> leaves(long firstRow, int count) throws SQLException {
        return readers.read(connection -> {
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
            if (leaves.size() != count) {
                throw new SQLException("rows from %d on are missing".formatted(firstRow));
            }
            return leaves;
        });
    }
}
