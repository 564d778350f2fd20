package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.testing.Database;

/// Everything that must hold of a log at any moment, checked from its rows alone.
final class WholeLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WholeLog() {}

    /// Fails unless leaves are gapless, batches chain, the tree is the one over the leaves, and
    /// each leaf is committed to what its row and its details say.
    ///
    /// @return the number of entries
    static long check(Database database, DetailCipher cipher) throws Exception {
        try (Connection connection = database.asOwner()) {
            // One snapshot for all questions: the log may grow while it is read.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            List<byte[]> leaves = leaves(connection);
            checkBatches(connection, leaves);
            checkTiles(connection, leaves);
            checkDetails(connection, leaves, cipher);
            return leaves.size();
        }
    }

    private static List<byte[]> leaves(Connection connection) throws Exception {
        List<byte[]> leaves = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select leaf_index, id, recorded_at, kind, party, purpose,"
                                        + " decision, leaf from entry order by leaf_index")) {
            while (row.next()) {
                assertThat(row.getLong("leaf_index")).isEqualTo(leaves.size());
                byte[] bytes = row.getBytes("leaf");
                JsonNode leaf = JSON.readTree(bytes);
                assertThat(leaf.get("id").textValue()).isEqualTo(row.getString("id"));
                assertThat(leaf.get("time").textValue())
                        .isEqualTo(
                                Instants.format(
                                        row.getObject("recorded_at", OffsetDateTime.class)
                                                .toInstant()));
                for (String column : List.of("kind", "party", "purpose", "decision")) {
                    assertThat(leaf.get(column).textValue()).isEqualTo(row.getString(column));
                }
                leaves.add(bytes);
            }
        }
        return leaves;
    }

    private static void checkBatches(Connection connection, List<byte[]> leaves)
            throws SQLException {
        List<Frontier> frontiers = new ArrayList<>(List.of(Frontier.EMPTY));
        for (byte[] leaf : leaves) {
            frontiers.add(frontiers.getLast().append(TreeHash.ofLeaf(leaf)));
        }
        long size = 0;
        Frontier newest = Frontier.EMPTY;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select first_index, entry_count, frontier from log_batch order by"
                                        + " first_index")) {
            while (row.next()) {
                assertThat(row.getLong("first_index")).isEqualTo(size);
                size += row.getInt("entry_count");
                newest = Frontier.of(size, row.getBytes("frontier"));
                assertThat(size).isLessThan(frontiers.size());
                assertThat(newest.encoded()).isEqualTo(frontiers.get((int) size).encoded());
            }
        }
        assertThat(size).isEqualTo(leaves.size());
        assertThat(newest.root()).isEqualTo(root(leaves));
    }

    /// C2SP tlog-tiles, word by word: the full tiles of this size, each once, and no other.
    private static void checkTiles(Connection connection, List<byte[]> leaves) throws SQLException {
        Map<String, byte[]> expected = new TreeMap<>();
        List<byte[]> hashes = leaves.stream().map(TreeHash::ofLeaf).toList();
        for (int level = 0; hashes.size() >= 256; level++) {
            List<byte[]> above = new ArrayList<>();
            for (int start = 0; start + 256 <= hashes.size(); start += 256) {
                ByteArrayOutputStream tile = new ByteArrayOutputStream();
                hashes.subList(start, start + 256).forEach(tile::writeBytes);
                expected.put(level + "/" + start / 256, tile.toByteArray());
                above.add(rootOf(hashes.subList(start, start + 256)));
            }
            hashes = above;
        }
        Map<String, byte[]> found = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select level || '/' || tile_index, hashes from tile")) {
            while (row.next()) {
                found.put(row.getString(1), row.getBytes(2));
            }
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((name, tile) -> assertThat(tile).as(name).isEqualTo(expected.get(name)));
    }

    private static void checkDetails(
            Connection connection, List<byte[]> leaves, DetailCipher cipher) throws Exception {
        int count = 0;
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select e.leaf_index, e.id, d.key_id, d.ciphertext, d.sector,"
                                        + " d.procedure_code, d.subject_hmac, d.officer_hmac,"
                                        + " d.dossier_hmac, d.erased_by from entry e join"
                                        + " entry_detail d using (leaf_index)")) {
            while (row.next()) {
                count++;
                if (row.getObject("erased_by") != null) {
                    continue;
                }
                DetailCipher.Contents contents =
                        cipher.decrypt(
                                row.getObject("key_id", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getBytes("ciphertext"));
                JsonNode leaf = JSON.readTree(leaves.get(row.getInt("leaf_index")));
                assertThat(leaf.get("commitment").binaryValue())
                        .isEqualTo(Leaf.commitment(contents.salt(), contents.details()));
                JsonNode details = JSON.readTree(contents.details());
                assertThat(details.path("sector").textValue()).isEqualTo(row.getString("sector"));
                assertThat(details.path("procedureCode").textValue())
                        .isEqualTo(row.getString("procedure_code"));
                for (String who : List.of("subject", "officer", "dossier")) {
                    assertThat(details.path(who + "Hmac").binaryValue())
                            .isEqualTo(row.getBytes(who + "_hmac"));
                }
            }
        }
        assertThat(count).isEqualTo(leaves.size());
    }

    /// RFC 6962 section 2.1, word by word.
    private static byte[] root(List<byte[]> leaves) {
        return leaves.isEmpty()
                ? TreeHash.ofEmptyTree()
                : rootOf(leaves.stream().map(TreeHash::ofLeaf).toList());
    }

    private static byte[] rootOf(List<byte[]> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int split = Integer.highestOneBit(hashes.size() - 1);
        return TreeHash.ofChildren(
                rootOf(hashes.subList(0, split)), rootOf(hashes.subList(split, hashes.size())));
    }
}
