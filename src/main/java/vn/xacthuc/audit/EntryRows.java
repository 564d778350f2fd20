package vn.xacthuc.audit;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Reads whole entries: the columns, and what becomes of a row of them.
public final class EntryRows {

    /// The columns of an entry `e`, its details `d` and its log `o`.
    public static final String COLUMNS =
            """
            e.leaf_index, e.id, e.recorded_at, e.kind, e.party, e.purpose, e.decision, e.leaf,
            d.sector, d.subject_hmac, d.officer_hmac, d.dossier_hmac, d.procedure_code, d.reasons,
            d.key_id, d.ciphertext, d.erased_by, o.first_row, o.origin
            """;

    /// Finds the log that an entry `e` is a leaf of.
    public static final String JOIN_LOG =
            """
            left join lateral (select first_row, origin from log_opening
                where first_row <= e.leaf_index order by first_row desc limit 1) o on true
            """;

    /// The name of a log that nobody has written to since it could be named.
    private final String unnamed;

    public EntryRows(String unnamed) {
        this.unnamed = unnamed;
    }

    /// The entries that a statement finds.
    public List<EntryRow> query(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<EntryRow> found = new ArrayList<>();
            while (rows.next()) {
                found.add(read(rows));
            }
            return found;
        }
    }

    public EntryRow read(ResultSet row) throws SQLException {
        UUID keyId = row.getObject("key_id", UUID.class);
        Array reasons = row.getArray("reasons");
        String origin = row.getString("origin");
        return new EntryRow(
                row.getLong("leaf_index"),
                new LogSpan(row.getLong("first_row"), origin == null ? unnamed : origin),
                row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                Optional.ofNullable(row.getString("party")),
                Optional.ofNullable(row.getString("purpose")),
                Optional.ofNullable(row.getString("decision")),
                Optional.ofNullable(row.getString("sector")),
                new SearchHashes(
                        Optional.ofNullable(row.getBytes("subject_hmac")),
                        Optional.ofNullable(row.getBytes("officer_hmac")),
                        Optional.ofNullable(row.getBytes("dossier_hmac"))),
                Optional.ofNullable(row.getString("procedure_code")),
                reasons == null ? List.of() : reasons((String[]) reasons.getArray()),
                row.getBytes("leaf"),
                keyId == null
                        ? Optional.empty()
                        : Optional.of(new EntryRow.Sealed(keyId, row.getBytes("ciphertext"))),
                Optional.ofNullable(row.getObject("erased_by", UUID.class)));
    }

    /// A null among them was put there past the service, and must not keep auditors from the entry.
    private static List<String> reasons(String[] reasons) {
        return Arrays.stream(reasons).map(String::valueOf).toList();
    }
}
