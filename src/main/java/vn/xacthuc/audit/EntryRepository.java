package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads the log.
@ApplicationScoped
class EntryRepository {

    private static final String SELECT =
            """
            select e.leaf_index, e.id, e.recorded_at, e.kind, e.party, e.purpose, e.decision, e.leaf,
                   d.sector, d.reasons, d.key_id, d.ciphertext, d.erased_by, o.first_row, o.origin
            from entry e left join entry_detail d on d.leaf_index = e.leaf_index
            left join lateral (select first_row, origin from log_opening
                where first_row <= e.leaf_index order by first_row desc limit 1) o on true
            """;

    private static final String BINDING =
            "select body_hash, entry_id from idempotency where key_hash = ?";

    private final LogReaders readers;
    private final String origin;

    EntryRepository(LogReaders readers, AuditConfig config) {
        this.readers = readers;
        this.origin = config.origin();
    }

    /// The request body that a key is bound to, and the entry that answered it.
    record KeyBinding(byte[] bodyHash, UUID entryId) {}

    Optional<KeyBinding> binding(byte[] keyHash) throws SQLException {
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(BINDING)) {
                statement.setBytes(1, keyHash);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(
                                    new KeyBinding(row.getBytes(1), row.getObject(2, UUID.class)))
                            : Optional.empty();
                }
            }
        });
    }

    Optional<EntryRow> byId(UUID id) throws SQLException {
        return readers.read(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement(SELECT + " where e.id = ?")) {
                statement.setObject(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row(row)) : Optional.empty();
                }
            }
        });
    }

    Head head() throws SQLException {
        return readers.read(connection -> new LogStatements(connection).head(origin));
    }

    /// Matching entries below a row number, newest first.
    List<EntryRow> newest(EntryFilter filter, long below, int limit) throws SQLException {
        StringBuilder sql = new StringBuilder(SELECT).append(" where e.leaf_index < ?");
        List<Object> arguments = new ArrayList<>();
        arguments.add(below);
        filter.from().ifPresent(from -> narrow(sql, arguments, "e.recorded_at >= ?", atUtc(from)));
        filter.to().ifPresent(to -> narrow(sql, arguments, "e.recorded_at < ?", atUtc(to)));
        filter.party().ifPresent(party -> narrow(sql, arguments, "e.party = ?", party));
        filter.sector().ifPresent(sector -> narrow(sql, arguments, "d.sector = ?", sector));
        filter.officerHmac().ifPresent(hmac -> narrow(sql, arguments, "d.officer_hmac = ?", hmac));
        filter.purpose().ifPresent(purpose -> narrow(sql, arguments, "e.purpose = ?", purpose));
        filter.procedure().ifPresent(code -> narrow(sql, arguments, "d.procedure_code = ?", code));
        filter.dossierHmac().ifPresent(hmac -> narrow(sql, arguments, "d.dossier_hmac = ?", hmac));
        filter.decision().ifPresent(value -> narrow(sql, arguments, "e.decision = ?", value));
        filter.reason().ifPresent(value -> narrow(sql, arguments, "? = any(d.reasons)", value));
        filter.subjectHmac().ifPresent(hmac -> narrow(sql, arguments, "d.subject_hmac = ?", hmac));
        sql.append(" order by e.leaf_index desc limit ?");
        arguments.add(limit);
        return readers.read(connection -> rows(connection, sql.toString(), arguments));
    }

    private List<EntryRow> rows(Connection connection, String sql, List<Object> arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<EntryRow> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        }
    }

    private static void narrow(
            StringBuilder sql, List<Object> arguments, String condition, Object argument) {
        sql.append(" and ").append(condition);
        arguments.add(argument);
    }

    private static OffsetDateTime atUtc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private EntryRow row(ResultSet row) throws SQLException {
        UUID keyId = row.getObject("key_id", UUID.class);
        Array reasons = row.getArray("reasons");
        String named = row.getString("origin");
        return new EntryRow(
                row.getLong("leaf_index"),
                new LogSpan(row.getLong("first_row"), named == null ? origin : named),
                row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                EntryKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("party")),
                Optional.ofNullable(row.getString("purpose")),
                Optional.ofNullable(row.getString("decision")),
                Optional.ofNullable(row.getString("sector")),
                reasons == null ? List.of() : List.of((String[]) reasons.getArray()),
                row.getBytes("leaf"),
                keyId == null
                        ? Optional.empty()
                        : Optional.of(new EntryRow.Sealed(keyId, row.getBytes("ciphertext"))),
                Optional.ofNullable(row.getObject("erased_by", UUID.class)));
    }
}
