package vn.xacthuc.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import vn.xacthuc.party.Sector;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.testing.Database;

/// One process' share of the log, put together by hand, so that a test can have two of them, or one
/// whose database fails at a chosen moment.
final class Replica implements AutoCloseable {

    static final String LOCK_TIMEOUT = "-c synchronous_commit=on -c lock_timeout=";

    private static final String KEY =
            Base64.getEncoder()
                    .encodeToString(
                            "an index key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII));

    private static final String CHECKPOINT_KEY =
            DemoSettings.all().get("xacthuc.audit.checkpoint-key");

    final GroupCommit groupCommit;
    final AuditLog log;
    final DetailCipher cipher;
    private final EntrySealer sealer;
    private final AuditKeys keys;

    private Replica(DataSource dataSource, int queueCapacity) {
        AuditConfig config = new Settings(queueCapacity);
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        DataKeys dataKeys = new DataKeys(dataSource, config, clock, random);
        cipher = new DetailCipher(dataKeys, random);
        keys = new AuditKeys(config);
        sealer = new EntrySealer(dataKeys, cipher, keys, new EntryDetailsJson(), clock, random);
        LogWriter writer =
                new LogWriter(
                        dataSource, sealer, new LogOpening(sealer, config), new LogGuard(), config);
        groupCommit = new GroupCommit(writer, config, new SimpleMeterRegistry());
        log =
                new AuditLog(
                        sealer,
                        groupCommit,
                        new EntryRepository(new LogReaders(dataSource, config), config),
                        cipher,
                        new EntryDetailsJson(),
                        config);
    }

    /// A replica whose writer does not run yet, so that what is submitted becomes one batch.
    static Replica waiting(DataSource dataSource, int queueCapacity) {
        return new Replica(dataSource, queueCapacity);
    }

    static Replica running(DataSource dataSource) {
        return new Replica(dataSource, 4096).start();
    }

    static Replica running(Database database) {
        return running(database.ofService(LOCK_TIMEOUT + 2000));
    }

    Replica start() {
        groupCommit.start(new StartupEvent());
        return this;
    }

    /// Submits an entry without waiting for it.
    CompletableFuture<PendingEntry.Placement> submit(EntryDraft draft) throws SQLException {
        return groupCommit.submit(sealer.seal(draft, EntrySealer.NO_ANSWER), Optional.empty());
    }

    CompletableFuture<PendingEntry.Placement> submit(EntryDraft draft, IdempotencyClaim claim)
            throws SQLException {
        return groupCommit.submit(sealer.seal(draft, EntrySealer.NO_ANSWER), Optional.of(claim));
    }

    /// Appends a verification and gives its answer.
    String answer(String key) {
        Answered answer =
                log.answer(
                        verification("VERIFIED"),
                        claim(key, "body"),
                        entry ->
                                ("{\"id\":\"" + entry.id() + "\",\"leafIndex\":null}")
                                        .getBytes(StandardCharsets.UTF_8));
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    IdempotencyClaim claim(String key, String body) {
        return new IdempotencyClaim(
                keys.hash(AuditKeys.Use.IDEMPOTENCY_KEY, key),
                keys.hash(AuditKeys.Use.REQUEST_BODY, body));
    }

    /// A verification; a decision that is none is refused by the database, not by the service.
    static EntryDraft verification(String decision) {
        return verification(decision, "BANK_ACCOUNT_OPENING");
    }

    static EntryDraft verification(String decision, String purpose) {
        return new EntryDraft(
                EntryKind.VERIFICATION,
                Optional.of("demo-bank"),
                Optional.of(Sector.BANK),
                Optional.of(purpose),
                Optional.of(decision),
                Optional.of("003090000001"),
                EntryDetails.of("demo-bank", List.of(), Map.of()));
    }

    @Override
    public void close() {
        try {
            groupCommit.stop(new ShutdownEvent());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        }
    }

    private record Settings(int queueCapacity) implements AuditConfig {

        @Override
        public String origin() {
            return "test.xacthuc.example/log";
        }

        @Override
        public String indexKey() {
            return KEY;
        }

        @Override
        public Map<String, String> wrappingKeys() {
            byte[] key = ByteBuffer.allocate(32).putLong(0, 7).array();
            return Map.of("test", Base64.getEncoder().encodeToString(key));
        }

        @Override
        public String currentWrappingKey() {
            return "test";
        }

        @Override
        public String checkpointKey() {
            return CHECKPOINT_KEY;
        }

        @Override
        public Optional<List<String>> retiredCheckpointKeys() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> checkpointFile() {
            return Optional.empty();
        }

        @Override
        public Map<String, Witness> witnesses() {
            return Map.of();
        }

        @Override
        public Duration witnessTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Period retention() {
            return Period.ofYears(5);
        }

        @Override
        public int batchSize() {
            return 512;
        }

        @Override
        public Duration appendTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration searchTime() {
            return Duration.ZERO;
        }

        @Override
        public int refusalsPerMinute() {
            return 20;
        }

        @Override
        public int readers() {
            return 12;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofSeconds(10);
        }
    }
}
