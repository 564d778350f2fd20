package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;

/// A database that is not what it was is not appended to.
@Timeout(60)
class LogGuardTest {

    private final Database database;
    private final Forger forger;
    private final Path file;
    private final LogSettings settings;

    LogGuardTest(TestInfo test, @TempDir Path folder) {
        String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
        database = Database.newLog("guard_" + Integer.toHexString(name.hashCode()));
        forger = new Forger(database);
        file = folder.resolve("checkpoint");
        settings = LogSettings.NEW.withCheckpointFile(file);
    }

    @Test
    void restartOfAWholeLogAppendsOn() throws Exception {
        runFor(3);
        runFor(3);

        assertThat(database.count("select count(*) from entry")).isEqualTo(7);
    }

    @Test
    void checkpointFileHoldsTheLastCheckpoint() throws Exception {
        runFor(3);

        assertThat(Files.readString(file))
                .isEqualTo(
                        database.read("select note from checkpoint order by size desc limit 1")
                                .getFirst());
    }

    @Test
    void restoredBackupIsNoticedAtStartByTheFile() throws Exception {
        runFor(3);
        runFor(3);
        forger.changes("delete from checkpoint where size > 4");
        forger.rollsBackTo(4);

        refusesAtStart("4 entries", "checkpoint of 7", "log-succeed");
    }

    @Test
    void restoredBackupThatGrewAgainIsNoticedByTheFile() throws Exception {
        runFor(3);
        runFor(3);
        forger.changes("delete from checkpoint where size > 4");
        forger.rollsBackTo(4);
        try (Replica forgetful = Replica.running(database)) {
            forgetful.append(10);
        }

        refusesAtStart("14 entries", "do not extend the checkpoint of 7");
    }

    @Test
    void emptyDatabaseIsNoTheLogOfTheFile() throws Exception {
        runFor(3);
        Database empty = Database.newLog("guard_empty");
        try (Replica replica = Replica.signing(empty, settings)) {
            refusesToAppend(replica, "0 entries", "checkpoint of 4");
        }
    }

    @Test
    void fileOfAnotherLogIsRefused() throws Exception {
        Files.writeString(
                file,
                new CheckpointKeys(settings.withOrigin("other.example/log"))
                        .sign(new Checkpoint("other.example/log", 4, new byte[32])));

        refusesAtStart("checkpoint of other.example/log", "no log of this database");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void damagedFileIsNotTakenForNone(int damage) throws Exception {
        runFor(3);
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
            case 0 -> Files.write(file, new byte[0]);
            case 1 -> {
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
            case 2 -> Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
            default -> Files.write(file, new byte[2 << 20]);
        }

        refusesAtStart("cannot be used", file.toString());
    }

    @Test
    void fileThatCannotBeWrittenStopsNobody() throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            Files.createDirectories(file.resolve("in/its/place"));
            replica.append(3);
            Eventually.holds("it is signed", () -> replica.checkpoints.latest().isPresent());

            assertThat(replica.guard.refusal()).isEmpty();
        }
        try (var left = Files.list(file.getParent())) {
            assertThat(left).doesNotContain(file.resolveSibling("checkpoint.new")).hasSize(2);
        }
    }

    @Test
    void fileThatCannotBeReadIsNotTakenForNone() throws Exception {
        Files.createSymbolicLink(file, file);
        try (Replica replica = Replica.signing(database, settings)) {
            refusesToAppend(replica, "cannot be used", file.toString());
        }
    }

    @Test
    void folderThatIsNotThereIsRefused() throws Exception {
        LogSettings nowhere = settings.withCheckpointFile(file.resolve("under/a/file"));
        try (Replica replica = Replica.signing(database, nowhere)) {
            refusesToAppend(replica, "cannot be used");
        }
    }

    @Test
    void twoProcessesDoNotUseOneFile() throws Exception {
        runFor(1);
        try (Replica one = Replica.signing(database, settings)) {
            one.append(1);
            try (Replica other = Replica.signing(database, settings)) {
                refusesToAppend(other, "cannot be used", "uses it");
            }
            one.append(1);
        }
        runFor(1);
    }

    @Test
    void anotherProgramsLockOnTheFileIsRespected() throws Exception {
        Path program =
                Files.writeString(
                        file.resolveSibling("Holder.java"),
                        """
                        void main(String[] file) throws Exception {
                            var lock = new java.io.RandomAccessFile(file[0], "rw").getChannel().lock();
                            IO.println("held");
                            Thread.sleep(60_000);
                        }
                        """);
        Process holder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                program.toString(),
                                file + ".lock")
                        .start();
        try {
            assertThat(holder.inputReader().readLine()).isEqualTo("held");
            try (Replica replica = Replica.signing(database, settings)) {
                refusesToAppend(replica, "another process uses it");
            }
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void logThatHasEntriesWaitsForAWitnessWhereNoFileTells() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
        }
        LogSettings witnessed =
                LogSettings.NEW.withWitness("w1", "http://localhost:1", RunningWitness.SOME_KEY);
        try (Replica replica = Replica.signing(database, witnessed)) {
            assertThatThrownBy(() -> replica.append(1)).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(() -> replica.signer.attempt(0))
                    .isInstanceOf(UnprovableHeadException.class)
                    .hasMessageContaining("not compared yet");
            Eventually.holds("it says so", () -> replica.checkpoints.trouble().isPresent());
            assertThat(replica.guard.refusal()).isEmpty();

            replica.guard.heard(Optional.empty());
            replica.append(1);
            replica.signer.attempt(0);
        }
    }

    @Test
    void fileIsEnoughWhereNoWitnessAnswers() throws Exception {
        runFor(3);
        LogSettings witnessed =
                settings.withWitness("w1", "http://localhost:1", RunningWitness.SOME_KEY);
        try (Replica replica = Replica.signing(database, witnessed)) {
            replica.append(1);
            replica.append(1);
        }
    }

    @Test
    void logThatThisProcessBeginsWaitsForNobody() throws Exception {
        LogSettings witnessed =
                LogSettings.NEW.withWitness("w1", "http://localhost:1", RunningWitness.SOME_KEY);
        try (Replica replica = Replica.signing(database, witnessed)) {
            replica.append(1);
            replica.append(1);
        }
    }

    @Test
    void logThatGetsShorterWhileTheProcessRunsIsNotAppendedTo() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.append(3);
            replica.append(1);
            forger.rollsBackTo(4);

            refusesToAppend(replica, "4 rows", "this process saw 7");
        }
    }

    @Test
    void whatIsLearntWhileTheWriterIsHeldUpIsNotHeldAgainstIt() throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            replica.append(1);
            LogGuard.Known known = replica.guard.known();
            Head head = replica.entries.head();
            replica.append(3);
            Eventually.holds(
                    "it is signed",
                    () ->
                            replica.checkpoints
                                    .latest()
                                    .map(SignedCheckpoint::size)
                                    .equals(Optional.of(5L)));
            replica.guard.heard(
                    Optional.of(
                            new KnownCheckpoint(
                                    replica.checkpointKeys
                                            .open(Files.readString(file))
                                            .orElseThrow(),
                                    "a witness")));

            replica.guard.check(head, known);

            assertThat(replica.guard.refusal()).isEmpty();
            assertThatThrownBy(() -> replica.guard.check(head, replica.guard.known()))
                    .hasMessageContaining("this process saw 5");
        }
    }

    @Test
    void databaseOfAnotherNameIsNotAppendedTo() throws Exception {
        runFor(3);
        LogSettings renamed = LogSettings.NEW.withOrigin("renamed.example/log");
        try (Replica replica = Replica.signing(database, renamed)) {
            refusesToAppend(replica, "test.xacthuc.example/log", "set up for renamed.example/log");
            assertThatThrownBy(() -> replica.signer.attempt(0))
                    .isInstanceOf(UnprovableHeadException.class);
        }
    }

    @Test
    void whatWasNotComparedYetIsNotAppendedTo() throws Exception {
        runFor(300);
        String earlier = Files.readString(file);
        try (Replica replica = Replica.running(database)) {
            // From here on it appends from memory, and only the proof needs the first tile.
            replica.append(3);
            forger.changes("update tile set tile_index = 999 where level = 0 and tile_index = 0");
            replica.append(1);
            replica.guard.heard(
                    Optional.of(
                            new KnownCheckpoint(
                                    replica.checkpointKeys.open(earlier).orElseThrow(), "a test")));

            assertThatThrownBy(() -> replica.append(1)).isInstanceOf(ExecutionException.class);
            assertThat(replica.guard.refusal()).isEmpty();

            forger.changes("update tile set tile_index = 0 where tile_index = 999");
            replica.append(1);
        }
    }

    @Test
    void firstReasonStays() {
        Replica replica = Replica.waiting(database.ofService(""), 1);

        replica.guard.refuse("first");
        replica.guard.refuse("second");

        assertThat(replica.guard.refusal()).contains("first");
    }

    @Test
    void readinessSaysWhy() throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            LogHealth health = new LogHealth(replica.guard, replica.checkpoints);
            replica.append(1);
            assertThat(health.call().getStatus().name()).isEqualTo("UP");

            replica.guard.refuse("it was restored");

            assertThat(health.call().getStatus().name()).isEqualTo("DOWN");
            assertThat(health.call().getData().orElseThrow())
                    .containsEntry("why", "it was restored");
        }
    }

    @Test
    void databaseThatDoesNotAnswerForAMomentTakesNobodyOutOfService() throws Exception {
        PGSimpleDataSource source = database.ofService("");
        int[] ports = source.getPortNumbers().clone();
        try (Replica replica = Replica.signing(source, LogSettings.NEW)) {
            LogHealth health = new LogHealth(replica.guard, replica.checkpoints);
            replica.append(1);
            Eventually.holds("it is signed", () -> replica.checkpoints.known().isPresent());
            source.setPortNumbers(new int[] {1});
            Thread.sleep(1500);
            assertThat(health.call().getStatus().name()).isEqualTo("UP");

            Eventually.holds("it is down", () -> health.call().getStatus().name().equals("DOWN"));
            source.setPortNumbers(ports);
            Eventually.holds("it is up", () -> health.call().getStatus().name().equals("UP"));
        }
    }

    @Test
    void readinessSaysThatTheHeadIsNotSigned() throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            LogHealth health = new LogHealth(replica.guard, replica.checkpoints);
            replica.append(5);
            Eventually.holds("it is signed", () -> replica.checkpoints.latest().isPresent());
            forger.changesLeaf(3);
            replica.append(1);

            Eventually.holds("it is down", () -> health.call().getStatus().name().equals("DOWN"));
            assertThat(health.call().getData().orElseThrow().toString())
                    .contains("do not give the root");
            assertThat(replica.metrics.counter("xacthuc.audit.checkpoint.refused").count())
                    .isPositive();
        }
    }

    /// Runs a process for so many entries; what it wrote is signed when it has ended.
    private void runFor(int entries) throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            replica.append(entries);
        }
    }

    private void refusesAtStart(String... why) throws Exception {
        String before =
                Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        try (Replica replica = Replica.signing(database, settings)) {
            refusesToAppend(replica, why);
            assertThatThrownBy(() -> replica.signer.attempt(0))
                    .isInstanceOf(UnprovableHeadException.class);
        }
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                .as("what proves the rollback is kept")
                .isEqualTo(before);
    }

    private static void refusesToAppend(Replica replica, String... why) {
        assertThatThrownBy(() -> replica.append(1))
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
        assertThat(replica.guard.refusal().orElseThrow()).contains(why);
    }
}
