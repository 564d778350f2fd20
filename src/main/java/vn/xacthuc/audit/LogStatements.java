package vn.xacthuc.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.merkle.Frontier;

/// The statements of one group commit, each one round trip.
public final class LogStatements {

    /// Any number will do as long as nobody else uses it; this one reads "xacthuc1".
    private static final long LOCK = 0x7861637468756331L;

    /// The limit of a statement, which PostgreSQL 17 and newer have for a whole transaction:
    /// whoever stops in the middle of a message must not keep the lock either. His session is not
    /// idle, and while the server reads it does not look at the limit of a statement.
    private static final String TAKE_LOCK =
            "select pg_advisory_xact_lock(?), set_config(?, '2500', true)";

    private static final int FIRST_WITH_TRANSACTION_TIMEOUT = 17;

    private static final String HEAD =
            """
            select o.first_row, o.origin, b.rows, b.frontier
            from (select 1) always
            left join (select first_row, origin from log_opening order by first_row desc limit 1) o
                on true
            left join (select first_index + entry_count as rows, frontier from log_batch
                order by first_index desc limit 1) b on true
            """;

    private static final String PREDECESSOR =
            """
            select o.predecessor_origin, o.predecessor_size, o.predecessor_root,
                p.next - p.first_row as held, b.frontier
            from log_opening o
            left join (select origin, first_row, lead(first_row) over (order by first_row) as next
                from log_opening) p on p.origin = o.predecessor_origin
            left join lateral (select frontier from log_batch
                where first_index < p.next order by first_index desc limit 1) b on true
            where o.first_row = ? and o.predecessor_origin is not null
            """;

    private static final String NAME = "select name_log(?)";

    private static final String APPEND =
            """
            with row as (
                select * from unnest(?::bigint[], ?::uuid[], ?::bigint[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::bytea[], ?::text[], ?::bytea[],
                    ?::bytea[], ?::bytea[], ?::text[], ?::text[])
                as r (leaf_index, id, milliseconds, kind, party, purpose, decision, leaf, key_id,
                    ciphertext, sector, subject_hmac, officer_hmac, dossier_hmac, procedure_code,
                    reasons)
            ), entries as (
                insert into entry (leaf_index, id, recorded_at, kind, party, purpose, decision, leaf)
                select leaf_index, id, 'epoch'::timestamptz + milliseconds * interval '1 millisecond',
                    kind, party, purpose, decision, leaf from row
            ), details as (
                insert into entry_detail (leaf_index, key_id, ciphertext, sector, subject_hmac,
                    officer_hmac, dossier_hmac, procedure_code, reasons)
                select leaf_index, key_id, ciphertext, sector, subject_hmac, officer_hmac,
                    dossier_hmac, procedure_code, string_to_array(reasons, ',') from row
            )
            insert into log_batch (first_index, entry_count, batch_id, frontier, tile_count)
            values (?, ?, ?, ?, ?)
            """;

    private static final String COMMITTED = "select 1 from log_batch where batch_id = ?";

    private static final String ENSURE_PARTITIONS = "select ensure_partitions(?)";

    private final Connection connection;

    public LogStatements(Connection connection) {
        this.connection = connection;
    }

    /// Waits until no other transaction is adding to the log.
    public void lock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_LOCK)) {
            statement.setLong(1, LOCK);
            statement.setString(2, limit());
            statement.execute();
        }
    }

    /// The same, and reads in the same round trip what is known of those whom these requests ask
    /// about.
    FailedClaims lock(List<Probe> probes) throws SQLException {
        if (probes.isEmpty()) {
            lock();
            return new FailedClaims(probes);
        }
        try (PreparedStatement statement =
                connection.prepareStatement(TAKE_LOCK + ";" + FailedClaimRows.KNOWN)) {
            statement.setLong(1, LOCK);
            statement.setString(2, limit());
            new FailedClaimRows(connection).bind(statement, 3, probes);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet rows = statement.getResultSet()) {
                return FailedClaimRows.read(rows, probes);
            }
        }
    }

    private String limit() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() < FIRST_WITH_TRANSACTION_TIMEOUT
                ? "statement_timeout"
                : "transaction_timeout";
    }

    /// The open log and its tree.
    ///
    /// @param unnamed the origin of a log that nobody has written to since it could be named
    public Head head(String unnamed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            String origin = row.getString("origin");
            LogSpan log = new LogSpan(row.getLong("first_row"), origin == null ? unnamed : origin);
            long size = log.leaf(row.getLong("rows"));
            // A successor without an entry has no batch yet; the newest one is its predecessor's.
            return new Head(
                    log, size <= 0 ? Frontier.EMPTY : Frontier.of(size, row.getBytes("frontier")));
        }
    }

    /// The log that a successor took the place of, of which the database may hold nothing.
    Optional<Predecessor> predecessor(LogSpan successor) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PREDECESSOR)) {
            statement.setLong(1, successor.firstRow());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                long held = row.getLong("held");
                return Optional.of(
                        new Predecessor(
                                row.getString("predecessor_origin"),
                                row.getLong("predecessor_size"),
                                row.getBytes("predecessor_root"),
                                held == 0
                                        ? Frontier.EMPTY
                                        : Frontier.of(held, row.getBytes("frontier"))));
            }
        }
    }

    /// Gives the first log its name; later ones are named by whoever opens them.
    void name(String origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NAME)) {
            statement.setString(1, origin);
            statement.execute();
        }
    }

    /// Adds entries as the rows after `before`.
    ///
    /// @param tiles how many tiles they complete
    void append(UUID batchId, Head before, List<SealedEntry> entries, Frontier after, int tiles)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            Object[] indexes = new Object[entries.size()];
            for (int i = 0; i < indexes.length; i++) {
                indexes[i] = before.rows() + i;
            }
            int column = 0;
            statement.setArray(++column, connection.createArrayOf("bigint", indexes));
            statement.setArray(++column, array("uuid", entries, SealedEntry::id));
            statement.setArray(
                    ++column, array("bigint", entries, entry -> entry.recordedAt().toEpochMilli()));
            statement.setArray(++column, array("text", entries, entry -> entry.kind().name()));
            statement.setArray(++column, optional("text", entries, SealedEntry::party));
            statement.setArray(++column, optional("text", entries, SealedEntry::purpose));
            statement.setArray(++column, optional("text", entries, SealedEntry::decision));
            statement.setArray(++column, bytes(entries, entry -> Optional.of(entry.leaf())));
            statement.setArray(++column, array("uuid", entries, SealedEntry::keyId));
            statement.setArray(++column, bytes(entries, entry -> Optional.of(entry.ciphertext())));
            statement.setArray(++column, optional("text", entries, SealedEntry::sector));
            statement.setArray(++column, bytes(entries, entry -> entry.hashes().subject()));
            statement.setArray(++column, bytes(entries, entry -> entry.hashes().officer()));
            statement.setArray(++column, bytes(entries, entry -> entry.hashes().dossier()));
            statement.setArray(++column, optional("text", entries, SealedEntry::procedureCode));
            statement.setArray(
                    ++column, array("text", entries, entry -> String.join(",", entry.reasons())));
            statement.setLong(++column, before.rows());
            statement.setInt(++column, entries.size());
            statement.setObject(++column, batchId);
            statement.setBytes(++column, after.encoded());
            statement.setInt(++column, tiles);
            statement.executeUpdate();
        }
    }

    boolean isCommitted(UUID batchId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMITTED)) {
            statement.setObject(1, batchId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    void ensurePartitions(long rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENSURE_PARTITIONS)) {
            statement.setLong(1, rows);
            statement.execute();
        }
    }

    private <T> Array array(String type, List<T> rows, Function<T, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }

    private <T> Array optional(String type, List<T> rows, Function<T, Optional<String>> value)
            throws SQLException {
        return array(type, rows, row -> value.apply(row).orElse(null));
    }

    /// The driver takes the elements of a bytea array as `byte[][]` only.
    private <T> Array bytes(List<T> rows, Function<T, Optional<byte[]>> value) throws SQLException {
        byte[] @Nullable [] elements = new byte[rows.size()] @Nullable [];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = value.apply(rows.get(i)).orElse(null);
        }
        return connection.createArrayOf("bytea", elements);
    }
}
