package vn.xacthuc.audit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.CheckpointSigner.Attempt;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The checkpoints of the log as this process knows them: signed twice a second while the log
/// grows, and at once for whoever needs an entry covered.
@ApplicationScoped
class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);

    /// A checkpoint is promised every second; the scheduler of the framework cannot do better than
    /// one, so it is a thread of our own. Together with the spacing it stays below a second, and
    /// all replicas together make no more than two in one.
    private static final long PERIOD_MILLIS = 400;

    private static final long SPACING_MILLIS = 500;
    private static final long AT_ONCE = 0;

    /// How old an answer may be that another replica's checkpoint makes stale.
    private static final Duration FRESH = Duration.ofMillis(900);

    /// How long somebody waits while another replica is signing.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long PAUSE_MILLIS = 5;

    /// After the database is known to be the right one, before anything is appended.
    private static final int BEFORE_WRITER = 100;

    /// The last entries are signed once the writer has ended.
    private static final int AFTER_WRITER = 3000;

    private final CheckpointSigner signer;
    private final CheckpointRepository repository;
    private final CheckpointKeys keys;
    private final LogGuard guard;
    private final Witnesses witnesses;
    private final Optional<CheckpointFile> file;
    private final Counter refusals;
    private final ReentrantLock signing = new ReentrantLock(true);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("audit-checkpoints").unstarted(this::run);
    private volatile @Nullable Seen seen;
    private volatile Optional<String> trouble = Optional.empty();

    /// The newest checkpoint, and when it was known to be it (nanoseconds).
    private record Seen(Optional<SignedCheckpoint> newest, long at) {

        private boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    Checkpoints(
            CheckpointSigner signer,
            CheckpointRepository repository,
            CheckpointKeys keys,
            LogGuard guard,
            Witnesses witnesses,
            AuditConfig config,
            MeterRegistry metrics) {
        this.signer = signer;
        this.repository = repository;
        this.keys = keys;
        this.guard = guard;
        this.witnesses = witnesses;
        this.file = config.checkpointFile().map(CheckpointFile::new);
        this.refusals =
                Counter.builder("xacthuc.audit.checkpoint.refused")
                        .description("How often a head of the log was not signed")
                        .register(metrics);
        metrics.gauge("xacthuc.audit.checkpoint.size", this, Checkpoints::size);
    }

    void start(@Observes @Priority(BEFORE_WRITER) StartupEvent event) {
        file.ifPresent(this::readFile);
        witnesses.start(() -> refresh(SPACING_MILLIS));
        thread.start();
    }

    void stop(@Observes @Priority(AFTER_WRITER) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(PATIENCE);
        witnesses.stop();
    }

    /// The last checkpoint of the open log, less than a second old even if another replica signed
    /// it; empty before the first.
    ///
    /// @throws ProblemException `log-unavailable`
    Optional<SignedCheckpoint> latest() {
        Seen known = seen;
        if (known != null && known.isFresh()) {
            return known.newest();
        }
        try {
            return repository.latest();
        } catch (SQLException e) {
            throw unavailable("cannot be read (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    /// A checkpoint that covers a leaf which is in the log; it is signed now if there is none.
    ///
    /// @throws ProblemException `not-found` for a leaf that a closed log has no checkpoint of,
    ///   `log-unavailable`
    SignedCheckpoint covering(LogSpan log, long leafIndex) {
        long start = System.nanoTime();
        try {
            do {
                Optional<SignedCheckpoint> newest = signedFor(log, leafIndex);
                if (newest.filter(last -> last.covers(log, leafIndex)).isPresent()) {
                    return newest.get();
                }
                if (newest.isPresent() && newest.get().log().firstRow() > log.firstRow()) {
                    return ofClosed(log, leafIndex);
                }
                Thread.sleep(PAUSE_MILLIS);
            } while (System.nanoTime() - start < PATIENCE.toNanos());
            throw unavailable("has no checkpoint in time");
        } catch (SQLException e) {
            throw unavailable("cannot be signed (SQLSTATE " + e.getSQLState() + ")");
        } catch (UnprovableHeadException e) {
            throw unavailable("must not be signed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not signed before an interrupt");
        }
    }

    /// Why the log's head is not signed; empty while it is.
    Optional<String> trouble() {
        return trouble;
    }

    /// Many wait for one signature: whoever comes after it finds it.
    private Optional<SignedCheckpoint> signedFor(LogSpan log, long leafIndex)
            throws SQLException, UnprovableHeadException {
        Optional<SignedCheckpoint> known = known();
        if (known.filter(last -> last.covers(log, leafIndex)).isPresent()) {
            return known;
        }
        signing.lock();
        try {
            known = known();
            return known.filter(last -> last.covers(log, leafIndex)).isPresent()
                    ? known
                    : sign(AT_ONCE);
        } finally {
            signing.unlock();
        }
    }

    private SignedCheckpoint ofClosed(LogSpan log, long leafIndex) throws SQLException {
        return repository
                .latest(log)
                .filter(last -> last.covers(log, leafIndex))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private void run() {
        boolean last = false;
        while (!last) {
            try {
                last = stopped.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS);
                refresh(last ? AT_ONCE : SPACING_MILLIS);
            } catch (InterruptedException e) {
                LOG.warn("the signer of the log was interrupted; it goes on until it is stopped");
            }
        }
    }

    private void refresh(long spacing) {
        signing.lock();
        try {
            var unused = sign(spacing);
        } catch (SQLException e) {
            LOG.debugf("the log was not signed (SQLSTATE %s)", e.getSQLState());
        } catch (UnprovableHeadException e) {
            LOG.debugf("the log was not signed: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf("the signer of the log met a defect: %s", e.getClass().getName());
        } finally {
            signing.unlock();
        }
    }

    private Optional<SignedCheckpoint> sign(long spacing)
            throws SQLException, UnprovableHeadException {
        try {
            Attempt attempt = signer.attempt(spacing);
            trouble = Optional.empty();
            attempt.newest().ifPresent(newest -> publish(newest, attempt.signed()));
            return attempt.newest();
        } catch (UnprovableHeadException e) {
            refusals.increment();
            tell("the log is not signed: " + e.getMessage());
            throw e;
        } catch (SQLException e) {
            tell("the log is not signed: its database fails (SQLSTATE " + e.getSQLState() + ")");
            throw e;
        }
    }

    /// Says once what may come again twice a second.
    private void tell(String what) {
        if (!trouble.equals(Optional.of(what))) {
            LOG.error(what);
            trouble = Optional.of(what);
        }
    }

    private void publish(SignedCheckpoint newest, boolean signedHere) {
        Optional<SignedCheckpoint> before = known();
        seen = new Seen(Optional.of(newest), System.nanoTime());
        if (before.filter(last -> !newest.isLaterThan(last)).isEmpty()) {
            file.ifPresent(kept -> writeFile(kept, newest));
        }
        witnesses.see(newest);
        if (signedHere) {
            witnesses.submit();
        }
    }

    private Optional<SignedCheckpoint> known() {
        Seen known = seen;
        return known == null ? Optional.empty() : known.newest();
    }

    private double size() {
        return known().map(SignedCheckpoint::size).orElse(0L);
    }

    private void readFile(CheckpointFile kept) {
        try {
            Optional<String> note = kept.read();
            if (note.isPresent()) {
                guard.know(
                        keys.open(note.get())
                                .map(last -> new KnownCheckpoint(last, "the checkpoint file"))
                                .orElseThrow(() ->
                                        new IOException("no checkpoint that our keys signed")));
            }
        } catch (IOException e) {
            guard.refuse(
                    "the checkpoint file %s is damaged (%s); if no backup was restored, remove it"
                            .formatted(kept, e.getMessage()));
        }
    }

    private void writeFile(CheckpointFile kept, SignedCheckpoint newest) {
        try {
            kept.write(newest.note());
        } catch (IOException e) {
            LOG.errorf("the checkpoint file %s was not written (%s)", kept, e.getMessage());
        }
    }

    private static ProblemException unavailable(String why) {
        LOG.errorf("the log %s", why);
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }
}
