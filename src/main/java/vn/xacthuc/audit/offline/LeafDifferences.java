package vn.xacthuc.audit.offline;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names the leaves that are not where the signed tree has them: changed, put in, removed, moved.
///
/// What it is told rests on tiles that hash to a signed root, so what it names is certain.
final class LeafDifferences {

    /// What was given in a place.
    private record Given(String hash, Optional<String> id) {}

    /// Neighbours that all belong `shift` places further on.
    private record Moved(long from, long to, long shift, Optional<String> firstId) {}

    private final TreeMap<Long, Given> given = new TreeMap<>();
    private final TreeMap<Long, String> signed = new TreeMap<>();
    private final Findings findings;
    private final int most;

    /// @param most how many places are kept to be explained; further ones are named one by one
    LeafDifferences(int most, Findings findings) {
        this.most = most;
        this.findings = findings;
    }

    /// A leaf that the signed tree does not have in this place.
    void differs(long index, byte[] leafHash, byte[] signedHash, Optional<String> id) {
        if (given.size() == most) {
            findings.entry(index, id, "is not the leaf that the signed tree has here");
            return;
        }
        given.put(index, new Given(text(leafHash), id));
        missing(index, signedHash);
    }

    /// A leaf that the signed tree has in a place for which none was given.
    void missing(long index, byte[] signedHash) {
        if (signed.size() < most) {
            signed.put(index, text(signedHash));
        }
    }

    /// Names them all. Neighbours that moved alike are named together.
    void end() {
        Map<String, Long> signedPlaces = new HashMap<>();
        signed.forEach((index, hash) -> signedPlaces.put(hash, index));
        var givenHashes = given.values().stream().map(Given::hash).collect(Collectors.toSet());
        Optional<Moved> open = Optional.empty();
        for (Map.Entry<Long, Given> place : given.entrySet()) {
            long index = place.getKey();
            Given leaf = place.getValue();
            Optional<Moved> moved =
                    Optional.ofNullable(signedPlaces.get(leaf.hash()))
                            .map(belongs ->
                                    new Moved(index, index + 1, belongs - index, leaf.id()));
            if (open.isPresent() && moved.isPresent() && continues(open.get(), moved.get())) {
                open = open.map(run -> new Moved(run.from, index + 1, run.shift, run.firstId));
                continue;
            }
            open.ifPresent(this::name);
            open = moved;
            if (moved.isEmpty()) {
                findings.entry(
                        index,
                        leaf.id(),
                        givenHashes.contains(signed.get(index))
                                ? "was put in: the signed tree has no such leaf"
                                : "was changed: the signed tree has another leaf here");
            }
        }
        open.ifPresent(this::name);
        signed.forEach((index, hash) -> {
            Given instead = given.get(index);
            if (instead != null
                    && signedPlaces.containsKey(instead.hash())
                    && !givenHashes.contains(hash)) {
                findings.entry(
                        index,
                        Optional.empty(),
                        "the signed tree has a leaf of hash %s here, which was not given"
                                .formatted(hash));
            }
        });
    }

    private static boolean continues(Moved run, Moved next) {
        return run.to == next.from && run.shift == next.shift;
    }

    private void name(Moved run) {
        String where = run.shift + (run.shift == 1 || run.shift == -1 ? " place" : " places");
        findings.entry(
                run.from,
                run.firstId,
                run.to - run.from == 1
                        ? "was moved: the signed tree has it at leaf " + (run.from + run.shift)
                        : "and all up to leaf "
                                + (run.to - 1)
                                + " were moved: the signed tree has them "
                                + where
                                + " further on");
    }

    private static String text(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
