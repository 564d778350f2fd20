package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;

/// When a process says that it is not ready to append.
@Timeout(60)
class LogHealthTest {

    private final Database database;

    LogHealthTest(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        database = Database.newLog("health_" + Integer.toHexString(name.hashCode()));
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
