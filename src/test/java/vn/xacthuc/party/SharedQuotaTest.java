package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.testing.Database;

/// How closely processes agree on a party's quota. Time is the test's, so that a minute takes none;
/// the database between the processes is a real one.
class SharedQuotaTest {

    private static final Quota QUOTA = new Quota(100, 200);
    private static final int STEP_MILLIS = 10;
    private static final String PARTY = "bank-a";

    private static Database database;

    private final SteppedClock clock = new SteppedClock();
    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void openDatabase() {
        database = Database.newLog("party_quotas");
    }

    @BeforeEach
    void forgetThoseOfOtherTests() {
        database.write("delete from party.replica");
    }

    @AfterEach
    void stop() {
        processes.forEach(Process::stop);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void callsThatComeToAllAlikeAreGrantedToTheQuota(int replicas) {
        start(replicas);

        long granted = run(60, replica -> 300 / replicas);

        assertThat((double) granted).isCloseTo(60 * 100 + 200, within(0.02 * 6200));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void callsThatAllComeToOneAreGrantedNearlyAll(int replicas) {
        start(replicas);
        double share = 0.75 + 0.25 / replicas;

        long granted = run(60, replica -> replica == 0 ? 300 : 0);

        assertThat((double) granted).isCloseTo(share * (60 * 100 + 200), within(0.03 * 6200));
    }

    @Test
    void callsThatMoveFromOneToAnotherFindTheQuotaThereWithinSeconds() {
        start(2);
        run(20, replica -> replica == 0 ? 300 : 0);

        long first = run(1, replica -> replica == 1 ? 300 : 0);
        run(3, replica -> replica == 1 ? 300 : 0);
        long later = run(1, replica -> replica == 1 ? 300 : 0);

        assertThat(first).isGreaterThanOrEqualTo(12);
        assertThat(later).isGreaterThanOrEqualTo(75);
    }

    @Test
    void noMinuteIsEverFarBeyondTheQuotaHoweverCallsMove() {
        start(3);

        long granted = 0;
        for (int turn = 0; turn < 20; turn++) {
            int busy = turn % 3;
            granted += run(3, replica -> replica == busy ? 300 : 0);
        }

        assertThat(granted).isLessThanOrEqualTo((long) (1.05 * (60 * 100 + 200)));
    }

    @Test
    void smallestQuotaIsNotNothingAmongMany() {
        start(3);
        long granted = run(new Quota(1, 1), 60, replica -> 10);

        assertThat(granted).isBetween(60L, 60L + 3 + 3);
    }

    @Test
    void whoeverStopsLeavesItsShareToTheOthers() {
        start(2);
        run(5, replica -> 150);

        processes.removeLast().stop();
        run(3, replica -> 300);

        assertThat((double) run(10, replica -> 300)).isCloseTo(1000, within(20.0));
    }

    @Test
    void whoeverFallsSilentIsForgottenInSeconds() {
        start(2);
        assertThat(processes.getFirst().replicas.share(PARTY)).isEqualTo(0.5);

        database.write(
                "update party.replica set seen_at = seen_at - interval '4 seconds' where id <>"
                        + " (select id from party.replica limit 1)");
        List<Double> shares =
                processes.stream()
                        .map(process -> {
                            process.replicas.exchange();
                            return process.replicas.share(PARTY);
                        })
                        .toList();

        assertThat(shares).contains(1.0);
    }

    @Test
    void sharesStayWhileTheDatabaseDoesNotAnswer() {
        start(2);
        database.write("revoke insert on party.replica from xacthuc_service");
        try {
            processes.getFirst().replicas.exchange();
        } finally {
            database.write("grant insert on party.replica to xacthuc_service");
        }

        assertThat(processes.getFirst().replicas.share(PARTY)).isEqualTo(0.5);
    }

    @Test
    void rowsOfTheLongGoneAreSweptAway() {
        database.write(
                "insert into party.replica values (gen_random_uuid(), now() - interval '2 minutes',"
                        + " '{}')");

        start(1);

        assertThat(database.count("select count(*) from party.replica")).isEqualTo(1);
    }

    @Test
    void tellsWhatIsLeftOfTheWhole() {
        start(2);
        Quotas quotas = processes.getFirst().quotas;

        assertThat(quotas.left(PARTY, QUOTA).left()).isEqualTo(200);
        assertThat(quotas.left(PARTY, QUOTA).secondsToFull()).isZero();
        for (int i = 0; i < 50; i++) {
            assertThat(quotas.take(PARTY, QUOTA).granted()).isTrue();
        }
        Allowance half = quotas.left(PARTY, QUOTA);
        assertThat(half.left()).isEqualTo(100);
        assertThat(half.secondsToFull()).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            quotas.take(PARTY, QUOTA);
        }
        Allowance none = quotas.take(PARTY, QUOTA);
        assertThat(none.granted()).isFalse();
        assertThat(none.left()).isZero();
        assertThat(none.secondsToNext()).isEqualTo(1);
    }

    private void start(int replicas) {
        PGSimpleDataSource source = database.ofService("-c synchronous_commit=off");
        for (int i = 0; i < replicas; i++) {
            processes.add(new Process(source, clock));
        }
        processes.forEach(process -> process.replicas.exchange());
    }

    private long run(int seconds, IntToLongFunction callsPerSecond) {
        return run(QUOTA, seconds, callsPerSecond);
    }

    /// Calls all processes, each as often as that in a second.
    ///
    /// @return how many calls were granted
    private long run(Quota quota, int seconds, IntToLongFunction callsPerSecond) {
        long granted = 0;
        double[] due = new double[processes.size()];
        for (int step = 0; step < seconds * 1000 / STEP_MILLIS; step++) {
            clock.millis += STEP_MILLIS;
            if (step % (1000 / STEP_MILLIS) == 0) {
                processes.forEach(process -> process.replicas.exchange());
            }
            for (int replica = 0; replica < due.length; replica++) {
                due[replica] += callsPerSecond.applyAsLong(replica) * STEP_MILLIS / 1000.0;
                for (; due[replica] >= 1; due[replica]--) {
                    granted += processes.get(replica).quotas.take(PARTY, quota).granted() ? 1 : 0;
                }
            }
        }
        return granted;
    }

    private static final class Process {
        private final LiveReplicas replicas;
        private final Quotas quotas;

        private Process(PGSimpleDataSource source, Clock clock) {
            replicas = new LiveReplicas(source, new ObjectMapper(), new SecureRandom());
            quotas = new Quotas(replicas, clock);
            replicas.start(new StartupEvent());
        }

        private void stop() {
            replicas.stop(new ShutdownEvent());
        }
    }

    private static final class SteppedClock extends Clock {
        private long millis = 1_000_000;

        @Override
        public long millis() {
            return millis;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
