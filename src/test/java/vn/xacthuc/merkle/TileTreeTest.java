package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTreeTest {

    private static final int MOST_LEAVES = 300;
    private static final int MANY_LEAVES = 70_000;
    private static final NaiveTree TREE = NaiveTree.of(MANY_LEAVES);

    @Test
    void everyRootAndEveryProofUpTo300LeavesIsThatOfTheRecursiveDefinition() {
        for (int size = 0; size <= MOST_LEAVES; size++) {
            TileTree<RuntimeException> tree = tree(size);
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(TREE.root(size));
            assertThat(tree.frontier().root()).isEqualTo(TREE.root(size));
            for (int i = 0; i < size; i++) {
                assertThat(tree.leafHash(i)).isEqualTo(TREE.leaf(i));
                assertSame(tree.inclusionProof(i), TREE.path(i, size));
                assertSame(tree.consistencyProof(i), TREE.proof(i, size));
            }
            assertThat(tree.consistencyProof(size)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {511, 512, 513, 65_535, 65_536, 65_537, 65_792, 65_793, MANY_LEAVES})
    void proofsOverSeveralLevelsOfTilesAreThoseOfTheRecursiveDefinition(int size) {
        TileTree<RuntimeException> tree = tree(size);
        Random random = new Random(size);

        assertThat(tree.root()).isEqualTo(TREE.root(size));
        for (int i = 0; i < 200; i++) {
            int at = i < 4 ? i : i < 8 ? size - 1 - (i - 4) : random.nextInt(size);
            assertSame(tree.inclusionProof(at), TREE.path(at, size));
            assertSame(tree.consistencyProof(at), TREE.proof(at, size));
        }
    }

    @Test
    void frontierGoesOnAsIfTheTreeHadNeverBeenStored() {
        for (int size : new int[] {0, 1, 255, 256, 257, 65_535, 65_536, 69_998}) {
            Frontier frontier = tree(size).frontier();
            for (int i = size; i < size + 2; i++) {
                frontier = frontier.append(TREE.leaf(i));
            }

            assertThat(frontier.root()).as("from %d", size).isEqualTo(TREE.root(size + 2));
        }
    }

    @Test
    void eachTileIsAskedForOnce() {
        List<String> asked = new ArrayList<>();
        TileTree<RuntimeException> tree =
                new TileTree<>(MANY_LEAVES, recording(TREE.tiles(MANY_LEAVES), asked));

        for (int i = 0; i < MANY_LEAVES; i += 1000) {
            tree.inclusionProof(i);
            tree.consistencyProof(i);
        }
        tree.root();
        tree.frontier();

        assertThat(asked).doesNotHaveDuplicates();
    }

    @Test
    void proofInATreeOfTenMillionNeedsTheTilesOnItsPathAndTheEdgeAlone() {
        List<String> asked = new ArrayList<>();
        // Not the tiles of a tree; which ones are asked for does not depend on what they hold.
        TileSource<RuntimeException> any = (level, index, width) -> new byte[width * 32];

        List<byte[]> proof =
                new TileTree<>(10_000_000, recording(any, asked)).inclusionProof(4_321_234);

        assertThat(proof).hasSize(24);
        assertThat(asked)
                .containsExactlyInAnyOrder(
                        "0/x016/879", "1/065", "2/000.p/152", "1/152.p/150", "0/x039/062.p/128");
    }

    @Test
    void lastLeavesOfTheLargestTreeAreReached() {
        long size = Long.MAX_VALUE;
        TileSource<RuntimeException> any =
                (level, index, width) -> {
                    byte[] hashes = new byte[width * 32];
                    ByteBuffer.wrap(hashes).putLong(index).putInt(level);
                    return hashes;
                };
        TileTree<RuntimeException> tree = new TileTree<>(size, any);

        assertThat(tree.inclusionProof(size - 1)).hasSize(62);
        assertThat(tree.inclusionProof(0)).hasSize(63);
        assertThat(
                        InclusionProof.holds(
                                0, size, tree.leafHash(0), tree.inclusionProof(0), tree.root()))
                .isFalse();
        assertThat(tree.consistencyProof(size - 1)).hasSize(63);
        assertThat(tree.frontier().size()).isEqualTo(size);
    }

    @Test
    void refusesWhatTheTreeDoesNotHave() {
        TileTree<RuntimeException> tree = tree(5);

        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree.leafHash(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree.inclusionProof(5));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree.inclusionProof(-1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree.consistencyProof(6));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> tree.consistencyProof(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> tree(-1));
    }

    @Test
    void sourceThatGivesTooFewOrTooManyHashesIsFoundOut() {
        for (int length : new int[] {0, 5 * 32 - 1, 5 * 32 + 1, 6 * 32}) {
            TileTree<RuntimeException> tree = new TileTree<>(5, (l, i, w) -> new byte[length]);

            assertThatIllegalStateException()
                    .isThrownBy(tree::root)
                    .withMessage("tile 0/000.p/5 has %d bytes", length);
        }
    }

    private static TileTree<RuntimeException> tree(int size) {
        return new TileTree<>(size, TREE.tiles(size));
    }

    private static TileSource<RuntimeException> recording(
            TileSource<RuntimeException> source, List<String> asked) {
        return (level, index, width) -> {
            asked.add(new TileAddress(level, index, width).path());
            return source.hashes(level, index, width);
        };
    }

    private static void assertSame(List<byte[]> proof, List<byte[]> expected) {
        assertThat(PublishedTree.same(proof, expected)).isTrue();
    }
}
