package vn.xacthuc.audit.refusal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.refusal.RefusalCounter.Counted;
import vn.xacthuc.party.RefusedCalls;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Records that a known party was refused.
@ApplicationScoped
class RefusalJournal implements RefusedCalls {

    private static final Logger LOG = Logger.getLogger(RefusalJournal.class);

    /// Before the writer of the log stops (`GroupCommit`).
    private static final int BEFORE_WRITER = 1;

    private final AuditLog log;
    private final Clock clock;
    private final RefusalCounter counter;

    RefusalJournal(AuditLog log, AuditConfig config, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.counter = new RefusalCounter(config.refusalsPerMinute());
    }

    /// Completes when the refusal is durable or counted; fails when the log does not take it.
    CompletableFuture<Void> record(
            RelyingParty party,
            ProblemType problem,
            Optional<EntryDraft> wanted,
            Map<String, Object> particulars) {
        // Of refusals for guessing only the first of a budget says what was wanted.
        boolean flood =
                problem == ProblemType.RATE_LIMITED
                        || (problem == ProblemType.PROBING_LIMIT && wanted.isEmpty());
        if (!counter.isOwnEntry(party, problem.code(), flood, clock.instant())) {
            return CompletableFuture.completedFuture(null);
        }
        EntryDraft draft =
                wanted.map(known -> known.refused(problem.code(), particulars))
                        .orElseGet(() ->
                                EntryDraft.of(
                                        EntryKind.REFUSAL,
                                        party,
                                        EntryDetails.of(
                                                null, List.of(problem.code()), particulars)));
        try {
            return log.appendLater(draft);
        } catch (ProblemException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /// Counts a call that its quota refused.
    @Override
    public void count(RelyingParty party, ProblemType problem) {
        counter.isOwnEntry(party, problem.code(), true, clock.instant());
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void recordEndedMinutes() {
        recordCounted(clock.instant());
    }

    void stop(@Observes @Priority(BEFORE_WRITER) ShutdownEvent event) {
        recordCounted(Instant.MAX.minusSeconds(60));
    }

    private void recordCounted(Instant now) {
        for (Counted counted : counter.ended(now)) {
            try {
                log.append(draft(counted));
            } catch (ProblemException e) {
                counter.giveBack(counted);
                LOG.warnf("counted refusals wait for the log (%s)", e.type().code());
            }
        }
    }

    private static EntryDraft draft(Counted counted) {
        return EntryDraft.of(
                EntryKind.REFUSAL,
                counted.party(),
                EntryDetails.of(
                        null,
                        List.copyOf(counted.counts().keySet()),
                        Map.of(
                                "minute",
                                Instants.format(counted.minute()),
                                "counts",
                                counted.counts())));
    }
}
