package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.testing.Database;

/// The writer's tiles, whoever wrote before it.
@Timeout(120)
class GrowingTreeTest {

    private static Database database;

    @BeforeAll
    static void openLog() {
        database = Database.newLog("audit_growing_tree");
    }

    @Test
    void tilesAreWholeWhenReplicasTakeTurns() throws Exception {
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database)) {
            for (int turn = 0; turn < 12; turn++) {
                append(turn % 2 == 0 ? one : other, 30 + 41 * turn);
            }

            assertThat(WholeLog.check(database, one.cipher)).isGreaterThan(3_000);
        }
    }

    @Test
    void tilesAreWholeWhenTheOtherWroteMoreThanIsReadLeafByLeaf() throws Exception {
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database)) {
            append(one, 10);
            append(other, 1_500);
            append(one, 300);

            WholeLog.check(database, one.cipher);
        }
    }

    @Test
    void tilesAreWholeWhenEachEntryIsWrittenByAnotherProcess() throws Exception {
        for (int process = 0; process < 20; process++) {
            try (Replica replica = Replica.running(database)) {
                append(replica, 40);
            }
        }

        try (Replica replica = Replica.running(database)) {
            WholeLog.check(database, replica.cipher);
        }
    }

    @Test
    void databaseThatLostItsEndAndGotAnotherIsNotAppendedTo() throws Exception {
        Database failedOver = Database.newLog("audit_failed_over");
        try (Replica one = Replica.running(failedOver);
                Replica other = Replica.running(failedOver)) {
            append(other, 20);
            append(one, 10);
            // What a standby that was behind did not get.
            for (String table : List.of("entry_detail", "entry")) {
                failedOver.write("delete from " + table + " where leaf_index > 20");
            }
            failedOver.write("delete from log_batch where first_index > 20");
            append(other, 30);

            assertThatThrownBy(() -> append(one, 1)).hasRootCauseInstanceOf(ProblemException.class);
            assertThat(failedOver.count("select count(*) from entry")).isEqualTo(51);
            WholeLog.check(failedOver, other.cipher);
        }
    }

    @Test
    void databaseThatLostOnlyTheLastBatchOfThisProcessIsNotAppendedTo() throws Exception {
        Database shortened = Database.newLog("audit_shortened");
        try (Replica replica = Replica.running(shortened)) {
            append(replica, 1);
            append(replica, 1);
            new Forger(shortened).rollsBackTo(2);

            assertThatThrownBy(() -> append(replica, 1))
                    .hasRootCauseInstanceOf(ProblemException.class);
            assertThat(replica.signing.refusal().orElseThrow())
                    .contains("2 entries", "this process appended up to 3");
        }
    }

    @Test
    void serviceOfBeforeTheTilesCannotAppend() throws Exception {
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "insert into log_batch (first_index, entry_count, batch_id,"
                                            + " frontier) values (99999999, 1, gen_random_uuid(),"
                                            + " decode(repeat('00', 32), 'hex'))"))
                    .hasMessageContaining("tile_count");
        }
    }

    private static void append(Replica replica, int entries) throws Exception {
        List<CompletableFuture<?>> placements = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            placements.add(replica.submit(Replica.verification("VERIFIED")));
        }
        CompletableFuture.allOf(placements.toArray(CompletableFuture[]::new)).get();
    }
}
