package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

@Timeout(60)
class GroupCommitTest {

    private static Database database;

    @BeforeAll
    static void openLog() throws Exception {
        database = Database.newLog("audit_group_commit");
        try (Replica replica = Replica.running(database)) {
            replica.answer(UUID.randomUUID().toString());
        }
    }

    @Test
    void firstEntryOfALogNamesTheLog() {
        assertThat(database.read("select kind from entry where leaf_index = 0"))
                .containsExactly("LOG_OPENED");
        assertThat(database.count("select count(*) from entry where kind = 'LOG_OPENED'"))
                .isEqualTo(1);
    }

    @Test
    void whatWaitsTogetherSharesOneTransaction() throws Exception {
        long batches = database.count("select count(*) from log_batch");
        List<CompletableFuture<Placement>> placements = new ArrayList<>();
        try (Replica replica = waiting()) {
            for (int i = 0; i < 40; i++) {
                placements.add(replica.submit(Replica.verification("VERIFIED")));
            }
            replica.start();
            assertThat(leafIndexes(placements)).doesNotHaveDuplicates().isSorted();
        }

        assertThat(database.count("select count(*) from log_batch")).isEqualTo(batches + 1);
        assertWhole();
    }

    @Test
    void oneEntryTooManyIsRefusedAndTheOthersAreKept() throws Exception {
        List<CompletableFuture<Placement>> placements = new ArrayList<>();
        try (Replica replica = Replica.waiting(service(2000), 3)) {
            for (int i = 0; i < 3; i++) {
                placements.add(replica.submit(Replica.verification("VERIFIED")));
            }

            assertThatThrownBy(() -> replica.submit(Replica.verification("VERIFIED")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> {
                                assertThat(problem.type()).isEqualTo(ProblemType.OVERLOADED);
                                assertThat(problem.retryAfterSeconds()).isPresent();
                            });

            replica.start();
            assertThat(leafIndexes(placements)).hasSize(3);
        }
    }

    @Test
    void lockedLogGivesNoAnswerAndTakesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Replica replica = Replica.running(service(200))) {
            String before = state();
            try (Connection owner = database.asOwner();
                    Statement statement = owner.createStatement()) {
                owner.setAutoCommit(false);
                statement.execute("lock table log_batch in access exclusive mode");

                assertLogUnavailable(() -> replica.answer(key));

                owner.rollback();
            }
            assertThat(state()).isEqualTo(before);
            assertThat(replica.answer(key)).isEqualTo(replica.answer(key));
        }
        assertWhole();
    }

    @Test
    void databaseThatRefusesHalfOfAnEntryTakesNoneOfIt() throws Exception {
        String key = UUID.randomUUID().toString();
        try (Replica replica = Replica.running(service(2000))) {
            replica.answer(UUID.randomUUID().toString());
            String before = state();
            database.write("revoke insert on entry_detail from xacthuc_service");
            try {
                assertLogUnavailable(() -> replica.answer(key));
            } finally {
                database.write("grant insert on entry_detail to xacthuc_service");
            }
            assertThat(state()).isEqualTo(before);
            assertThat(replica.answer(key)).contains("\"leafIndex\":");
        }
        assertWhole();
    }

    @Test
    void connectionLostBeforeTheCommitIsReplacedAndNothingIsWrittenTwice() throws Exception {
        long entries = entries();
        try (Replica replica = Replica.running(service(20_000));
                Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_advisory_lock(" + 0x7861637468756331L + ")");
            CompletableFuture<Placement> placement =
                    replica.submit(Replica.verification("VERIFIED"));
            terminate(waitingForLock());

            statement.execute("select pg_advisory_unlock_all()");

            assertThat(placement.get(10, TimeUnit.SECONDS)).isInstanceOf(Placement.Appended.class);
        }
        assertThat(entries()).isEqualTo(entries + 1);
        assertWhole();
    }

    @Test
    void commitWhoseOutcomeGotLostIsRecognised() throws Exception {
        long entries = entries();
        DataSource source = FailingCommits.carriedOut(service(2000), 1);
        try (Replica replica = Replica.waiting(source, 10)) {
            CompletableFuture<Placement> first = replica.submit(Replica.verification("VERIFIED"));
            CompletableFuture<Placement> second = replica.submit(Replica.verification("VERIFIED"));
            replica.start();

            List<Long> indexes = leafIndexes(List.of(first, second));

            assertThat(indexes).containsExactly(entries, entries + 1);
        }
        assertThat(entries()).isEqualTo(entries + 2);
        assertWhole();
    }

    @Test
    void commitWhoseOutcomeCannotBeFoundOutIsNeverWrittenAgain() throws Exception {
        long entries = entries();
        DataSource source = FailingCommits.carriedOutBeforeAnOutage(service(2000));
        try (Replica replica = Replica.waiting(source, 10)) {
            CompletableFuture<Placement> entry = replica.submit(Replica.verification("VERIFIED"));
            replica.start();

            assertThatThrownBy(entry::get).hasCauseInstanceOf(ProblemException.class);
        }
        assertThat(entries()).isEqualTo(entries + 1);
        assertWhole();
    }

    @Test
    void commitThatDidNotHappenIsDoneAgainOnce() throws Exception {
        long entries = entries();
        String key = UUID.randomUUID().toString();
        DataSource source = FailingCommits.notCarriedOut(service(2000), 1);
        try (Replica replica = Replica.running(source)) {
            assertThat(replica.answer(key)).contains("\"leafIndex\":" + entries);
        }
        assertThat(entries()).isEqualTo(entries + 1);
        assertWhole();
    }

    @Test
    void commitThatNeverHappensGivesNoAnswerAndTakesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        DataSource source = FailingCommits.notCarriedOut(service(2000), 2);
        try (Replica replica = Replica.running(source)) {
            String before = state();

            assertLogUnavailable(() -> replica.answer(key));

            assertThat(state()).isEqualTo(before);
            assertThat(replica.answer(key)).contains("\"leafIndex\":");
        }
        assertWhole();
    }

    /// A constraint (class 23) and a text that no database can hold (class 22).
    @ParameterizedTest
    @CsvSource({"MAYBE, BANK_ACCOUNT_OPENING", "VERIFIED, 'BANK\0ACCOUNT'"})
    void oneBadRowFailsAloneInItsBatch(String decision, String purpose) throws Exception {
        long entries = entries();
        List<CompletableFuture<Placement>> good = new ArrayList<>();
        try (Replica replica = waiting()) {
            for (int i = 0; i < 5; i++) {
                good.add(replica.submit(Replica.verification("VERIFIED")));
            }
            CompletableFuture<Placement> bad =
                    replica.submit(Replica.verification(decision, purpose));
            for (int i = 0; i < 5; i++) {
                good.add(replica.submit(Replica.verification("NOT_VERIFIED")));
            }
            replica.start();

            assertThat(leafIndexes(good)).hasSize(10).doesNotHaveDuplicates();
            ExecutionException failure =
                    catchThrowableOfType(
                            ExecutionException.class, () -> bad.get(10, TimeUnit.SECONDS));
            assertThat(failure.getCause())
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.LOG_UNAVAILABLE));
        }
        assertThat(entries()).isEqualTo(entries + 10);
        assertWhole();
    }

    @Test
    void keyThatComesTwiceInOneBatchTakesOneLeaf() throws Exception {
        long entries = entries();
        try (Replica replica = waiting()) {
            IdempotencyClaim claim = replica.claim(UUID.randomUUID().toString(), "body");
            CompletableFuture<Placement> first =
                    replica.submit(Replica.verification("VERIFIED"), claim);
            CompletableFuture<Placement> second =
                    replica.submit(Replica.verification("NOT_VERIFIED"), claim);
            replica.start();

            assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Placement.Appended(entries));
            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Placement.Superseded());
        }
        assertThat(entries()).isEqualTo(entries + 1);
    }

    @Test
    void stoppingWritesAllThatWasAcceptedAndAcceptsNoMore() throws Exception {
        List<CompletableFuture<Placement>> placements = new ArrayList<>();
        Replica replica = Replica.waiting(service(2000), 2000);
        for (int i = 0; i < 1500; i++) {
            placements.add(replica.submit(Replica.verification("VERIFIED")));
        }
        replica.start();

        replica.close();

        assertThat(placements).allMatch(CompletableFuture::isDone);
        assertThat(leafIndexes(placements)).doesNotHaveDuplicates().isSorted();
        assertThatThrownBy(() -> replica.submit(Replica.verification("VERIFIED")))
                .isInstanceOf(ProblemException.class);
        assertWhole();
    }

    private static Replica waiting() {
        return Replica.waiting(service(2000), 100);
    }

    private static DataSource service(int lockTimeoutMillis) {
        return database.ofService(Replica.LOCK_TIMEOUT + lockTimeoutMillis);
    }

    private static List<Long> leafIndexes(List<CompletableFuture<Placement>> placements)
            throws Exception {
        List<Long> indexes = new ArrayList<>();
        for (CompletableFuture<Placement> placement : placements) {
            indexes.add(((Placement.Appended) placement.get(10, TimeUnit.SECONDS)).leafIndex());
        }
        return indexes;
    }

    private static void assertLogUnavailable(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
    }

    /// The process id of the session that waits for the log's lock.
    private static long waitingForLock() {
        for (int i = 0; i < 1000; i++) {
            List<String> pids =
                    database.read(
                            "select pid from pg_locks where locktype = 'advisory' and not granted");
            if (!pids.isEmpty()) {
                return Long.parseLong(pids.getFirst());
            }
        }
        throw new AssertionError("nobody waits for the log's lock");
    }

    private static void terminate(long pid) throws SQLException {
        try (Connection superuser = database.asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("select pg_terminate_backend(" + pid + ", 5000)");
        }
    }

    private static long entries() {
        return database.count("select count(*) from entry");
    }

    private static String state() {
        return database.read(
                        "select concat_ws('/', (select count(*) from entry), (select count(*) from"
                                + " entry_detail), (select count(*) from log_batch), (select"
                                + " count(*) from idempotency))")
                .getFirst();
    }

    private static void assertWhole() throws Exception {
        try (Replica reader = Replica.running(database)) {
            WholeLog.check(database, reader.cipher);
        }
    }
}
