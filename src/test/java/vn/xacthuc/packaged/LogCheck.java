package vn.xacthuc.packaged;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.packaged.Answers.Answer;

/// Holds a log's rows against one another and against what clients were told.
///
/// It asks the service nothing and counts the tree itself, from all leaves.
final class LogCheck {

    private static final int TILE_WIDTH = 256;

    private final LogRows rows;
    private final Collection<Answer> answers;
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, LogRows.Entry> byId = new HashMap<>();
    private final List<byte[]> hashes = new ArrayList<>();

    private LogCheck(LogRows rows, Collection<Answer> answers) {
        this.rows = rows;
        this.answers = answers;
    }

    /// What does not fit; empty when all is well.
    ///
    /// @param answers one for each Idempotency-Key that was ever used: a key that waits for its
    ///   answer may have an entry or not, and would hide an orphan
    static List<String> faults(LogRows rows, Collection<Answer> answers) {
        LogCheck check = new LogCheck(rows, answers);
        check.entries();
        check.details();
        check.keys();
        check.answers();
        check.tree();
        check.tiles();
        return check.faults;
    }

    private void entries() {
        for (LogRows.Entry entry : rows.entries()) {
            if (entry.row() != hashes.size()) {
                fault("entry %d stands where %d is due".formatted(entry.row(), hashes.size()));
            }
            hashes.add(TreeHash.ofLeaf(entry.leaf()));
            if (byId.put(entry.id(), entry) != null) {
                fault("two entries have id %s".formatted(entry.id()));
            }
            String leaf = new String(entry.leaf(), StandardCharsets.UTF_8);
            if (!leaf.startsWith("{\"v\":1,\"id\":\"%s\",".formatted(entry.id()))) {
                fault("the leaf of entry %d is another's".formatted(entry.row()));
            }
        }
    }

    private void details() {
        List<Long> due = rows.entries().stream().map(LogRows.Entry::row).toList();
        if (!rows.details().equals(due)) {
            fault("entries and their details are not of the same rows");
        }
    }

    private void keys() {
        Set<UUID> named = new HashSet<>();
        for (UUID id : rows.keys()) {
            if (!byId.containsKey(id)) {
                fault("an idempotency row names entry %s, which is not there".formatted(id));
            }
            if (!named.add(id)) {
                fault("two idempotency rows name entry %s".formatted(id));
            }
        }
        Set<UUID> given = answers.stream().map(Answer::id).collect(Collectors.toSet());
        for (UUID id : named) {
            if (!given.contains(id)) {
                fault("an idempotency row names entry %s, which answered nobody".formatted(id));
            }
        }
        for (LogRows.Entry entry : rows.entries()) {
            if (entry.kind().equals("VERIFICATION") && !named.contains(entry.id())) {
                fault("no idempotency row names entry %d".formatted(entry.row()));
            }
        }
    }

    private void answers() {
        Map<UUID, String> keys = new HashMap<>();
        for (Answer answer : answers) {
            String other = keys.put(answer.id(), answer.key());
            if (other != null) {
                fault("keys %s and %s have one entry".formatted(other, answer.key()));
            }
            LogRows.Entry entry = byId.get(answer.id());
            if (entry == null) {
                fault("the answer to key %s has no entry".formatted(answer.key()));
            } else if (entry.row() != answer.leafIndex()) {
                fault(
                        "the answer to key %s is not leaf %d"
                                .formatted(answer.key(), answer.leafIndex()));
            }
            if (!isLeaf(answer.leafIndex(), answer.leafHash())) {
                fault("the answer to key %s names another leaf hash".formatted(answer.key()));
            }
            if (!isLeaf(answer.leafIndex(), answer.receiptLeafHash())) {
                fault("the receipt for key %s names another leaf hash".formatted(answer.key()));
            }
        }
    }

    private boolean isLeaf(long index, byte[] hash) {
        return index >= 0 && index < hashes.size() && Arrays.equals(hashes.get((int) index), hash);
    }

    private void tree() {
        Map<Long, LogRows.Batch> batches = new HashMap<>();
        long size = 0;
        for (LogRows.Batch batch : rows.batches()) {
            if (batch.firstRow() != size) {
                fault("batch %d begins where %d is due".formatted(batch.firstRow(), size));
            }
            size = batch.firstRow() + batch.count();
            batches.put(size, batch);
        }
        if (size != hashes.size()) {
            fault("batches end at %d, entries at %d".formatted(size, hashes.size()));
        }
        Map<Long, LogRows.Checkpoint> checkpoints = checkpoints();
        Frontier frontier = Frontier.EMPTY;
        for (byte[] hash : hashes) {
            frontier = frontier.append(hash);
            LogRows.Batch batch = batches.remove(frontier.size());
            if (batch != null && !Arrays.equals(batch.frontier(), frontier.encoded())) {
                fault("batch %d has another tree".formatted(batch.firstRow()));
            }
            LogRows.Checkpoint checkpoint = checkpoints.remove(frontier.size());
            if (checkpoint != null && !Arrays.equals(checkpoint.root(), frontier.root())) {
                fault("checkpoint %d has another root".formatted(checkpoint.size()));
            }
        }
        checkpoints
                .keySet()
                .forEach(due -> fault("checkpoint %d is ahead of the log".formatted(due)));
    }

    private Map<Long, LogRows.Checkpoint> checkpoints() {
        Map<Long, LogRows.Checkpoint> bySize = new HashMap<>();
        long previous = 0;
        for (LogRows.Checkpoint checkpoint : rows.checkpoints()) {
            if (checkpoint.previousSize() != previous) {
                fault("checkpoint %d does not extend %d".formatted(checkpoint.size(), previous));
            }
            previous = checkpoint.size();
            String root = Base64.getEncoder().encodeToString(checkpoint.root());
            if (!checkpoint.note().contains("\n%d\n%s\n".formatted(previous, root))) {
                fault("the note of checkpoint %d says something else".formatted(previous));
            }
            bySize.put(previous, checkpoint);
        }
        return bySize;
    }

    /// The tiles are counted from the leaves level by level, another way than the service's.
    private void tiles() {
        Map<List<Long>, LogRows.Tile> kept = new HashMap<>();
        for (LogRows.Tile tile : rows.tiles()) {
            kept.put(List.of((long) tile.level(), tile.index()), tile);
        }
        List<byte[]> level = hashes;
        for (long number = 0; level.size() >= TILE_WIDTH; number++) {
            List<byte[]> above = new ArrayList<>();
            for (int first = 0; first + TILE_WIDTH <= level.size(); first += TILE_WIDTH) {
                List<byte[]> due = level.subList(first, first + TILE_WIDTH);
                byte[] root = root(due);
                long index = first / TILE_WIDTH;
                LogRows.Tile tile = kept.remove(List.of(number, index));
                if (tile == null) {
                    fault("tile %d/%d is missing".formatted(number, index));
                } else if (!Arrays.equals(tile.hashes(), joined(due))
                        || !Arrays.equals(tile.root(), root)) {
                    fault("tile %d/%d has other hashes".formatted(number, index));
                }
                above.add(root);
            }
            level = above;
        }
        kept.keySet().forEach(address -> fault("tile %s is not due".formatted(address)));
    }

    private static byte[] root(List<byte[]> nodes) {
        List<byte[]> level = nodes;
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>(level.size() / 2);
            for (int i = 0; i < level.size(); i += 2) {
                above.add(TreeHash.ofChildren(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.getFirst();
    }

    private static byte[] joined(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * TreeHash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return joined;
    }

    private void fault(String what) {
        faults.add(what);
    }
}
