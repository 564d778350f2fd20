package vn.xacthuc.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// What is said of an entry that cannot be proved.
@Timeout(60)
class LogProofsTest {

    private static final UUID OF_YEAR_2500 =
            UUID.fromString("0f3a0000-0000-7000-8000-000000000000");

    private final Database database;
    private final Forger forger;

    LogProofsTest(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        database = Database.newLog("proofs_" + Integer.toHexString(name.hashCode()));
        forger = new Forger(database);
    }

    @Test
    void entryThatWasChangedFitsNotAndItsNeighboursHaveTheLeafThatTheyHad() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(10);
            replica.sign();
            UUID changed = id(4);
            UUID beside = id(5);
            byte[] leaf = replica.entries.byId(beside).orElseThrow().leaf();
            assertThat(replica.proofs.find(changed)).isInstanceOf(EntryFinding.Proved.class);
            forger.changesLeaf(4);

            assertThat(replica.proofs.find(changed)).isInstanceOf(EntryFinding.Misfit.class);
            assertThat(replica.proofs.find(beside))
                    .isInstanceOfSatisfying(
                            EntryFinding.Misfit.class,
                            misfit ->
                                    assertThat(misfit.leafHash()).isEqualTo(TreeHash.ofLeaf(leaf)));
            isRefused(ProblemType.LOG_UNAVAILABLE, () -> replica.proofs.of(changed));
        }
    }

    @Test
    void onlyArchivesExcuseAMissingEntryAndOnlyOneOfTheirTime() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            UUID archived = id(1);
            forger.changes("delete from entry where leaf_index < 2");
            isRefused(ProblemType.NOT_FOUND, () -> replica.proofs.find(archived));

            database.write("update log_partition set end_row = 2 where first_row = 0");
            database.write("insert into log_partition (first_row, end_row) values (2, 9000000)");
            isRefused(ProblemType.NOT_FOUND, () -> replica.proofs.find(archived));

            database.write("update log_partition set archived_at = now() where first_row = 0");
            isRefused(ProblemType.ENTRIES_ARCHIVED, () -> replica.proofs.find(archived));
            isRefused(
                    ProblemType.ENTRIES_ARCHIVED,
                    () -> replica.proofs.of(archived, EntryKind.VERIFICATION, "demo-bank"));
            isRefused(ProblemType.NOT_FOUND, () -> replica.proofs.find(OF_YEAR_2500));
            isRefused(ProblemType.NOT_FOUND, () -> replica.proofs.find(UUID.randomUUID()));

            forger.changes("delete from entry where leaf_index = 2");
            isRefused(ProblemType.NOT_FOUND, () -> replica.proofs.find(archived));
        }
    }

    @Test
    void strangersWaitForTheirOwnFewReadersAndPartiesDoNot() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.sign();
            UUID entry = id(1);
            int share = Math.max(1, replica.settings.readers() / 3);

            isRefused(ProblemType.OVERLOADED, () -> whileTaken(replica, share, entry));
            assertThat(replica.proofs.find(entry)).isInstanceOf(EntryFinding.Proved.class);
        }
    }

    /// Asks while all of the strangers' permits are taken.
    private static EntryFinding whileTaken(Replica replica, int permits, UUID entry) {
        if (permits > 0) {
            return replica.proving.share.reading(() -> whileTaken(replica, permits - 1, entry));
        }
        assertThat(replica.proofs.of(entry)).isNotNull();
        return replica.proofs.find(entry);
    }

    private UUID id(long row) {
        return UUID.fromString(
                database.read("select id from entry where leaf_index = ?", row).getFirst());
    }

    private static void isRefused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
