package vn.xacthuc.audit.checkpoint;

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
import vn.xacthuc.audit.AppendGuard;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
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

        refusesAtStart("the checkpoint file cannot be used (", "remove it only if");
    }

    @Test
    void fileThatCannotBeWrittenStopsNobody() throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            Files.createDirectories(file.resolve("in/its/place"));
            replica.append(3);
            Eventually.holds("it is signed", () -> replica.checkpoints.latest().isPresent());

            assertThat(replica.signing.guard.refusal()).isEmpty();
        }
        try (var left = Files.list(file.getParent())) {
            assertThat(left).doesNotContain(file.resolveSibling("checkpoint.new")).hasSize(2);
        }
    }

    @Test
    void fileThatCannotBeReadIsNotTakenForNone() throws Exception {
        Files.createSymbolicLink(file, file);
        try (Replica replica = Replica.signing(database, settings)) {
            refusesToAppend(replica, "cannot be used");
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
            assertThatThrownBy(() -> replica.signing.signer.attempt(0))
                    .isInstanceOf(UnprovableHeadException.class)
                    .hasMessageContaining("not compared yet");
            Eventually.holds("it says so", () -> replica.checkpoints.trouble().isPresent());
            assertThat(replica.signing.guard.refusal()).isEmpty();

            replica.signing.guard.heard(Optional.empty());
            replica.append(1);
            replica.signing.signer.attempt(0);
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
            AppendGuard.HeadCheck known = replica.signing.guard.known();
            Head head = replica.entries.head();
            replica.append(3);
            String signed = replica.checkpoints.covering(head.log(), 4).note();
            replica.signing.guard.heard(known(replica, signed));

            known.check(head);

            assertThat(replica.signing.guard.refusal()).isEmpty();
            assertThatThrownBy(() -> replica.signing.guard.known().check(head))
                    .hasMessageContaining("this process saw 5");
        }
    }

    @Test
    void databaseOfAnotherNameIsNotAppendedTo() throws Exception {
        runFor(3);
        LogSettings renamed = LogSettings.NEW.withOrigin("renamed.example/log");
        try (Replica replica = Replica.signing(database, renamed)) {
            refusesToAppend(replica, "test.xacthuc.example/log", "set up for renamed.example/log");
            assertThatThrownBy(() -> replica.signing.signer.attempt(0))
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
            replica.signing.guard.heard(known(replica, earlier));

            assertThatThrownBy(() -> replica.append(1)).isInstanceOf(ExecutionException.class);
            assertThat(replica.signing.guard.refusal()).isEmpty();

            forger.changes("update tile set tile_index = 0 where tile_index = 999");
            replica.append(1);
        }
    }

    @Test
    void firstReasonStays() {
        Replica replica = Replica.waiting(database.ofService(""), 1);

        replica.signing.guard.refuse("first");
        replica.signing.guard.refuse("second");

        assertThat(replica.signing.guard.refusal()).contains("first");
    }

    private static Optional<KnownCheckpoint> known(Replica replica, String note) {
        return replica.checkpointKeys
                .open(note)
                .map(signed -> new KnownCheckpoint(signed, "a test"));
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
            assertThatThrownBy(() -> replica.signing.signer.attempt(0))
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
        assertThat(replica.signing.guard.refusal().orElseThrow()).contains(why);
    }
}
