package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileTreeTest {

    private static final List<byte[]> LEAVES = NaiveTree.leaves(1000);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 768, 1000})
    void rootIsThatOfTheRecursiveDefinition(int size) {
        List<byte[]> leaves = LEAVES.subList(0, size);

        TileTree<RuntimeException> tree = new TileTree<>(size, NaiveTree.tiles(leaves));

        assertThat(tree.root()).isEqualTo(NaiveTree.root(leaves));
        assertThat(tree.frontier().root()).isEqualTo(tree.root());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 513, 1000})
    void proofsAreThoseOfTheRecursiveDefinition(int size) {
        List<byte[]> leaves = LEAVES.subList(0, size);
        TileTree<RuntimeException> tree = new TileTree<>(size, NaiveTree.tiles(leaves));

        for (int i = 0; i < size; i += 7) {
            assertThat(tree.leafHash(i)).isEqualTo(leaves.get(i));
            assertSame(tree.inclusionProof(i), NaiveTree.path(i, leaves));
            assertSame(tree.consistencyProof(i), NaiveTree.proof(i, leaves));
        }
    }

    @Test
    void consistencyToItselfNeedsNoHash() {
        assertThat(new TileTree<>(1000, NaiveTree.tiles(LEAVES)).consistencyProof(1000)).isEmpty();
    }

    private static void assertSame(List<byte[]> proof, List<byte[]> expected) {
        assertThat(proof.toArray(byte[][]::new)).isDeepEqualTo(expected.toArray(byte[][]::new));
    }
}
