package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// Two processes of the service on one log.
@Timeout(60)
class ReplicasTest {

    private static final int KEYS = 100;

    private static Database database;

    @BeforeAll
    static void openLog() {
        database = Database.newLog("audit_replicas");
    }

    @Test
    void sameKeyAtBothAtOnceHasOneWinnerWhoseBytesBothGive() throws Exception {
        long before = database.count("select count(*) from entry where kind = 'VERIFICATION'");
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Map<String, List<Future<String>>> answers = new HashMap<>();
            for (int i = 0; i < KEYS; i++) {
                String key = UUID.randomUUID().toString();
                answers.put(
                        key,
                        List.of(
                                clients.submit(() -> one.answer(key)),
                                clients.submit(() -> other.answer(key)),
                                clients.submit(() -> one.answer(key))));
            }
            Set<String> distinct = new HashSet<>();
            for (List<Future<String>> ofOneKey : answers.values()) {
                List<String> given = new ArrayList<>();
                for (Future<String> answer : ofOneKey) {
                    given.add(answer.get());
                }
                assertThat(new HashSet<>(given)).hasSize(1);
                distinct.addAll(given);
            }

            assertThat(distinct).hasSize(KEYS);
            assertThat(database.count("select count(*) from entry where kind = 'VERIFICATION'"))
                    .isEqualTo(before + KEYS);
            WholeLog.check(database, one.cipher);
        }
    }

    @Test
    void answerOfOneIsGivenByTheOther() throws Exception {
        String key = UUID.randomUUID().toString();
        String first;
        try (Replica one = Replica.running(database)) {
            first = one.answer(key);
        }
        try (Replica other = Replica.running(database)) {
            assertThat(other.answer(key)).isEqualTo(first);
        }
    }

    @Test
    void keyBoundAtOneConflictsWithAnotherBodyAtTheOther() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database)) {
            one.answer(key);

            assertThatThrownBy(() ->
                            other.log.answer(
                                    Replica.verification("VERIFIED"),
                                    other.claim(key, "another body"),
                                    EntrySealer.NO_ANSWER))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.IDEMPOTENCY_CONFLICT));
        }
    }

    @Test
    void twoThatOpenAnEmptyLogAtOnceOpenItOnce() throws Exception {
        Database empty = Database.newLog("audit_replicas_empty");
        try (Replica one = Replica.running(empty);
                Replica other = Replica.running(empty);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = clients.submit(() -> one.answer("first"));
            Future<String> second = clients.submit(() -> other.answer("second"));
            first.get();
            second.get();

            assertThat(empty.read("select kind from entry order by leaf_index"))
                    .containsExactly("LOG_OPENED", "VERIFICATION", "VERIFICATION");
            WholeLog.check(empty, one.cipher);
        }
    }
}
