package vn.xacthuc.audit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.xacthuc.audit.FailedClaims.Watch;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// An entry that waits for the log, with whoever waits for it.
final class PendingEntry {

    /// What became of a pending entry.
    sealed interface Placement {

        /// It is durable, as this leaf.
        ///
        /// @param watch whether the failed claims about the person asked for are watched
        record Appended(long leafIndex, Watch watch) implements Placement {

            Appended(long leafIndex) {
                this(leafIndex, Watch.NOT_YET);
            }
        }

        /// Its idempotency key belongs to an earlier entry; it took no leaf.
        record Superseded() implements Placement {}

        /// A budget of guesses is spent; it took no leaf and bound no key.
        ///
        /// @param first whether nobody was refused for this budget before
        record Refused(BudgetKind budget, boolean first) implements Placement {}
    }

    private final SealedEntry entry;
    private final Optional<IdempotencyClaim> claim;
    private final Optional<Probe> probe;
    private final CompletableFuture<Placement> placement = new CompletableFuture<>();

    PendingEntry(SealedEntry entry, Optional<IdempotencyClaim> claim, Optional<Probe> probe) {
        this.entry = entry;
        this.claim = claim;
        this.probe = probe;
    }

    SealedEntry entry() {
        return entry;
    }

    Optional<IdempotencyClaim> claim() {
        return claim;
    }

    /// What the request would tell if it was a guess; empty where it cannot be one.
    Optional<Probe> probe() {
        return probe;
    }

    CompletableFuture<Placement> placement() {
        return placement;
    }

    void complete(Placement outcome) {
        placement.complete(outcome);
    }

    void fail() {
        placement.completeExceptionally(new ProblemException(ProblemType.LOG_UNAVAILABLE));
    }
}
