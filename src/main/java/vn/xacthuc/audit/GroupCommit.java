package vn.xacthuc.audit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.LogWriter.UnsettledCommitException;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Lets all requests in flight share one transaction: whatever waits when the writer comes back
/// from a commit is the next batch, so a lone request never waits for company and a crowd shares
/// the flush.
@ApplicationScoped
class GroupCommit {

    private static final Logger LOG = Logger.getLogger(GroupCommit.class);
    private static final long POLL_MILLISECONDS = 200;
    private static final int ATTEMPTS = 2;

    private final LogWriter writer;
    private final int batchSize;
    private final Duration patience;
    private final BlockingQueue<PendingEntry> queue;
    private final DistributionSummary batchSizes;
    private final Timer appendTime;
    private final Thread thread = Thread.ofPlatform().name("audit-writer").unstarted(this::run);
    private volatile boolean open = true;

    GroupCommit(LogWriter writer, AuditConfig config, MeterRegistry metrics) {
        this.writer = writer;
        this.batchSize = config.batchSize();
        this.patience = config.appendTimeout();
        this.queue = new ArrayBlockingQueue<>(config.queueCapacity());
        this.batchSizes =
                DistributionSummary.builder("xacthuc.audit.batch.size")
                        .description("Entries that shared one transaction")
                        .register(metrics);
        this.appendTime =
                Timer.builder("xacthuc.audit.append")
                        .description("Time of one group commit")
                        .publishPercentileHistogram()
                        .register(metrics);
        metrics.gauge("xacthuc.audit.queue.length", queue, BlockingQueue::size);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /// Everything that was accepted is written before the process ends.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        open = false;
        thread.join(patience);
    }

    /// Hands an entry over to the log.
    ///
    /// @throws ProblemException `overloaded` when too many entries wait already
    CompletableFuture<Placement> submit(SealedEntry entry, Optional<IdempotencyClaim> claim) {
        return submit(entry, claim, Optional.empty());
    }

    /// The same for an answer that a budget of guesses may refuse.
    CompletableFuture<Placement> submit(
            SealedEntry entry, Optional<IdempotencyClaim> claim, Optional<Probe> probe) {
        PendingEntry pending = new PendingEntry(entry, claim, probe);
        if (!open || !queue.offer(pending)) {
            throw new ProblemException(ProblemType.OVERLOADED);
        }
        return pending.placement();
    }

    private void run() {
        List<PendingEntry> batch = new ArrayList<>(batchSize);
        while (open || !queue.isEmpty()) {
            try {
                PendingEntry first = queue.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, batchSize - 1);
                    commit(batch);
                }
            } catch (InterruptedException e) {
                LOG.warn("the writer of the log was interrupted; it goes on until it is closed");
            } catch (RuntimeException e) {
                LOG.errorf("the writer of the log met a defect: %s", e.getClass().getName());
                batch.forEach(PendingEntry::fail);
            } finally {
                batch.clear();
            }
        }
        writer.close();
    }

    private void commit(List<PendingEntry> batch) {
        batchSizes.record(batch.size());
        appendTime.record(() -> write(batch));
    }

    private void write(List<PendingEntry> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Placement> placements = writer.write(batch);
                for (int i = 0; i < placements.size(); i++) {
                    batch.get(i).complete(placements.get(i));
                }
                return;
            } catch (SQLException e) {
                if (isAboutData(e)) {
                    LOG.errorf("the database refuses an entry (SQLSTATE %s)", e.getSQLState());
                    isolate(batch);
                    return;
                }
                if (attempt == ATTEMPTS || e instanceof UnsettledCommitException) {
                    LOG.errorf(
                            "%d entries could not be appended (SQLSTATE %s)",
                            batch.size(), e.getSQLState());
                    batch.forEach(PendingEntry::fail);
                    return;
                }
            }
        }
    }

    /// One bad row must not fail its batch: the halves are tried alone until it stands by itself.
    private void isolate(List<PendingEntry> batch) {
        if (batch.size() == 1) {
            batch.getFirst().fail();
            return;
        }
        int middle = batch.size() / 2;
        write(batch.subList(0, middle));
        write(batch.subList(middle, batch.size()));
    }

    /// Data exceptions (22) and broken constraints (23) come again at every try.
    private static boolean isAboutData(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
