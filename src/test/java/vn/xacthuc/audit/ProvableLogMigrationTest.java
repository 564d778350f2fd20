package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import org.junit.jupiter.api.Test;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.testing.Database;

/// A log that was written before tiles and checkpoints were is provable after the migration.
class ProvableLogMigrationTest {

    private static final String NAME = "audit_before_tiles";

    @Test
    void logOfBeforeGetsItsTilesAndKeepsItsPartitions() throws Exception {
        int size = 256 * 256 + 300;
        Database log = Database.beforeMigration(NAME);
        log.migrateLog("4");
        Frontier tree = Frontier.EMPTY;
        try (Connection owner = log.asOwner();
                PreparedStatement insert =
                        owner.prepareStatement(
                                "insert into entry (leaf_index, id, recorded_at, kind, leaf) values"
                                        + " (?, gen_random_uuid(), now(), 'REFUSAL', ?)")) {
            owner.setAutoCommit(false);
            for (int i = 0; i < size; i++) {
                byte[] leaf = {(byte) (i >> 16), (byte) (i >> 8), (byte) i};
                tree = tree.append(TreeHash.ofLeaf(leaf));
                insert.setLong(1, i);
                insert.setBytes(2, leaf);
                insert.addBatch();
            }
            insert.executeBatch();
            owner.commit();
        }

        log.migrateLog("5");

        try (Connection owner = log.asOwner()) {
            TileRows rows = new TileRows(owner, new LogSpan(0, "any"));
            assertThat(new TileTree<>(size, rows).root()).isEqualTo(tree.root());
        }
        assertThat(log.read("select level || ':' || count(*) from tile group by level order by 1"))
                .containsExactly("0:257", "1:1");
        assertThat(
                        log.read(
                                "select first_row || '-' || end_row from log_partition order by first_row"))
                .containsExactly("0-10000000", "10000000-20000000");
        assertThat(log.count("select ensure_partitions(19000000)")).isEqualTo(1);
        assertThat(log.read("select max(end_row)::text from log_partition"))
                .containsExactly("28388608");
    }

    @Test
    void emptyLogOfBeforeGetsPartitionsThatEndBetweenBundles() {
        Database log = Database.beforeMigration(NAME);
        log.migrateLog("4");

        log.migrateLog("5");

        assertThat(
                        log.read(
                                "select to_regclass('entry_0') is null and to_regclass('entry_1') is null"))
                .containsExactly("t");
        assertThat(log.read("select first_row || '-' || end_row from log_partition"))
                .containsExactly("0-8388608");
    }
}
