package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// The index key is changed in three steps, and at each some replicas are behind: all learn the new
/// key, all write under it, and once nothing needs it any more all forget the old one. An
/// Idempotency-Key stays bound through all of that.
@Timeout(120)
class IndexKeyChangeTest {

    private static final LogSettings UNTOUCHED = LogSettings.NEW.withIndexKeys("old");
    private static final LogSettings KNOWN = LogSettings.NEW.withIndexKeys("old", "new");
    private static final LogSettings CURRENT = LogSettings.NEW.withIndexKeys("new", "old");
    private static final LogSettings FORGOTTEN = LogSettings.NEW.withIndexKeys("new");

    private static Database database;

    private final String key = UUID.randomUUID().toString();

    @BeforeAll
    static void openLog() throws Exception {
        database = Database.newLog("audit_index_keys");
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
        }
    }

    @Test
    void keyBoundBeforeAStepGivesTheFirstAnswerAfterIt() {
        for (List<LogSettings> step :
                List.of(
                        List.of(UNTOUCHED, KNOWN),
                        List.of(KNOWN, UNTOUCHED),
                        List.of(KNOWN, CURRENT),
                        List.of(CURRENT, KNOWN),
                        List.of(CURRENT, FORGOTTEN),
                        List.of(FORGOTTEN, CURRENT))) {
            String bound = UUID.randomUUID().toString();
            try (Replica before = Replica.running(database, step.getFirst());
                    Replica after = Replica.running(database, step.getLast())) {
                String first = before.answer(bound);

                assertThat(after.answer(bound)).isEqualTo(first);
                assertThat(after.log.earlierAnswer(after.claim(bound, "body"))).isPresent();
                refusesAnotherBody(after, bound);
            }
        }
    }

    @Test
    void keyThatWasNeverBoundIsFreeUnderAllIndexKeys() {
        try (Replica replica = Replica.running(database, CURRENT)) {
            assertThat(replica.log.earlierAnswer(replica.claim(key, "body"))).isEmpty();
        }
    }

    @Test
    void replicasThatWriteUnderDifferentKeysBindEachKeyOnce() throws Exception {
        try (Replica one = Replica.waiting(database.ofService(""), KNOWN);
                Replica other = Replica.waiting(database.ofService(""), CURRENT)) {
            List<CompletableFuture<Placement>> placements = new ArrayList<>();
            for (int number = 0; number < 1000; number++) {
                for (Replica replica : List.of(one, other)) {
                    placements.add(submit(replica, replica, key + number));
                }
            }
            one.start();
            other.start();

            assertEachBoundOnce(placements);
        }
    }

    @Test
    void claimsOfBeforeAndAfterAStepBindEachKeyOnceAlsoInOneBatch() throws Exception {
        Replica changed = Replica.waiting(database.ofService(""), CURRENT);
        try (Replica replica = Replica.waiting(database.ofService(""), KNOWN)) {
            List<CompletableFuture<Placement>> placements = new ArrayList<>();
            for (int number = 0; number < 100; number++) {
                placements.add(submit(replica, number % 2 == 0 ? replica : changed, key + number));
                placements.add(submit(replica, number % 2 == 0 ? changed : replica, key + number));
            }
            replica.start();

            assertEachBoundOnce(placements);
        }
    }

    @Test
    void forgottenKeyFreesWhatWasBoundUnderIt() {
        try (Replica before = Replica.running(database, UNTOUCHED);
                Replica after = Replica.running(database, FORGOTTEN)) {
            String first = before.answer(key);

            // Which is why it is forgotten no earlier than 72 hours after it was last current.
            assertThat(after.answer(key)).isNotEqualTo(first);
        }
    }

    @Test
    void oneKeyUnderTwoNamesIsOne() {
        String same = LogSettings.indexKey("old");
        AuditKeys keys =
                new AuditKeys(
                        LogSettings.NEW.withIndexKeys(Map.of("one", same, "two", same), "two"));

        assertThat(keys.hashes(AuditKeys.Use.SUBJECT, "value")).hasSize(1);
    }

    @Test
    void hashesOfOneValueDifferByUseAndKeyAndComeTheCurrentOneFirst() {
        AuditKeys keys = new AuditKeys(CURRENT);
        Set<String> different = new HashSet<>();
        for (AuditKeys.Use use : AuditKeys.Use.values()) {
            List<byte[]> hashes = keys.hashes(use, "value");
            assertThat(hashes.getFirst()).isEqualTo(keys.hash(use, "value"));
            assertThat(hashes.getFirst())
                    .isEqualTo(new AuditKeys(FORGOTTEN).hash(use, "value"))
                    .hasSize(32);
            hashes.forEach(hash -> different.add(HexFormat.of().formatHex(hash)));
        }

        assertThat(different).hasSize(2 * AuditKeys.Use.values().length);
    }

    private static void refusesAnotherBody(Replica replica, String bound) {
        assertThatThrownBy(() -> replica.log.earlierAnswer(replica.claim(bound, "other")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.IDEMPOTENCY_CONFLICT));
    }

    /// @param keys whose index keys the claim is made with
    private static CompletableFuture<Placement> submit(Replica replica, Replica keys, String key)
            throws Exception {
        return replica.submit(Replica.verification("VERIFIED"), keys.claim(key, "body"));
    }

    /// Of claims that come in pairs.
    private static void assertEachBoundOnce(List<CompletableFuture<Placement>> placements)
            throws Exception {
        for (int pair = 0; pair < placements.size(); pair += 2) {
            assertThat(
                            List.of(
                                    placements.get(pair).get(30, TimeUnit.SECONDS),
                                    placements.get(pair + 1).get(30, TimeUnit.SECONDS)))
                    .hasAtLeastOneElementOfType(Placement.Appended.class)
                    .hasAtLeastOneElementOfType(Placement.Superseded.class);
        }
    }
}
