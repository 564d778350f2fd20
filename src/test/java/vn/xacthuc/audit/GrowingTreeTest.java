package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

    private static void append(Replica replica, int entries) throws Exception {
        List<CompletableFuture<?>> placements = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            placements.add(replica.submit(Replica.verification("VERIFIED")));
        }
        CompletableFuture.allOf(placements.toArray(CompletableFuture[]::new)).get();
    }
}
