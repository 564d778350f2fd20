package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Instants;
import vn.xacthuc.audit.offline.LeafFile.Given;
import vn.xacthuc.merkle.TreeHash;

/// Checks a log leaf by leaf: each entry against itself, and its place against signed checkpoints.
final class LogCheck {

    /// How many differing leaves are kept in memory to be explained.
    private static final int MOST_DIFFERENCES = 100_000;

    /// What was counted.
    ///
    /// @param entries the leaves given
    /// @param fitting entries whose details are there and fit
    /// @param archived leaves of an archive, which has no details
    /// @param unchecked entries with a column that cannot be checked: of an earlier version, whose
    ///   officer or dossier nothing is committed to, erased ones, whose sector nothing tells, and
    ///   those whose details were withheld
    /// @param whole whether every leaf that the newest checkpoint signs was given
    /// @param days DAILY_COUNTS entries that were compared
    record Counts(
            long entries,
            long fitting,
            long erased,
            long archived,
            long unchecked,
            long days,
            boolean whole) {}

    private final String origin;
    private final long promisedTo;
    private final SignedRoots roots;
    private final Optional<AuthenticTiles> tiles;
    private final LeafDifferences differences;
    private final Erasures erasures;
    private final CountedDays days;
    private final GivenIds ids;
    private final Findings findings;

    private long unproven;
    private long firstUnproven;
    private long entries;
    private long fitting;
    private long erased;
    private long archived;
    private long unchecked;

    /// @param promisedTo every leaf below is to be given
    LogCheck(
            String origin,
            long promisedTo,
            List<TrustedCheckpoint> checkpoints,
            Optional<AuthenticTiles> tiles,
            GivenIds ids,
            Findings findings) {
        this.origin = origin;
        this.promisedTo = promisedTo;
        this.roots = new SignedRoots(checkpoints, findings);
        this.tiles = tiles;
        this.differences = new LeafDifferences(MOST_DIFFERENCES, findings);
        this.erasures = new Erasures(findings);
        this.days = new CountedDays(findings);
        this.ids = ids;
        this.findings = findings;
    }

    /// Leaves that were to be given and were not.
    void missing(long from, long to) {
        findings.log(
                to - from == 1
                        ? "leaf " + from + " is missing"
                        : "leaves " + from + " to " + (to - 1) + " are missing");
        tiles.ifPresent(signed -> {
            for (long leaf = from; leaf < Math.min(to, from + MOST_DIFFERENCES); leaf++) {
                long place = leaf;
                signed.leafHash(leaf).ifPresent(hash -> differences.missing(place, hash));
            }
        });
    }

    /// The next leaf.
    void leaf(Given given) throws IOException {
        entries++;
        byte[] hash = TreeHash.ofLeaf(given.leaf());
        Optional<LeafFields> fields = LeafFields.parse(given.leaf());
        Optional<String> id = fields.map(leaf -> leaf.id().toString());
        place(given, hash, id);
        if (fields.isPresent()) {
            LeafFields leaf = fields.get();
            ids.add(leaf.id(), given.index());
            if ((given.index() == 0) != (leaf.kind() == EntryKind.LOG_OPENED)) {
                findings.entry(given.index(), id, "LOG_OPENED is a log's first entry and no other");
            }
            said(given, leaf);
        } else {
            findings.entry(given.index(), id, "its leaf is not written as leaves are");
        }
    }

    private void place(Given given, byte[] hash, Optional<String> id) {
        long index = given.index();
        Optional<byte[]> signed = tiles.flatMap(known -> known.leafHash(index));
        if (signed.isPresent() && !Arrays.equals(signed.get(), hash)) {
            differences.differs(index, hash, signed.get(), id);
        }
        Optional<Boolean> proof = roots.proofHolds(given, hash);
        if (proof.isPresent() && !proof.get()) {
            findings.entry(index, id, "its inclusion proof does not lead to the signed root");
        }
        if (signed.isEmpty() && proof.isEmpty()) {
            if (unproven == 0) {
                firstUnproven = index;
            }
            unproven++;
        }
        if (roots.add(index, hash)) {
            unproven = 0;
        }
    }

    private void said(Given given, LeafFields leaf) {
        if (given.entry().isEmpty()) {
            archived++;
        }
        if (leaf.kind() != EntryKind.DAILY_COUNTS) {
            days.entry(leaf);
        }
        given.entry()
                .flatMap(entry -> fit(given, leaf, entry))
                .ifPresent(details -> said(given.index(), leaf, details));
    }

    private void said(long index, LeafFields leaf, JsonNode details) {
        switch (leaf.kind()) {
            case LOG_OPENED -> opened(index, leaf, details.path("particulars"));
            case ERASURE -> erasures.erasure(leaf, details);
            case DAILY_COUNTS -> days.count(index, leaf, details, index < promisedTo);
            case VERIFICATION,
                    CHIP_VERIFICATION,
                    CHECK_IN,
                    BATCH_RECORD,
                    REFUSAL,
                    AUDIT_READ,
                    AUDIT_EXPORT,
                    REGISTER_CHANGE,
                    TRUST_CHANGE,
                    CONTRACT_CHANGE -> {}
        }
    }

    private Optional<JsonNode> fit(Given given, LeafFields leaf, ExportLine.Entry entry) {
        long index = given.index();
        EntryFit fit = EntryFit.of(leaf, entry, given.withheld());
        fit.misfits()
                .forEach(what -> findings.entry(index, Optional.of(leaf.id().toString()), what));
        if (entry.erasedBy() != null) {
            erased++;
            erasures.erased(index, leaf.id(), entry.erasedBy());
        } else if (fit.misfits().isEmpty() && fit.details().isPresent()) {
            fitting++;
        }
        if (fit.misfits().isEmpty() && !fit.unchecked().isEmpty()) {
            unchecked++;
        }
        return fit.details();
    }

    private void opened(long index, LeafFields leaf, JsonNode particulars) {
        String named = particulars.path("origin").asText();
        if (!named.equals(origin)) {
            findings.entry(
                    index,
                    Optional.of(leaf.id().toString()),
                    "it opens the log " + named + ", and the checkpoint is of " + origin);
        }
        findings.note("log " + named + ", opened " + Instants.format(leaf.time()));
        JsonNode predecessor = particulars.path("predecessor");
        if (predecessor.isObject()) {
            days.succeeded(leaf.time());
            findings.note(
                    "it takes the place of the log %s of %s entries, root %s"
                            .formatted(
                                    predecessor.path("origin").asText(),
                                    predecessor.path("size").asText(),
                                    predecessor.path("rootHash").asText()));
        }
    }

    /// Names what only the end can show.
    ///
    /// @param whole whether every entry of the log was to be given
    Counts end(boolean whole) throws IOException {
        differences.end();
        erasures.end(whole);
        ids.end();
        roots.end();
        if (unproven > 0) {
            findings.log(
                    unproven
                            + " entries from leaf "
                            + firstUnproven
                            + " on are proven by no checkpoint, inclusion proof or tile");
        }
        return new Counts(
                entries, fitting, erased, archived, unchecked, days.compared(), roots.whole());
    }
}
