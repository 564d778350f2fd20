package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.LogLines;

/// What an operator is told of the state of the log: at start, and by readiness.
@Timeout(60)
class LogHealthTest {

    private static final String UNNOTICED = "would be appended to unnoticed";

    private final Database database;
    private final Path folder;
    private final Path file;
    private final LogSettings filed;

    LogHealthTest(TestInfo test, @TempDir Path folder) {
        String name = test.getTestMethod().orElseThrow().getName();
        database = Database.newLog("health_" + Integer.toHexString(name.hashCode()));
        this.folder = folder;
        file = folder.resolve("checkpoint");
        filed = LogSettings.NEW.withCheckpointFile(file);
    }

    @Test
    void startWithoutFileAndWitnessWarnsOfRestoredBackups() {
        LogSettings witnessed =
                LogSettings.NEW.withWitness("w1", "http://localhost:1", RunningWitness.SOME_KEY);

        assertThat(saidAtStart(LogSettings.NEW))
                .filteredOn(line -> line.contains(UNNOTICED))
                .singleElement()
                .asString()
                .contains("neither a checkpoint file nor a witness is set up");
        assertThat(saidAtStart(filed)).noneMatch(line -> line.contains(UNNOTICED));
        assertThat(saidAtStart(witnessed)).noneMatch(line -> line.contains(UNNOTICED));
    }

    private List<String> saidAtStart(LogSettings some) {
        try (LogLines heard = LogLines.of(Checkpoints.class);
                Replica replica = Replica.signing(database, some)) {
            assertThat(replica.signing.refusal()).isEmpty();
            return heard.lines();
        }
    }

    /// Readiness is open to whoever reaches it; the process' own log is the operator's.
    @Test
    void readinessSaysWhyTheCheckpointFileIsOfNoUseButNotWhereItLies() throws Exception {
        Files.createSymbolicLink(file, file);
        try (LogLines heard = LogLines.of(CheckpointFile.class);
                Replica replica = Replica.signing(database, filed)) {
            LogHealth health = new LogHealth(replica.signing.guard, replica.checkpoints);

            assertThat(health.call().getStatus().name()).isEqualTo("DOWN");
            assertThat(health.call().getData().orElseThrow().toString())
                    .contains("the checkpoint file cannot be used (")
                    .doesNotContain(folder.toString());
            assertThat(heard.lines()).anyMatch(line -> line.contains(file.toString()));
        }
    }

    @Test
    void readinessSaysWhy() throws Exception {
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            LogHealth health = new LogHealth(replica.signing.guard, replica.checkpoints);
            replica.append(1);
            assertThat(health.call().getStatus().name()).isEqualTo("UP");

            replica.signing.guard.refuse("it was restored");

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
            LogHealth health = new LogHealth(replica.signing.guard, replica.checkpoints);
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
        try (Replica replica = Replica.signing(database, LogSettings.NEW)) {
            LogHealth health = new LogHealth(replica.signing.guard, replica.checkpoints);
            replica.append(5);
            Eventually.holds("it is signed", () -> replica.checkpoints.latest().isPresent());
            new Forger(database).changesLeaf(3);
            replica.append(1);

            Eventually.holds("it is down", () -> health.call().getStatus().name().equals("DOWN"));
            assertThat(health.call().getData().orElseThrow().toString())
                    .contains("do not give the root");
            assertThat(replica.metrics.counter("xacthuc.audit.checkpoint.refused").count())
                    .isPositive();
        }
    }
}
