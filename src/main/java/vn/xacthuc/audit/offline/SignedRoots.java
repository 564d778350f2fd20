package vn.xacthuc.audit.offline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import vn.xacthuc.audit.offline.LeafFile.Given;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.InclusionProof;

/// Compares the tree over the given leaves with every signed checkpoint on the way.
///
/// An earlier checkpoint that fits is a consistency proof without a proof: the tree that it signs
/// is the beginning of this one.
final class SignedRoots {

    private final TreeMap<Long, List<TrustedCheckpoint>> bySize = new TreeMap<>();
    private final long newestSize;
    private final Findings findings;
    private Frontier frontier = Frontier.EMPTY;
    private long fittingSize;
    private boolean fits = true;

    /// @param checkpoints the newest one first
    SignedRoots(List<TrustedCheckpoint> checkpoints, Findings findings) {
        this.newestSize = checkpoints.getFirst().size();
        this.findings = findings;
        for (TrustedCheckpoint signed : checkpoints) {
            if (signed.isSigned()) {
                bySize.computeIfAbsent(signed.size(), size -> new ArrayList<>()).add(signed);
            }
        }
        bySize.values().forEach(this::compareWithOneAnother);
        List<TrustedCheckpoint> empty = bySize.get(0L);
        if (empty != null) {
            compare(empty, Frontier.EMPTY.root());
        }
    }

    /// Two trees of one size were signed, which no log that only grows has: nothing else is needed
    /// to prove that it told different things to different people.
    private void compareWithOneAnother(List<TrustedCheckpoint> ofOneSize) {
        TrustedCheckpoint first = ofOneSize.getFirst();
        for (TrustedCheckpoint other : ofOneSize) {
            if (!Arrays.equals(first.checkpoint().root(), other.checkpoint().root())) {
                findings.log(
                        "split view: %s and %s both sign %d leaves, with the roots %s and %s"
                                .formatted(
                                        first.name(),
                                        other.name(),
                                        first.size(),
                                        text(first.checkpoint().root()),
                                        text(other.checkpoint().root())));
            }
        }
    }

    private static String text(byte[] root) {
        return Base64.getEncoder().encodeToString(root);
    }

    /// Whether every leaf that the newest checkpoint signs was given.
    boolean whole() {
        return frontier.size() >= newestSize;
    }

    /// Adds a leaf to the tree, unless one before it is missing.
    ///
    /// @return whether all leaves up to this one hash to a signed root
    boolean add(long index, byte[] leafHash) {
        if (index != frontier.size()) {
            return false;
        }
        frontier = frontier.append(leafHash);
        List<TrustedCheckpoint> here = bySize.get(frontier.size());
        return here != null && compare(here, frontier.root());
    }

    private boolean compare(List<TrustedCheckpoint> here, byte[] root) {
        boolean all = true;
        for (TrustedCheckpoint signed : here) {
            if (Arrays.equals(signed.checkpoint().root(), root)) {
                findings.note(
                        "the first %d leaves have the root that %s signs"
                                .formatted(signed.size(), signed.name()));
            } else {
                all = false;
                findings.log(
                        "the first %d leaves have the root %s, and %s signs %s"
                                .formatted(
                                        signed.size(),
                                        text(root),
                                        signed.name(),
                                        text(signed.checkpoint().root())));
                if (fits && signed.size() > fittingSize) {
                    findings.log(
                            "so a leaf from %d to %d was changed, removed, put in or moved"
                                    .formatted(fittingSize, signed.size() - 1));
                }
            }
        }
        fits &= all;
        if (all) {
            fittingSize = frontier.size();
        }
        return all;
    }

    /// Whether the entry's inclusion proof leads to a signed root; empty without proof or root.
    Optional<Boolean> proofHolds(Given given, byte[] leafHash) {
        List<TrustedCheckpoint> signed = bySize.getOrDefault(given.treeSize(), List.of());
        return given.entry()
                .flatMap(entry -> Optional.ofNullable(entry.proof()))
                .filter(proof -> !signed.isEmpty())
                .map(proof ->
                        signed.stream()
                                .allMatch(checkpoint ->
                                        InclusionProof.holds(
                                                given.index(),
                                                checkpoint.size(),
                                                leafHash,
                                                proof,
                                                checkpoint.checkpoint().root())));
    }

    /// Names the checkpoints that were never reached. That the newest one was not is no fault: then
    /// proofs or tiles tell of each leaf.
    void end() {
        bySize.tailMap(frontier.size(), false).values().stream()
                .flatMap(List::stream)
                .filter(signed -> signed.size() < newestSize)
                .forEach(signed ->
                        findings.log(
                                ("nothing shows that the log extends %s: only its first %d leaves"
                                                + " were given without a gap")
                                        .formatted(signed.name(), frontier.size())));
    }
}
