package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.DetailCipher;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.testing.Database;

/// An export made from the rows as they are, whoever was at them: what stands in the database is
/// what the verifier gets to see.
public final class DatabaseExport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String ROWS_BELOW =
            """
            select e.leaf_index, e.id, e.recorded_at, e.kind, e.party, e.purpose, e.decision, e.leaf,
                d.key_id, d.ciphertext, d.erased_by, d.sector, d.subject_hmac, d.officer_hmac,
                d.dossier_hmac, d.procedure_code, d.reasons
            from entry e left join entry_detail d on d.leaf_index = e.leaf_index
            where e.leaf_index <
            """;

    private DatabaseExport() {}

    /// Writes a complete export of the first log's leaves, as a service would that serves this
    /// checkpoint.
    public static Path write(
            Path file,
            Database database,
            DetailCipher cipher,
            SignedCheckpoint checkpoint,
            long from)
            throws SQLException, IOException {
        long entries = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file);
                Connection connection = database.asSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(ROWS_BELOW + checkpoint.size() + " order by 1")) {
            out.write(
                    JSON.createObjectNode()
                            .put("type", "export")
                            .put("version", 1)
                            .put("origin", checkpoint.log().origin())
                            .put("size", checkpoint.size())
                            .put("rootHash", checkpoint.root())
                            .put("fromLeaf", from)
                            .put("toLeaf", checkpoint.size())
                            .put("complete", true)
                            .put("generatedAt", "2026-11-22T00:00:00.000Z")
                            .toString());
            out.newLine();
            while (row.next()) {
                if (row.getLong("leaf_index") >= from) {
                    out.write(line(row, cipher).toString());
                    out.newLine();
                    entries++;
                }
            }
            out.write(
                    JSON.createObjectNode()
                            .put("type", "end")
                            .put("entries", entries)
                            .put("nextLeaf", checkpoint.size())
                            .toString());
            out.newLine();
        }
        return file;
    }

    private static ObjectNode line(ResultSet row, DetailCipher cipher) throws SQLException {
        ObjectNode line = JSON.createObjectNode();
        line.put("type", "entry").put("leafIndex", row.getLong("leaf_index"));
        line.put("leaf", row.getBytes("leaf"));
        DetailCipher.@Nullable Contents contents = contents(row, cipher);
        line.put("salt", contents == null ? null : contents.salt());
        line.put("details", contents == null ? null : contents.details());
        line.put("erasedBy", row.getString("erased_by"));
        ObjectNode columns = line.putObject("columns");
        columns.put("id", row.getString("id"));
        columns.put(
                "recordedAt",
                Instants.format(row.getObject("recorded_at", OffsetDateTime.class).toInstant()));
        for (String column : new String[] {"kind", "party", "purpose", "decision", "sector"}) {
            columns.put(column, row.getString(column));
        }
        columns.put("subjectHmac", row.getBytes("subject_hmac"));
        columns.put("officerHmac", row.getBytes("officer_hmac"));
        columns.put("dossierHmac", row.getBytes("dossier_hmac"));
        columns.put("procedureCode", row.getString("procedure_code"));
        var reasons = columns.putArray("reasons");
        if (row.getArray("reasons") != null) {
            for (String reason : (String[]) row.getArray("reasons").getArray()) {
                reasons.add(reason);
            }
        }
        return line;
    }

    private static DetailCipher.@Nullable Contents contents(ResultSet row, DetailCipher cipher)
            throws SQLException {
        UUID key = row.getObject("key_id", UUID.class);
        if (key == null) {
            return null;
        }
        try {
            return cipher.decrypt(key, row.getObject("id", UUID.class), row.getBytes("ciphertext"));
        } catch (SQLException e) {
            return null;
        }
    }
}
