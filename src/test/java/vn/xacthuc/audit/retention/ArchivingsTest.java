package vn.xacthuc.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.offline.DatabaseExport;
import vn.xacthuc.audit.offline.VerifyLogRun;
import vn.xacthuc.testing.Database;

/// What was archived is said in the log, once.
@Timeout(120)
class ArchivingsTest {

    private static final String ORIGIN = LogSettings.NEW.origin();

    @TempDir Path folder;

    @Test
    void archivingIsRecordedOnceHoweverManyReplicasSeeItUnderWhicheverKeys() throws Exception {
        Database database = log("audit_archivings");
        LogSettings rotated = LogSettings.NEW.withIndexKeys("second", "first");
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database, rotated)) {
            one.append(20);
            archivings(one).record();
            assertThat(recorded(database, one)).isEmpty();
            archived(database, 0, "1 hour");
            archived(database, 10, "47 hours");

            archivings(one).record();
            archivings(other).record();
            archivings(one).record();

            assertThat(recorded(database, one))
                    .containsExactly(of(ORIGIN, 0, 10), of(ORIGIN, 10, 15));
        }
    }

    @Test
    void archivingWhoseClaimMayBeForgottenIsNotLookedAt() throws Exception {
        Database database = log("audit_archivings_old");
        try (Replica replica = Replica.running(database)) {
            replica.append(20);
            archived(database, 0, "49 hours");

            archivings(replica).record();

            assertThat(recorded(database, replica)).isEmpty();
        }
    }

    @Test
    void leavesAreNumberedAsTheirLogNumbersThem() throws Exception {
        Database database = log("audit_archivings_successor");
        try (Replica replica = Replica.running(database)) {
            replica.append(11);
        }
        database.write(
                "insert into log_opening (first_row, origin, predecessor_origin, predecessor_size,"
                        + " predecessor_root) values (12, 'second.example/log', ?, 12, sha256(''))",
                ORIGIN);
        try (Replica replica =
                Replica.running(database, LogSettings.NEW.withOrigin("second.example/log"))) {
            replica.append(10);
            archived(database, 0, "1 hour");
            archived(database, 10, "1 hour");

            archivings(replica).record();

            assertThat(recorded(database, replica))
                    .containsExactly(
                            of(ORIGIN, 0, 10), of(ORIGIN, 10, 12), of("second.example/log", 0, 3));
        }
    }

    @Test
    void logWithSuchAnEntryHolds() throws Exception {
        Database database = log("audit_archivings_verified");
        try (Replica replica = Replica.running(database)) {
            replica.append(20);
            archived(database, 0, "1 hour");
            archivings(replica).record();
            SignedCheckpoint newest = replica.sign().orElseThrow();

            VerifyLogRun run =
                    VerifyLogRun.of(
                            DatabaseExport.write(
                                    folder.resolve("export"), database, replica.cipher, newest, 0),
                            "--checkpoint",
                            Files.writeString(folder.resolve("checkpoint"), newest.note()),
                            "--key",
                            LogArchiveTest.key(ORIGIN));

            assertThat(run.out()).contains("HOLDS, 0 findings; 22 entries, the whole log");
            assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        }
    }

    @Test
    void whatCannotBeRecordedNowIsRecordedLater() throws Exception {
        Database database = log("audit_archivings_away");
        try (Replica replica = Replica.running(database)) {
            replica.append(20);
            archived(database, 0, "1 hour");

            database.write("alter table log_partition rename to log_partition_away");
            archivings(replica).record();
            database.write("alter table log_partition_away rename to log_partition");
            replica.stopWriting();
            archivings(replica).record();
        }
        try (Replica replica = Replica.running(database)) {
            assertThat(recorded(database, replica)).isEmpty();

            archivings(replica).record();

            assertThat(recorded(database, replica)).containsExactly(of(ORIGIN, 0, 10));
        }
    }

    private static Database log(String name) throws SQLException {
        Database database = Database.newLog(name);
        LogArchiveTest.partitions(database, 0, 10, 15, 9_000_000);
        return database;
    }

    /// The mark that `log-archive` leaves.
    private static void archived(Database database, long firstRow, String ago) {
        database.write(
                "update log_partition set archived_at = clock_timestamp() - ?::interval"
                        + " where first_row = ?",
                ago,
                firstRow);
    }

    private static Archivings archivings(Replica replica) {
        return new Archivings(replica.readers, replica.keys, replica.log);
    }

    private static Map<String, Object> of(String origin, int firstLeaf, int endLeaf) {
        return Map.of(
                "archived", Map.of("origin", origin, "firstLeaf", firstLeaf, "endLeaf", endLeaf));
    }

    /// What the ERASURE entries say, in their order.
    private static List<Map<String, Object>> recorded(Database database, Replica replica)
            throws Exception {
        List<Map<String, Object>> recorded = new ArrayList<>();
        for (String id :
                database.read("select id from entry where kind = 'ERASURE' order by leaf_index")) {
            EntryRow row = replica.entries.byId(UUID.fromString(id)).orElseThrow();
            EntryRow.Sealed sealed = row.sealed().orElseThrow();
            recorded.add(
                    new EntryDetailsJson()
                            .read(
                                    replica.cipher
                                            .decrypt(sealed.keyId(), row.id(), sealed.ciphertext())
                                            .details())
                            .particulars());
        }
        return recorded;
    }
}
