package vn.xacthuc.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import vn.xacthuc.audit.checkpoint.CheckpointKeys;
import vn.xacthuc.audit.checkpoint.Checkpoints;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.checkpoint.SigningParts;
import vn.xacthuc.audit.proof.LogProofs;
import vn.xacthuc.audit.proof.ProvingParts;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.Database;

/// One process' share of the log, put together by hand, so that a test can have two of them, or one
/// whose database fails at a chosen moment.
public final class Replica implements AutoCloseable {

    static final String LOCK_TIMEOUT = "-c synchronous_commit=on -c lock_timeout=";

    public final LogSettings settings;
    public final AuditLog log;
    public final AuditKeys keys;
    public final DetailCipher cipher;
    public final EntryRepository entries;
    public final LogReaders readers;
    public final LogTiles tiles;
    public final CheckpointKeys checkpointKeys;
    public final Checkpoints checkpoints;
    public final LogProofs proofs;
    public final SigningParts signing;
    public final ProvingParts proving;
    public final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final GroupCommit groupCommit;
    public final Probes probes;
    private final EntrySealer sealer;
    private boolean signs;

    private Replica(DataSource dataSource, LogSettings config) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        DataKeys dataKeys = new DataKeys(dataSource, config, clock, random);
        settings = config;
        cipher = new DetailCipher(dataKeys, random);
        keys = new AuditKeys(config);
        sealer = new EntrySealer(dataKeys, cipher, keys, new EntryDetailsJson(), clock, random);
        readers = new LogReaders(dataSource, config);
        tiles = new LogTiles(readers);
        signing = new SigningParts(dataSource, readers, tiles, config, clock, metrics);
        checkpointKeys = signing.keys;
        checkpoints = signing.checkpoints;
        LogOpening opening = new LogOpening(sealer, config);
        LogWriter writer = new LogWriter(dataSource, sealer, opening, signing.guard(), config);
        groupCommit = new GroupCommit(writer, config, metrics);
        entries = new EntryRepository(readers, config);
        probes =
                new Probes(
                        keys, readers, new RefusalNotes(new CurrentVertxRequest()), clock, metrics);
        log =
                new AuditLog(
                        sealer,
                        groupCommit,
                        entries,
                        cipher,
                        new EntryDetailsJson(),
                        probes,
                        config);
        proving = new ProvingParts(signing, entries, tiles, log, config);
        proofs = proving.proofs;
    }

    /// A replica whose writer does not run yet, so that what is submitted becomes one batch.
    public static Replica waiting(DataSource dataSource, int queueCapacity) {
        return waiting(dataSource, LogSettings.NEW.withQueueCapacity(queueCapacity));
    }

    public static Replica waiting(DataSource dataSource, LogSettings settings) {
        return new Replica(dataSource, settings);
    }

    public static Replica running(DataSource dataSource) {
        return running(dataSource, LogSettings.NEW);
    }

    public static Replica running(Database database) {
        return running(database, LogSettings.NEW);
    }

    public static Replica running(Database database, LogSettings settings) {
        return running(database.ofService(LOCK_TIMEOUT + 2000), settings);
    }

    /// Without a signer: whoever tests it calls it.
    public static Replica running(DataSource dataSource, LogSettings settings) {
        return new Replica(dataSource, settings).start();
    }

    /// Everything that a process does about the log.
    public static Replica signing(Database database, LogSettings settings) {
        return signing(database.ofService(LOCK_TIMEOUT + 2000), settings);
    }

    public static Replica signing(DataSource dataSource, LogSettings settings) {
        Replica replica = new Replica(dataSource, settings);
        replica.signing.start();
        replica.signs = true;
        return replica.start();
    }

    Replica start() {
        groupCommit.start(new StartupEvent());
        return this;
    }

    /// Takes no more entries, and writes those that wait.
    public void stopWriting() throws InterruptedException {
        groupCommit.stop(new ShutdownEvent());
    }

    /// Signs the head; empty when there was nothing new to sign.
    public Optional<SignedCheckpoint> sign() throws Exception {
        return signing.sign();
    }

    /// Submits an entry without waiting for it.
    CompletableFuture<PendingEntry.Placement> submit(EntryDraft draft) throws SQLException {
        return groupCommit.submit(sealer.seal(draft, EntrySealer.NO_ANSWER), Optional.empty());
    }

    /// Appends that many entries and waits for the last.
    public void append(int count) throws Exception {
        List<CompletableFuture<PendingEntry.Placement>> pending = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pending.add(submit(verification("VERIFIED")));
        }
        for (CompletableFuture<PendingEntry.Placement> entry : pending) {
            entry.get();
        }
    }

    CompletableFuture<PendingEntry.Placement> submit(EntryDraft draft, IdempotencyClaim claim)
            throws SQLException {
        return groupCommit.submit(sealer.seal(draft, EntrySealer.NO_ANSWER), Optional.of(claim));
    }

    /// Submits an answer that may be a guess.
    CompletableFuture<PendingEntry.Placement> submit(
            EntryDraft draft, IdempotencyClaim claim, Probe probe) throws SQLException {
        return groupCommit.submit(
                sealer.seal(draft, EntrySealer.NO_ANSWER), Optional.of(claim), Optional.of(probe));
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
        return keys.claim(
                key.getBytes(StandardCharsets.UTF_8), body.getBytes(StandardCharsets.UTF_8));
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
            stopWriting();
            if (signs) {
                signing.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the test was interrupted", e);
        }
    }
}
