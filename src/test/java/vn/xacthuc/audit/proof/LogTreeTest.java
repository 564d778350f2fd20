package vn.xacthuc.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.xacthuc.audit.SampleReader.auditor;
import static vn.xacthuc.audit.SampleReader.reader;

import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.proof.LogTree.CoveredTile;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// How far the tree and the leaves are shown.
@Timeout(60)
class LogTreeTest {

    private final Database database;

    LogTreeTest(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
        database = Database.newLog("tree_" + Integer.toHexString(name.hashCode()));
    }

    @Test
    void nothingIsShownBeforeTheFirstCheckpoint() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);

            isRefused(ProblemType.NOT_FOUND, replica.proving.tree::checkpoint);
            isRefused(ProblemType.NOT_FOUND, () -> replica.proving.tree.covered(tile(0, 0, 1)));
            isRefused(ProblemType.NOT_FOUND, () -> replica.proving.tree.consistency(0, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, true",
        "0, 1, 44, true",
        "0, 1, 45, false",
        "0, 2, 1, false",
        "1, 0, 1, true",
        "1, 0, 2, false",
        "1, 1, 1, false",
        "2, 0, 1, false",
        "8, 0, 1, false",
        "63, 0, 1, false",
        "0, 999999999999999999, 1, false"
    })
    void treeIsShownAsFarAsACheckpointWasSigned(int level, long index, int width, boolean shown)
            throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(299);
            replica.sign();
            replica.append(300);

            if (shown) {
                CoveredTile tile = replica.proving.tree.covered(tile(level, index, width));
                assertThat(replica.proving.tree.hashes(tile)).hasSize(width * 32);
            } else {
                isRefused(
                        ProblemType.NOT_FOUND,
                        () -> replica.proving.tree.covered(tile(level, index, width)));
            }
        }
    }

    /// Numbers so large that a shift or a product of them comes out small again.
    @ParameterizedTest
    @ValueSource(longs = {1L << 48, 1L << 55, 1L << 56, (1L << 56) + 1, 1L << 57, 1L << 59})
    void tileFarPastTheLastIsNotThereAndNothingIsRead(long index) throws Exception {
        PGSimpleDataSource source = database.ofService("");
        try (Replica replica = Replica.running(source)) {
            replica.append(3);
            replica.checkpoints.covering(new LogSpan(0, LogSettings.NEW.origin()), 3);
            source.setPortNumbers(new int[] {1});
            Caller reader = auditor();

            for (int level : new int[] {0, 1, 7, 8, 63}) {
                isRefused(
                        ProblemType.NOT_FOUND,
                        () -> replica.proving.tree.covered(tile(level, index, 1)));
            }
            isRefused(
                    ProblemType.NOT_FOUND,
                    () -> replica.proving.bundles.find(reader, tile(0, index, 1)));
        }
    }

    @Test
    void strangersShareOneReadOfTheCheckpoint() throws Exception {
        PGSimpleDataSource source = database.ofService("");
        try (Replica replica = Replica.running(source)) {
            isRefused(ProblemType.NOT_FOUND, replica.proving.tree::checkpoint);
            source.setPortNumbers(new int[] {1});

            isRefused(ProblemType.NOT_FOUND, replica.proving.tree::checkpoint);
            Thread.sleep(1000);
            isRefused(ProblemType.LOG_UNAVAILABLE, replica.proving.tree::checkpoint);
            Thread.currentThread().interrupt();
            isRefused(ProblemType.OVERLOADED, replica.proving.tree::checkpoint);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void checkpointThatWasNotSignedIsNotShown() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.sign();
            new Forger(database).changes("update checkpoint set root = sha256(root)");

            isRefused(ProblemType.LOG_UNAVAILABLE, replica.proving.tree::checkpoint);
        }
    }

    @Test
    void tilesOfASuccessorAreCachedForMinutesOnly() throws Exception {
        String old;
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.sign();
            old = replica.checkpointKeys.current().encoded();
            assertThat(caching(replica)).isEqualTo("public, max-age=31536000, immutable");
        }
        String next = "next.example/log";
        String key = LogSettings.NEW.signingKey();
        LogSettings succeeded = LogSettings.NEW.withOrigin(next).withCheckpointKey(key, old);
        Database lost = Database.newLog("tree_lost");
        lost.write(
                "insert into log_opening values (0, ?, ?, 2, sha256('x'))",
                next,
                LogSettings.NEW.origin());
        try (Replica replica = Replica.running(lost, succeeded)) {
            replica.append(3);
            replica.sign();
            assertThat(caching(replica)).isEqualTo("public, max-age=300");
        }
        database.write(
                "insert into log_opening values (4, ?, ?, 4, sha256('x'))",
                next,
                LogSettings.NEW.origin());
        try (Replica replica = Replica.running(database, LogSettings.NEW.withOrigin(next))) {
            replica.append(3);
            replica.sign();
            assertThat(caching(replica)).isEqualTo("public, max-age=300");
        }
    }

    private static String caching(Replica replica) {
        return LogTreeResource.caching("public", replica.proving.tree.covered(tile(0, 0, 1)));
    }

    @Test
    void strangersWaitForTheirOwnFewReaders() throws Exception {
        PGSimpleDataSource source = database.ofService("");
        try (Replica replica = Replica.running(source)) {
            replica.append(3);
            replica.sign();
            CoveredTile tile = replica.proving.tree.covered(tile(0, 0, 1));

            Thread.currentThread().interrupt();
            isRefused(ProblemType.OVERLOADED, () -> replica.proving.tree.hashes(tile));
            assertThat(Thread.interrupted()).isTrue();

            source.setPortNumbers(new int[] {1});
            isRefused(ProblemType.LOG_UNAVAILABLE, () -> replica.proving.tree.hashes(tile));
        }
    }

    @Test
    void bundlesAreForThoseWhoMaySeeEveryEntry() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(299);
            replica.sign();
            Optional<TileAddress> first = tile(0, 0, 256);

            CoveredTile bundle = replica.proving.bundles.find(auditor(), first);
            byte[] read = replica.proving.bundles.read(auditor(), bundle);

            assertThat(EntryBundle.parse(read)).hasSize(256);
            isRefused(
                    ProblemType.INSUFFICIENT_SCOPE,
                    () -> replica.proving.bundles.find(reader("audit:read-own"), first));
            isRefused(
                    ProblemType.INSUFFICIENT_SCOPE,
                    () -> replica.proving.bundles.find(auditor(Sector.BANK), first));
        }
    }

    @Test
    void bundleOfAnArchivedPartitionIsGone() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.sign();
            database.write("update log_partition set end_row = 2 where first_row = 0");
            database.write("insert into log_partition (first_row, end_row) values (2, 9000000)");
            database.write("update log_partition set archived_at = now() where first_row = 0");

            isRefused(
                    ProblemType.ENTRIES_ARCHIVED,
                    () -> replica.proving.bundles.find(auditor(), tile(0, 0, 4)));
        }
    }

    @Test
    void bundleThatCannotBeReadIsSaidSo() throws Exception {
        PGSimpleDataSource source = database.ofService("");
        try (Replica replica = Replica.signing(source, LogSettings.NEW)) {
            replica.append(3);
            assertThat(replica.checkpoints.covering(new LogSpan(0, LogSettings.NEW.origin()), 3))
                    .isNotNull();
            Caller reader = auditor();
            CoveredTile bundle = replica.proving.bundles.find(reader, tile(0, 0, 4));
            new Forger(database).changes("delete from entry where leaf_index = 1");
            isRefused(
                    ProblemType.LOG_UNAVAILABLE,
                    () -> replica.proving.bundles.read(reader, bundle));

            source.setPortNumbers(new int[] {1});
            isRefused(
                    ProblemType.LOG_UNAVAILABLE,
                    () -> replica.proving.bundles.find(reader, tile(0, 0, 4)));
        }
    }

    private static Optional<TileAddress> tile(int level, long index, int width) {
        return Optional.of(new TileAddress(level, index, width));
    }

    private static void isRefused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
