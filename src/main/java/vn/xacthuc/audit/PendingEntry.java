package vn.xacthuc.audit;

import java.util.ArrayList;
import java.util.List;
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

    /// Entries with the same key that came in the same batch. Only the writer's thread sees them.
    private final List<PendingEntry> followers = new ArrayList<>(0);

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

    void follow(PendingEntry leader) {
        leader.followers.add(this);
    }

    void complete(Placement outcome) {
        placement.complete(outcome);
        followers.forEach(follower -> follower.complete(new Placement.Superseded()));
    }

    void fail() {
        placement.completeExceptionally(new ProblemException(ProblemType.LOG_UNAVAILABLE));
        followers.forEach(PendingEntry::fail);
    }
}
