package vn.xacthuc.audit;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vn.xacthuc.audit.FailedClaims.Row;
import vn.xacthuc.audit.FailedClaims.Ruling;
import vn.xacthuc.audit.FailedClaims.Watch;
import vn.xacthuc.audit.PendingEntry.Placement;

/// Which entries of a batch take a leaf, decided under the log's lock: not those whose idempotency
/// key is bound, nor those whose budget of guesses is spent.
final class Admission {

    private final Map<UUID, Ruling> rulings = new HashMap<>();
    private final Map<UUID, Placement.Refused> refused = new HashMap<>();
    private final Set<UUID> winners = new HashSet<>();
    private boolean counted;

    private Admission() {}

    /// Takes the lock, and decides on all of a batch.
    static Admission to(Connection connection, List<PendingEntry> batch) throws SQLException {
        LogStatements statements = new LogStatements(connection);
        Admission admission = new Admission();
        FailedClaims failed =
                statements.lock(batch.stream().flatMap(entry -> entry.probe().stream()).toList());
        for (PendingEntry pending : batch) {
            pending.probe()
                    .ifPresent(probe -> admission.rulings.put(id(pending), failed.judge(probe)));
        }
        IdempotencyRows keys = new IdempotencyRows(connection);
        admission.claim(keys, batch);
        admission.count(keys, new FailedClaimRows(connection), batch);
        return admission;
    }

    /// Whether an entry takes a leaf.
    boolean admits(PendingEntry pending) {
        return !isRefused(pending) && (pending.claim().isEmpty() || winners.contains(id(pending)));
    }

    /// What becomes of an entry.
    ///
    /// @param leafIndex of the leaf that it takes if it takes one
    Placement placement(PendingEntry pending, long leafIndex) {
        if (admits(pending)) {
            return new Placement.Appended(leafIndex, watch(pending));
        }
        return Optional.<Placement>ofNullable(refused.get(id(pending)))
                .orElseGet(Placement.Superseded::new);
    }

    /// Whether something was counted, which is to be kept also when nobody takes a leaf.
    boolean hasCounted() {
        return counted;
    }

    /// Of two entries of one batch with the same key the first may win, as of two batches.
    private void claim(IdempotencyRows rows, List<PendingEntry> batch) throws SQLException {
        Set<ByteBuffer> claimed = new HashSet<>();
        List<PendingEntry> claimants = new ArrayList<>();
        for (PendingEntry pending : batch) {
            if (pending.claim().isPresent() && !isRefused(pending)) {
                List<ByteBuffer> hashes =
                        Stream.of(pending.claim().get().keyHashes()).map(ByteBuffer::wrap).toList();
                if (Collections.disjoint(claimed, hashes)) {
                    claimants.add(pending);
                }
                claimed.addAll(hashes);
            }
        }
        if (!claimants.isEmpty()) {
            winners.addAll(rows.claim(claimants));
        }
    }

    private void count(IdempotencyRows keys, FailedClaimRows rows, List<PendingEntry> batch)
            throws SQLException {
        List<PendingEntry> turnedAway = turnedAway(keys, batch);
        List<Row> counts =
                Stream.concat(
                                batch.stream()
                                        .filter(this::admits)
                                        .flatMap(pending -> counts(pending).stream()),
                                turnedAway.stream()
                                        .flatMap(pending ->
                                                Stream.concat(
                                                        counts(pending).stream(),
                                                        Stream.of(refusal(pending).mark()))))
                        .toList();
        if (counts.isEmpty()) {
            return;
        }
        counted = true;
        Set<FailedClaims.Mark> newMarks = rows.insert(counts);
        for (PendingEntry pending : turnedAway) {
            Ruling.Refuse refusal = refusal(pending);
            boolean first = newMarks.remove(refusal.mark().asMark());
            refused.put(id(pending), new Placement.Refused(refusal.budget(), first));
        }
    }

    /// Who is refused, but for those who were answered before: a retry gets that answer.
    private List<PendingEntry> turnedAway(IdempotencyRows keys, List<PendingEntry> batch)
            throws SQLException {
        List<PendingEntry> turnedAway = batch.stream().filter(this::isRefused).toList();
        List<PendingEntry> claimants =
                turnedAway.stream().filter(pending -> pending.claim().isPresent()).toList();
        if (claimants.isEmpty()) {
            return turnedAway;
        }
        Set<UUID> bound = keys.bound(claimants);
        return turnedAway.stream().filter(pending -> !bound.contains(id(pending))).toList();
    }

    private boolean isRefused(PendingEntry pending) {
        return rulings.get(id(pending)) instanceof Ruling.Refuse;
    }

    private Ruling.Refuse refusal(PendingEntry pending) {
        return (Ruling.Refuse) ruling(pending).orElseThrow();
    }

    private Optional<Row> counts(PendingEntry pending) {
        return ruling(pending)
                .flatMap(ruling ->
                        switch (ruling) {
                            case Ruling.Answer answer -> answer.count();
                            case Ruling.Refuse refuse -> refuse.count();
                        });
    }

    private Watch watch(PendingEntry pending) {
        return ruling(pending)
                .map(ruling ->
                        switch (ruling) {
                            case Ruling.Answer answer -> answer.watch();
                            case Ruling.Refuse ignored -> Watch.NOT_YET;
                        })
                .orElse(Watch.NOT_YET);
    }

    private Optional<Ruling> ruling(PendingEntry pending) {
        return Optional.ofNullable(rulings.get(id(pending)));
    }

    private static UUID id(PendingEntry pending) {
        return pending.entry().id();
    }
}
