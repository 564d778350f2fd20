package vn.xacthuc.audit.checkpoint;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.checkpoint.CheckpointSigner.Attempt;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The checkpoints of the log as this process knows them: signed twice a second while the log
/// grows, and at once for whoever needs an entry covered.
@ApplicationScoped
public class Checkpoints {

    private static final Logger LOG = Logger.getLogger(Checkpoints.class);

    /// A checkpoint is promised every second; the scheduler of the framework cannot do better than
    /// one, so it is a thread of our own. Together with the spacing it stays below a second, and
    /// all replicas together make no more than two in one.
    private static final long PERIOD_MILLIS = 400;

    private static final long SPACING_MILLIS = 500;
    private static final long AT_ONCE = 0;

    /// How long somebody waits for a signature in all.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// For so long the database may fail to answer, and its pool to have a connection, before that
    /// is said: a rush must not take a process out of service.
    private static final Duration TOLERATED = Duration.ofSeconds(5);

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
    private volatile Optional<SignedCheckpoint> known = Optional.empty();
    private volatile Optional<Trouble> trouble = Optional.empty();
    private volatile long lookedAt = System.nanoTime() - TOLERATED.toNanos();

    /// Why the last attempt failed, and when it did (nanoseconds).
    private record Trouble(String what, boolean ofDatabase, long at) {}

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
        this.file = config.checkpointFile().map(path -> new CheckpointFile(path, keys, guard));
        this.refusals =
                Counter.builder("xacthuc.audit.checkpoint.refused")
                        .description("How often a head of the log was not signed")
                        .register(metrics);
        metrics.gauge("xacthuc.audit.checkpoint.size", this, Checkpoints::size);
    }

    void start(@Observes @Priority(BEFORE_WRITER) StartupEvent event) {
        boolean witnessed = !keys.witnesses().byName().isEmpty();
        if (file.isEmpty() && !witnessed) {
            LOG.warn(
                    "neither a checkpoint file nor a witness is set up: a database that was restored"
                            + " from a backup would be appended to unnoticed");
        }
        boolean read = file.filter(CheckpointFile::open).isPresent();
        if (!read && witnessed) {
            guard.awaitWitness();
        }
        witnesses.start(() -> refresh(SPACING_MILLIS));
        thread.start();
    }

    void stop(@Observes @Priority(AFTER_WRITER) ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(PATIENCE);
        witnesses.stop();
        file.ifPresent(CheckpointFile::close);
    }

    /// The last checkpoint of the open log, empty before the first. It is less than a second old,
    /// even if another replica signed it, while the head can be proved; while it cannot, it is the
    /// last that this process proved.
    ///
    /// @throws ProblemException `log-unavailable`
    public Optional<SignedCheckpoint> latest() {
        try {
            return known.isPresent() ? known : repository.recent();
        } catch (SQLException e) {
            throw unavailable("cannot be read (SQLSTATE " + e.getSQLState() + ")");
        }
    }

    /// The last checkpoint that this process proved.
    public Optional<SignedCheckpoint> known() {
        return known;
    }

    /// The last checkpoint of a log, which may be closed; empty where it was never signed.
    ///
    /// @throws SQLException when the database does not answer
    public Optional<SignedCheckpoint> last(LogSpan log) throws SQLException {
        return repository.latest(log);
    }

    /// A checkpoint that covers a leaf which is in the log; it is signed now if there is none.
    ///
    /// @throws ProblemException `not-found` for a leaf that a closed log has no checkpoint of,
    ///   `log-unavailable`
    public SignedCheckpoint covering(LogSpan log, long leafIndex) {
        long start = System.nanoTime();
        try {
            do {
                Optional<SignedCheckpoint> newest = signedFor(log, leafIndex, start);
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

    /// Why the log's head is not signed; empty while it is, and in the first seconds in which the
    /// database does not answer.
    Optional<String> trouble() {
        return trouble.filter(last ->
                        !last.ofDatabase() || System.nanoTime() - lookedAt > TOLERATED.toNanos())
                .map(Trouble::what);
    }

    /// Many wait for one signature: whoever comes after it finds it, or why there is none.
    private Optional<SignedCheckpoint> signedFor(LogSpan log, long leafIndex, long start)
            throws SQLException, UnprovableHeadException, InterruptedException {
        if (isCovered(log, leafIndex)
                || !signing.tryLock(
                        PATIENCE.toNanos() - (System.nanoTime() - start), TimeUnit.NANOSECONDS)) {
            return known;
        }
        try {
            if (isCovered(log, leafIndex)) {
                return known;
            }
            Optional<Trouble> shared = trouble.filter(last -> last.at() - start > 0);
            if (shared.isPresent()) {
                throw unavailable("has no new checkpoint: " + shared.get().what());
            }
            return sign(AT_ONCE);
        } finally {
            signing.unlock();
        }
    }

    private boolean isCovered(LogSpan log, long leafIndex) {
        return known.filter(last -> last.covers(log, leafIndex)).isPresent();
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
            var _ = sign(spacing);
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
            lookedAt = System.nanoTime();
            trouble = Optional.empty();
            attempt.newest().ifPresent(newest -> publish(newest, attempt.signed()));
            return attempt.newest();
        } catch (UnprovableHeadException e) {
            refusals.increment();
            tell(e.getMessage(), false);
            throw e;
        } catch (SQLException e) {
            tell("its database fails (SQLSTATE " + e.getSQLState() + ")", true);
            throw e;
        }
    }

    /// Says once what may come again twice a second.
    private void tell(@Nullable String why, boolean ofDatabase) {
        String what = "the log is not signed: " + why;
        if (trouble.filter(last -> last.what().equals(what)).isEmpty()) {
            LOG.error(what);
        }
        trouble = Optional.of(new Trouble(what, ofDatabase, System.nanoTime()));
    }

    private void publish(SignedCheckpoint newest, boolean signedHere) {
        Optional<SignedCheckpoint> before = known;
        known = Optional.of(newest);
        if (before.filter(last -> !newest.isLaterThan(last)).isEmpty()) {
            file.ifPresent(kept -> kept.write(newest));
        }
        witnesses.see(newest);
        if (signedHere) {
            witnesses.submit();
        }
    }

    private double size() {
        return known.map(SignedCheckpoint::size).orElse(0L);
    }

    private static ProblemException unavailable(String why) {
        LOG.errorf("the log %s", why);
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }
}
