package vn.xacthuc.audit.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.TileRows;
import vn.xacthuc.audit.checkpoint.CheckpointStatements;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.checkpoint.WitnessKeys;
import vn.xacthuc.audit.offline.DatabaseExport;
import vn.xacthuc.audit.offline.SampleLog;
import vn.xacthuc.audit.offline.VerifyLogRun;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.testing.Database;

/// Whole partitions go from the database to a folder, none is lost, and the log goes on.
///
/// The partitions here end within bundles, as those of before V5 and of successor logs may.
class LogArchiveTest {

    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
    private static final String ORIGIN = LogSettings.NEW.origin();
    private static final String SECOND = "second.xacthuc.example/log";

    @TempDir Path folder;

    private Database database;
    private Replica replica;
    private Path archive;

    @BeforeEach
    void fill() throws Exception {
        database = Database.newLog("audit_archive");
        partitions(0, 600, 1100, 9_000_000);
        replica = Replica.running(database);
        replica.append(1299);
        replica.sign();
        archive = archiveOf(ORIGIN);
    }

    @AfterEach
    void close() {
        replica.close();
    }

    @Test
    void oldPartitionsGoInOrderAndTheLogVerifiesAsBefore() throws Exception {
        assertThat(archive(LATER, false))
                .contains("rows 0 to 599 are archived")
                .contains("rows 600 to 1099 are archived")
                .contains("rows from 1100 on are kept");

        assertThat(database.count("select min(leaf_index) from entry")).isEqualTo(1100);
        assertThat(database.count("select min(leaf_index) from entry_detail")).isEqualTo(1100);
        assertThat(database.count("select count(*) from entry_r0")).isEqualTo(600);
        assertThat(database.read("select archived_at is not null from log_partition order by 1"))
                .containsExactly("f", "t", "t");
        // The bundle that the second partition ends in was completed from the third.
        assertThat(verify(archive).out()).contains("HOLDS, 0 findings; 1280 entries");
        replica.append(100);
        assertThat(verifyWithTheRest().out())
                .contains(
                        "HOLDS, 0 findings; 1400 entries, the whole log (300 fit their details, 0 details"
                                + " erased, 1100 details archived");
    }

    @Test
    void tilesAndProofsDoNotNeedWhatIsArchived() throws Exception {
        byte[] root = database(connection -> new LogTilesOf(connection).root(1300));

        archive(LATER, true);

        assertThat(database.read("select to_regclass('entry_r600') is null")).containsExactly("t");
        byte[] after = database(connection -> new LogTilesOf(connection).root(1300));
        assertThat(after).isEqualTo(root);
        replica.append(300);
        assertThat(replica.sign()).isPresent();
    }

    @Test
    void runThatHasNothingToDoDoesNothing() throws Exception {
        archive(LATER, false);
        String again = archive(LATER, false);

        assertThat(again).doesNotContain("archived").contains("rows from 1100 on are kept");
        archive(LATER, true);
        archive(LATER, true);
        assertThat(verify(archive).exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void entriesWithinTheRetentionAreKept() throws Exception {
        assertThat(archive(Instant.EPOCH, true)).isEqualTo("rows from 0 on are kept\n");
        assertThat(database.count("select count(*) from entry")).isEqualTo(1300);
        assertThat(Files.exists(archive)).isFalse();
    }

    @Test
    void entriesThatNoCheckpointCoversAreKept() throws Exception {
        database.write("delete from checkpoint");

        assertThat(archive(LATER, true)).contains("rows 0 to 599 are kept: no checkpoint covers");
    }

    @Test
    void partitionWhoseLastBundleIsNotCompleteIsKept() throws Exception {
        replica.close();
        database = Database.newLog("audit_archive_short");
        partitions(0, 600, 9_000_000);
        replica = Replica.running(database);
        replica.append(620);
        replica.sign();

        assertThat(archive(LATER, true))
                .contains("rows 0 to 599 are kept: their last bundle is not complete");
    }

    @Test
    void changedLeafStopsTheArchiveBeforeAnythingIsDetached() throws Exception {
        new Forger(database).changesLeaf(700);

        assertThatThrownBy(() -> archive(LATER, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leaf 700 is not the one that the tree has");

        assertThat(database.count("select count(*) from entry")).isEqualTo(1300);
    }

    @Test
    void missingLeafAndForeignTilesStopTheArchive() throws Exception {
        Forger forger = new Forger(database);
        forger.changes(
                "update tile set hashes = sha256(hashes) || substr(hashes, 33)"
                        + " where level = 0 and tile_index = 0");
        assertThatThrownBy(() -> archive(LATER, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("leaf 0 is not the one that the tree has");
        forger.changes("delete from entry where leaf_index = 10");
        assertThatThrownBy(() -> archive(LATER, true))
                .hasMessageContaining("leaves from 0 on are missing");
        forger.changes("update tile set root = sha256('')");
        assertThatThrownBy(() -> archive(LATER, true))
                .hasMessageContaining("do not hash to its root");

        assertThat(database.count("select count(*) from entry")).isEqualTo(1299);
    }

    @Test
    void fileThatHoldsSomethingElseIsNotWrittenOver() throws Exception {
        Path bundle = archive.resolve("tile/entries/001");
        SampleLog.write(bundle, new byte[] {1});

        assertThatThrownBy(() -> archive(LATER, true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("001 holds something else already");

        assertThat(Files.readAllBytes(bundle)).containsExactly(1);
        assertThat(database.count("select count(*) from entry")).isEqualTo(1300);
    }

    @Test
    void runThatIsInterruptedAnywhereIsFinishedByTheNext() throws Exception {
        int interrupted = 0;
        boolean finished = false;
        while (!finished) {
            interrupted++;
            try (Connection owner = database.asOwner()) {
                archive(failingAt(interrupted * 2, owner), silent()).run(LATER, false);
                finished = true;
            } catch (SQLException | UncheckedIOException e) {
                assertThat(e).hasStackTraceContaining("interrupted");
            }
        }

        assertThat(interrupted).isGreaterThan(5);
        archive(LATER, true);
        assertThat(verify(archive).out()).contains("HOLDS, 0 findings; 1280 entries");
        assertThat(verifyWithTheRest().out()).contains("HOLDS, 0 findings; 1300 entries");
        assertThat(database.read("select to_regclass('entry_r0') is null")).containsExactly("t");
    }

    @Test
    void detachingThatWasInterruptedIsFinalized() throws Exception {
        // What a crash between the two transactions of a concurrent detachment leaves.
        archive(LATER, false);
        Forger forger = new Forger(database);
        database.write(
                "alter table entry attach partition entry_r600 for values from (600) to (1100)");
        forger.changes(
                "update pg_inherits set inhdetachpending = true where inhrelid ="
                        + " 'log.entry_r600'::regclass and inhparent = 'log.entry'::regclass");

        archive(LATER, false);

        assertThat(database.count("select min(leaf_index) from entry")).isEqualTo(1100);
    }

    @Test
    void closedLogIsArchivedToItsEndAndItsSuccessorFromItsBeginning() throws Exception {
        replica.close();
        database = Database.newLog("audit_archive_successor");
        partitions(0, 600, 1400, 9_000_000);
        try (Replica first = Replica.running(database)) {
            first.append(699);
            first.sign();
            // What was never signed is compared with the last batch.
            first.append(10);
        }
        database.write(
                "insert into log_opening (first_row, origin, predecessor_origin, predecessor_size,"
                        + " predecessor_root) values (710, ?, ?, 700, sha256(''))",
                SECOND,
                ORIGIN);
        replica = Replica.running(database, LogSettings.NEW.withOrigin(SECOND));
        replica.append(1200);
        replica.sign();

        assertThat(archive(LATER, true)).contains("rows 600 to 1399 are archived");

        Path closed = archiveOf(ORIGIN);
        assertThat(closed.resolve("tile/entries/002.p/198")).exists();
        VerifyLogRun first =
                VerifyLogRun.of(
                        closed, "--checkpoint", closed.resolve("checkpoint"), "--key", key(ORIGIN));
        // Ten leaves were never signed; the other 700 hash to the checkpoint.
        assertThat(first.out())
                .contains("the first 700 leaves have the root that")
                .contains("10 entries from leaf 700 on are proven by no checkpoint");
        Path open = archiveOf(SECOND);
        VerifyLogRun second =
                VerifyLogRun.of(
                        open,
                        "--checkpoint",
                        open.resolve("checkpoint"),
                        "--key",
                        key(SECOND),
                        "--partial");
        assertThat(second.out()).contains("HOLDS, 0 findings; 768 entries");
    }

    @Test
    void endOfAClosedLogWaitsForThePartitionItReachesInto() throws Exception {
        replica.close();
        database = Database.newLog("audit_archive_end");
        partitions(0, 600, 1400, 9_000_000);
        try (Replica first = Replica.running(database)) {
            first.append(709);
        }
        database.write(
                "insert into log_opening (first_row, origin, predecessor_origin, predecessor_size,"
                        + " predecessor_root) values (710, ?, ?, 700, sha256(''))",
                SECOND,
                ORIGIN);
        replica = Replica.running(database, LogSettings.NEW.withOrigin(SECOND));
        replica.append(10);

        assertThat(archive(LATER, true))
                .contains("rows 0 to 599 are kept: the end of a closed log begins there");
    }

    private interface Question<T> {
        T of(Connection connection) throws Exception;
    }

    /// The tree of the first log as its rows have it.
    private record LogTilesOf(Connection connection) {

        byte[] root(long size) throws SQLException {
            return new TileTree<>(size, new TileRows(connection, new LogSpan(0, ORIGIN))).root();
        }
    }

    private <T> T database(Question<T> question) throws Exception {
        try (Connection connection = database.asOwner()) {
            return question.of(connection);
        }
    }

    private void partitions(long... bounds) {
        partitions(database, bounds);
    }

    static void partitions(Database database, long... bounds) {
        database.write("drop table entry_r0, entry_detail_r0");
        database.write("delete from log_partition");
        for (int i = 0; i + 1 < bounds.length; i++) {
            for (String table : List.of("entry", "entry_detail")) {
                database.write(
                        "create table %1$s_r%2$d partition of %1$s for values from (%2$d) to (%3$d)"
                                .formatted(table, bounds[i], bounds[i + 1]));
            }
            database.write("insert into log_partition values (?, ?)", bounds[i], bounds[i + 1]);
        }
    }

    private Path archiveOf(String origin) {
        return folder.resolve(origin.replace("/", "%2F"));
    }

    private String archive(Instant before, boolean drop) throws SQLException, IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Connection owner = database.asOwner()) {
            archive(owner, new PrintStream(out, true, StandardCharsets.UTF_8)).run(before, drop);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private LogArchive archive(Connection owner, PrintStream out) {
        return new LogArchive(owner, WitnessKeys.NONE, folder, out);
    }

    private static PrintStream silent() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    /// A connection that breaks at its n-th statement.
    private static Connection failingAt(int statement, Connection connection) {
        int[] left = {statement};
        return (Connection)
                Proxy.newProxyInstance(
                        LogArchiveTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().endsWith("Statement") && --left[0] == 0) {
                                throw new SQLException("interrupted");
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    static String key(String origin) {
        return NoteSigner.of(origin, Ed25519Keys.readPrivate(LogSettings.NEW.signingKey()))
                .verifier()
                .encoded();
    }

    static VerifyLogRun verify(Path archive) {
        return VerifyLogRun.of(
                archive,
                "--checkpoint",
                archive.resolve("checkpoint"),
                "--key",
                key(ORIGIN),
                "--partial");
    }

    /// The archive with an export of what the database still has.
    private VerifyLogRun verifyWithTheRest() throws Exception {
        replica.sign();
        SignedCheckpoint newest =
                database(connection ->
                        new CheckpointStatements(connection)
                                .latest(new LogSpan(0, ORIGIN), WitnessKeys.NONE)
                                .orElseThrow());
        long kept = database.count("select min(leaf_index) from entry");
        Path export =
                DatabaseExport.write(
                        folder.resolve("rest"), database, replica.cipher, newest, kept);
        List<Object> arguments = new ArrayList<>();
        arguments.addAll(List.of(archive, export));
        arguments.addAll(
                List.of(
                        "--checkpoint",
                        Files.writeString(folder.resolve("newest"), newest.note()),
                        "--earlier",
                        archive.resolve("checkpoint"),
                        "--key",
                        key(ORIGIN)));
        return VerifyLogRun.of(arguments.toArray());
    }
}
