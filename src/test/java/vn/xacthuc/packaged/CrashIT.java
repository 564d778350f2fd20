package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two processes of the service under load, which are killed and whose database crashes, and the
/// log keeps its promise: no answer without its entry, and every entry once.
///
/// `bench/crash` runs it longer. The seed fixes when what is killed, not how the threads meet.
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int CLIENTS = 32;
    private static final int LEAST_ANSWERS = 100;
    private static final List<Integer> BOTH = List.of(0, 1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 10;
    private static final Duration AFTERWARDS = Duration.ofMillis(500);
    private static final Duration STOPPED = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(3);

    /// The lock whose number reads "xacthuc1" is the one under which leaves are numbered.
    private static final String HOLDER =
            """
            select a.application_name from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted
              and (l.classid::bigint << 32 | l.objid::bigint) = x'7861637468756331'::bigint
            """;

    /// Of all tests together: the log they hold it against is one.
    private static final Answers ANSWERS = new Answers();

    private static CrashGround ground;

    @BeforeAll
    static void start() {
        ground = CrashGround.prepare();
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    /// When what is killed, counted from the start of a round.
    private record Plan(int service, Duration killAfter, Duration crashAfter, Duration outage) {

        static Plan draw(Random random) {
            return new Plan(
                    random.nextInt(CrashGround.SERVICES),
                    Duration.ofMillis(300 + random.nextInt(2000)),
                    Duration.ofMillis(300 + random.nextInt(4000)),
                    Duration.ofMillis(random.nextInt(1000)));
        }

        void carryOut() throws InterruptedException, ExecutionException {
            try (ExecutorService crashes = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> kill =
                        crashes.submit(() -> {
                            pause(killAfter);
                            ground.killService(service);
                        });
                Future<?> crash =
                        crashes.submit(() -> {
                            pause(crashAfter);
                            ground.crashDatabase(outage);
                        });
                kill.get();
                crash.get();
            }
        }
    }

    @Test
    void everyAnswerHasItsEntryWhateverIsKilled() throws Exception {
        Random random = new Random(SEED);
        for (int round = 1; round <= ROUNDS; round++) {
            int before = ANSWERS.size();
            Plan plan = Plan.draw(random);
            String when = "round %d of seed %d, %s".formatted(round, SEED, plan);
            CrashLoad load =
                    CrashLoad.start(ground, ANSWERS, BOTH, CLIENTS, "crash-" + round, SEED + round);
            try (load) {
                plan.carryOut();
                pause(AFTERWARDS);
            }
            int answers = ANSWERS.size() - before;
            System.out.printf("%s: %d answers, the slowest %s%n", when, answers, load.longest());
            assertThat(answers).as(when).isGreaterThan(LEAST_ANSWERS);
            assertLogKeepsItsPromise(when);
        }
        assertNone(
                ServedLog.offlineFaults(ground.service(0), ground.settings(), ground.rows()),
                "the offline verifier");
    }

    @Test
    void processStoppedWithTheLockInItsHandHoldsUpTheOthersThreeSecondsAtMost() throws Exception {
        CrashLoad first = CrashLoad.start(ground, ANSWERS, List.of(0), 8, "first", SEED);
        CrashLoad second = CrashLoad.start(ground, ANSWERS, List.of(1), 8, "second", SEED);
        List<CrashLoad> loads = List.of(first, second);
        int stopped;
        try (first;
                second) {
            stopped = stopHolderOfTheLock(loads);
            try {
                pause(STOPPED);
            } finally {
                ground.service(stopped).signal("CONT");
            }
        }
        Duration slowest = loads.get(1 - stopped).longest();
        System.out.printf("slowest answer beside a stopped process: %s%n", slowest);
        assertThat(slowest).isPositive().isLessThanOrEqualTo(LONGEST_DELAY);
        assertLogKeepsItsPromise("after a stop");
    }

    /// Stops a service while it holds the log's lock: a lock of ours keeps it in its transaction
    /// until it is stopped. On a busy machine its patience may end before, so this may take more
    /// than one try.
    private static int stopHolderOfTheLock(List<CrashLoad> loads) throws SQLException {
        try (Connection superuser = ground.connect();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                statement.execute("lock table log_batch in access exclusive mode");
                Optional<String> holder = awaitHolder(statement, "wait_event_type = 'Lock'");
                if (holder.isEmpty()) {
                    superuser.rollback();
                    continue;
                }
                int number = CrashGround.numberOf(holder.get());
                loads.forEach(CrashLoad::watch);
                ground.service(number).signal("STOP");
                superuser.rollback();
                String resting =
                        "state = 'idle in transaction' and application_name = '"
                                + holder.get()
                                + "'";
                if (awaitHolder(statement, resting).isPresent()) {
                    return number;
                }
                ground.service(number).signal("CONT");
                superuser.rollback();
            }
        }
        throw new AssertionError("no process was stopped with the log's lock in its hand");
    }

    /// The application name of the session that holds the log's lock, once it is in this state.
    private static Optional<String> awaitHolder(Statement statement, String state)
            throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try (ResultSet row = statement.executeQuery(HOLDER + " and " + state)) {
                if (row.next()) {
                    return Optional.of(row.getString(1));
                }
            }
        }
        return Optional.empty();
    }

    private static void assertLogKeepsItsPromise(String when) throws Exception {
        LogRows rows = ground.rows();
        List<String> faults = new ArrayList<>(ANSWERS.faults());
        faults.addAll(LogCheck.faults(rows, ANSWERS.all()));
        for (int service : BOTH) {
            faults.addAll(
                    ServedLog.faults(
                            ground.service(service), ground.settings(), rows, ANSWERS.all()));
        }
        assertNone(faults, when);
    }

    private static void assertNone(List<String> faults, String when) {
        assertThat(faults.stream().limit(20)).as("%s%n%s", when, ground.logs()).isEmpty();
    }

    private static void pause(Duration duration) {
        LockSupport.parkNanos(duration.toNanos());
    }
}
