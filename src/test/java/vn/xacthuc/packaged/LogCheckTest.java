package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.packaged.Answers.Answer;
import vn.xacthuc.packaged.LogRows.Batch;
import vn.xacthuc.packaged.LogRows.Checkpoint;
import vn.xacthuc.packaged.LogRows.Entry;
import vn.xacthuc.packaged.LogRows.Tile;

/// The check that the crash test rests on finds what it is there to find.
class LogCheckTest {

    private static final int SIZE = 700;
    private static final int BATCH = 50;

    /// A log with its answers, which a test may spoil.
    record Ground(LogRows rows, List<Answer> answers) {

        List<Entry> entries() {
            return rows.entries();
        }

        void change(int row, byte[] leaf) {
            Entry old = entries().get(row);
            entries().set(row, new Entry(row, old.id(), old.kind(), leaf));
        }

        Answer answer(int number) {
            return answers.get(number);
        }
    }

    /// What may have gone wrong, and what has to be said about it.
    @SuppressWarnings("ImmutableEnumChecker") // deeds keep nothing
    enum Spoiling {
        ENTRY_REMOVED(ground -> ground.entries().remove(300), "entry 301 stands where 300 is due"),
        LAST_ENTRY_REMOVED(
                ground -> {
                    ground.entries().removeLast();
                    ground.rows().details().removeLast();
                },
                "batches end at 700, entries at 699"),
        ENTRY_WRITTEN_TWICE(
                ground -> {
                    Entry twice = ground.entries().get(300);
                    ground.entries().add(new Entry(SIZE, twice.id(), twice.kind(), twice.leaf()));
                },
                "two entries have id"),
        ENTRIES_SWAPPED(
                ground -> {
                    Entry one = ground.entries().get(10);
                    Entry other = ground.entries().get(11);
                    ground.entries()
                            .set(10, new Entry(10, other.id(), "VERIFICATION", other.leaf()));
                    ground.entries().set(11, new Entry(11, one.id(), "VERIFICATION", one.leaf()));
                },
                "is not leaf 10"),
        LEAF_ALTERED(
                ground -> {
                    byte[] leaf = ground.entries().get(600).leaf().clone();
                    leaf[leaf.length - 3] ^= 1;
                    ground.change(600, leaf);
                },
                "batch 600 has another tree"),
        LEAF_OF_ANOTHER_ENTRY(
                ground -> ground.change(5, ground.entries().get(6).leaf()),
                "the leaf of entry 5 is another's"),
        DETAILS_MISSING(
                ground -> ground.rows().details().remove(7),
                "entries and their details are not of the same rows"),
        BATCH_MISSING(
                ground -> ground.rows().batches().remove(3), "batch 200 begins where 150 is due"),
        FRONTIER_OF_ANOTHER_TREE(
                ground -> {
                    Batch batch = ground.rows().batches().get(4);
                    byte[] frontier = batch.frontier().clone();
                    frontier[0] ^= 1;
                    ground.rows().batches().set(4, new Batch(batch.firstRow(), BATCH, frontier));
                },
                "batch 200 has another tree"),
        KEY_WITHOUT_ENTRY(
                ground -> ground.rows().keys().add(new UUID(9, 9)),
                "names entry 00000000-0000-0009-0000-000000000009, which is not there"),
        KEY_THAT_ANSWERED_NOBODY(ground -> ground.answers().removeLast(), "which answered nobody"),
        ENTRY_WITHOUT_KEY(
                ground -> ground.rows().keys().removeLast(), "no idempotency row names entry 699"),
        TWO_KEYS_OF_ONE_ENTRY(
                ground -> ground.rows().keys().add(ground.rows().keys().getFirst()),
                "two idempotency rows name entry"),
        TWO_ANSWERS_OF_ONE_ENTRY(
                ground -> {
                    Answer answer = ground.answer(0);
                    ground.answers()
                            .add(
                                    new Answer(
                                            "other",
                                            answer.id(),
                                            answer.leafIndex(),
                                            answer.leafHash(),
                                            answer.leafHash(),
                                            "hash",
                                            "hash"));
                },
                "have one entry"),
        ANSWER_WITHOUT_ENTRY(
                ground ->
                        ground.answers()
                                .add(
                                        new Answer(
                                                "lost",
                                                new UUID(7, 7),
                                                SIZE,
                                                new byte[32],
                                                new byte[32],
                                                "hash",
                                                "hash")),
                "the answer to key lost has no entry"),
        RECEIPT_OF_ANOTHER_LEAF(
                ground -> {
                    Answer answer = ground.answer(20);
                    ground.answers()
                            .set(
                                    20,
                                    new Answer(
                                            answer.key(),
                                            answer.id(),
                                            answer.leafIndex(),
                                            answer.leafHash(),
                                            ground.answer(21).leafHash(),
                                            answer.bodyHash(),
                                            answer.keptHash()));
                },
                "the receipt for key key-21 names another leaf hash"),
        TILE_MISSING(ground -> ground.rows().tiles().remove(1), "tile 0/1 is missing"),
        TILE_ALTERED(
                ground -> ground.rows().tiles().get(1).hashes()[8191] ^= 1,
                "tile 0/1 has other hashes"),
        TILE_TOO_EARLY(
                ground -> ground.rows().tiles().add(new Tile(1, 0, new byte[32], new byte[8192])),
                "tile [1, 0] is not due"),
        CHECKPOINT_OF_ANOTHER_TREE(
                ground -> {
                    ground.rows().checkpoints().remove(1);
                    ground.rows().checkpoints().add(checkpoint(450, 123, new byte[32]));
                },
                "checkpoint 450 has another root"),
        CHECKPOINT_AHEAD(
                ground -> ground.rows().checkpoints().add(checkpoint(701, 450, new byte[32])),
                "checkpoint 701 is ahead of the log"),
        CHECKPOINT_THAT_EXTENDS_ANOTHER(
                ground -> ground.rows().checkpoints().removeFirst(),
                "checkpoint 450 does not extend 0"),
        NOTE_OF_ANOTHER_CHECKPOINT(
                ground -> {
                    Checkpoint first = ground.rows().checkpoints().getFirst();
                    Checkpoint second = ground.rows().checkpoints().get(1);
                    ground.rows()
                            .checkpoints()
                            .set(1, new Checkpoint(450, 123, second.root(), first.note()));
                },
                "the note of checkpoint 450 says something else");

        private final Consumer<Ground> deed;
        private final String said;

        Spoiling(Consumer<Ground> deed, String said) {
            this.deed = deed;
            this.said = said;
        }
    }

    @Test
    void soundLogHasNoFault() {
        Ground ground = ground();

        assertThat(LogCheck.faults(ground.rows(), ground.answers())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void spoiltLogIsNoticed(Spoiling spoiling) {
        Ground ground = ground();

        spoiling.deed.accept(ground);

        assertThat(LogCheck.faults(ground.rows(), ground.answers()))
                .anyMatch(fault -> fault.contains(spoiling.said));
    }

    @Test
    void secondAnswerWithOtherBytesIsNoticed() {
        Answers answers = new Answers();
        answers.keep("one", body(1, ""));
        answers.keep("one", body(1, ""));
        answers.keep("other", body(2, ""));

        assertThat(answers.faults()).isEmpty();

        answers.keep("one", body(1, " "));

        assertThat(answers.faults())
                .containsExactly("key one was answered differently the second time");
        assertThat(answers.all()).hasSize(2);
    }

    @Test
    void answerThatIsNoneIsNoticed() {
        Answers answers = new Answers();

        answers.keep("one", "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answers.faults()).singleElement().asString().contains("key one cannot be read");
    }

    private static byte[] body(int number, String space) {
        String payload =
                Base64.getUrlEncoder()
                        .encodeToString(
                                "{\"log\":{\"leafHash\":\"AAAA\"}}"
                                        .getBytes(StandardCharsets.UTF_8));
        return """
        {"verificationId":"%s",%s"receipt":"header.%s.signature~",
         "log":{"leafIndex":1,"leafHash":"AAAA"}}
        """
                .formatted(new UUID(0, number), space, payload)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Ground ground() {
        List<Entry> entries = new ArrayList<>();
        List<Long> details = new ArrayList<>();
        List<UUID> keys = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        List<Frontier> frontiers = new ArrayList<>(List.of(Frontier.EMPTY));
        for (int row = 0; row < SIZE; row++) {
            UUID id = new UUID(1, row);
            byte[] leaf =
                    "{\"v\":1,\"id\":\"%s\",\"commitment\":null}"
                            .formatted(id)
                            .getBytes(StandardCharsets.UTF_8);
            byte[] hash = TreeHash.ofLeaf(leaf);
            entries.add(new Entry(row, id, row == 0 ? "LOG_OPENED" : "VERIFICATION", leaf));
            details.add((long) row);
            frontiers.add(frontiers.getLast().append(hash));
            if (row > 0) {
                keys.add(id);
                answers.add(new Answer("key-" + row, id, row, hash, hash, "hash", "hash"));
            }
        }
        List<Batch> batches = new ArrayList<>();
        for (int first = 0; first < SIZE; first += BATCH) {
            batches.add(new Batch(first, BATCH, frontiers.get(first + BATCH).encoded()));
        }
        List<Tile> tiles = new ArrayList<>();
        for (int index = 0; index < SIZE / 256; index++) {
            tiles.add(tile(index, entries.subList(index * 256, (index + 1) * 256)));
        }
        List<Checkpoint> checkpoints =
                new ArrayList<>(
                        List.of(
                                checkpoint(123, 0, frontiers.get(123).root()),
                                checkpoint(450, 123, frontiers.get(450).root())));
        Collections.shuffle(keys.subList(0, keys.size() - 1));
        return new Ground(
                new LogRows(entries, details, batches, keys, tiles, checkpoints), answers);
    }

    private static Tile tile(int index, List<Entry> entries) {
        Frontier frontier = Frontier.EMPTY;
        byte[] hashes = new byte[8192];
        for (int i = 0; i < entries.size(); i++) {
            byte[] hash = TreeHash.ofLeaf(entries.get(i).leaf());
            System.arraycopy(hash, 0, hashes, i * 32, 32);
            frontier = frontier.append(hash);
        }
        return new Tile(0, index, frontier.root(), hashes);
    }

    private static Checkpoint checkpoint(long size, long previousSize, byte[] root) {
        return new Checkpoint(
                size,
                previousSize,
                root,
                "log.example\n%d\n%s\n\n— log.example AAAA\n"
                        .formatted(size, Base64.getEncoder().encodeToString(root)));
    }
}
