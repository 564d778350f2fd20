package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Rewrapping.Standing;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.LogLines;

/// A wrapping key is exchanged, and the old one withdrawn.
@Timeout(60)
class RewrappingTest {

    private static final String OLD = wrappingKey(1);
    private static final String NEW = wrappingKey(2);
    private static final Map<String, String> BOTH = Map.of("old", OLD, "new", NEW);

    private static Database database;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        database = Database.newLog("audit_rewrapping");
    }

    @BeforeEach
    void forget() {
        database.write("delete from detail_key");
    }

    @Test
    void afterwardsEveryDataKeyOpensUnderTheNewKeyAlone() throws Exception {
        List<DataKeys.DataKey> made =
                List.of(keys(Map.of("old", OLD), "old").current(), keys(BOTH, "old").current());
        DataKeys keys = keys(BOTH, "old");
        keys.prepare(settings(BOTH, "new")).run();

        assertThat(rewrapping(keys).rewrap())
                .isEqualTo(new Standing("new", Map.of(), Set.of("old")));

        for (DataKeys.DataKey key : made) {
            assertThat(keys(Map.of("new", NEW), "new").key(key.id())).isEqualTo(key.key());
            assertThat(keys(Map.of("old", OLD), "old").key(key.id())).isEqualTo(key.key());
        }
        assertThat(metrics.get("xacthuc.audit.wrapping.depending").gauge().value()).isZero();
    }

    @Test
    void nothingIsKnownBeforeTheFirstLook() {
        rewrapping(keys(BOTH, "new"));

        assertThat(metrics.get("xacthuc.audit.wrapping.depending").gauge().value()).isNaN();
    }

    @Test
    void thousandsOfDataKeysAreWrappedByReplicasThatTryAtTheSameTime() throws Exception {
        keys(Map.of("old", OLD), "old").current();
        database.write(
                "insert into detail_key select gen_random_uuid(), wrapping_key_id, wrapped"
                        + " from detail_key, generate_series(1, 1200)");
        Callable<Standing> rewrap = () -> rewrapping(keys(BOTH, "new")).rewrap();

        try (ExecutorService replicas = Executors.newFixedThreadPool(3)) {
            for (Future<Standing> replica : replicas.invokeAll(List.of(rewrap, rewrap, rewrap))) {
                assertThat(replica.get().depending()).isEmpty();
            }
        }

        assertThat(database.count("select count(*) from detail_key where wrapping_key_id = 'new'"))
                .isEqualTo(1201);
    }

    @Test
    void whatNoConfiguredKeyOpensIsToldOnceAndStopsNothingElse() throws Exception {
        keys(Map.of("lost", wrappingKey(3)), "lost").current();
        keys(Map.of("old", wrappingKey(4)), "old").current();
        DataKeys.DataKey good = keys(Map.of("old", OLD), "old").current();
        Rewrapping rewrapping = rewrapping(keys(BOTH, "new"));

        try (LogLines log = LogLines.of(Rewrapping.class)) {
            rewrapping.run();
            rewrapping.run();

            assertThat(log.lines()).singleElement().asString().contains("lost=1", "old=1");
        }

        assertThat(keys(Map.of("new", NEW), "new").key(good.id())).isEqualTo(good.key());
        assertThat(metrics.get("xacthuc.audit.wrapping.depending").gauge().value()).isEqualTo(2);
    }

    @Test
    void operatorIsToldOnceWhichKeysMayBeWithdrawn() throws Exception {
        keys(Map.of("old", OLD), "old").current();
        Rewrapping rewrapping = rewrapping(keys(BOTH, "new"));

        try (LogLines log = LogLines.of(Rewrapping.class)) {
            rewrapping.run();
            rewrapping.run();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("no data key depends on the wrapping keys", "[old]");
        }
    }

    @Test
    void databaseThatDoesNotAnswerIsAskedAgainLater() {
        PGSimpleDataSource nobody = database.ofService("");
        nobody.setPortNumbers(new int[] {1});
        Rewrapping rewrapping = new Rewrapping(nobody, keys(BOTH, "new"), metrics);

        try (LogLines log = LogLines.of(Rewrapping.class)) {
            rewrapping.run();

            assertThat(log.lines()).singleElement().asString().contains("08001");
        }
    }

    /// Its answer cannot be given again; it is not taken for one that was never given.
    @Test
    void entryWhoseWrappingKeyIsWithdrawnTooEarlyIsUnavailable() {
        Database log = Database.newLog("audit_withdrawn");
        try (Replica replica = Replica.running(log)) {
            replica.answer("a key");
        }
        log.write("update detail_key set wrapping_key_id = 'withdrawn'");

        try (Replica replica = Replica.running(log)) {
            assertThatThrownBy(() -> replica.answer("a key"))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.LOG_UNAVAILABLE));
        }
    }

    private Rewrapping rewrapping(DataKeys keys) {
        return new Rewrapping(source(), keys, metrics);
    }

    private static DataKeys keys(Map<String, String> wrappingKeys, String current) {
        return new DataKeys(
                source(), settings(wrappingKeys, current), Clock.systemUTC(), new SecureRandom());
    }

    private static AuditConfig settings(Map<String, String> wrappingKeys, String current) {
        return LogSettings.but(Map.of("wrappingKeys", wrappingKeys, "currentWrappingKey", current));
    }

    private static DataSource source() {
        return database.ofService("-c lock_timeout=5000");
    }

    private static String wrappingKey(int number) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(32).putInt(0, number).array());
    }
}
