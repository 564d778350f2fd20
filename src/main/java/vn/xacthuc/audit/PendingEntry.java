package vn.xacthuc.audit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// An entry that waits for the log, with whoever waits for it.
final class PendingEntry {

    /// What became of a pending entry.
    sealed interface Placement {

        /// It is durable, as this leaf.
        record Appended(long leafIndex) implements Placement {}

        /// Its idempotency key belongs to an earlier entry; it took no leaf.
        record Superseded() implements Placement {}
    }

    private final SealedEntry entry;
    private final Optional<IdempotencyClaim> claim;
    private final CompletableFuture<Placement> placement = new CompletableFuture<>();

    PendingEntry(SealedEntry entry, Optional<IdempotencyClaim> claim) {
        this.entry = entry;
        this.claim = claim;
    }

    SealedEntry entry() {
        return entry;
    }

    Optional<IdempotencyClaim> claim() {
        return claim;
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
