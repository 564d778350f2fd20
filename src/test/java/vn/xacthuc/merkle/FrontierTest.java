package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {

    private static final int MOST_LEAVES = 300;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void rootIsThatOfThePublishedTree(int size) {
        Frontier frontier = Frontier.EMPTY;
        for (byte[] leaf : PublishedTree.LEAVES.subList(0, size)) {
            frontier = frontier.append(TreeHash.ofLeaf(leaf));
        }

        assertThat(frontier.root()).isEqualTo(PublishedTree.root(size));
        assertThat(frontier.size()).isEqualTo(size);
    }

    @Test
    void rootIsThatOfTheRecursiveDefinitionAtEverySize() {
        NaiveTree tree = NaiveTree.of(MOST_LEAVES);
        Frontier frontier = Frontier.EMPTY;
        for (int size = 1; size <= MOST_LEAVES; size++) {
            frontier = frontier.append(tree.leaf(size - 1));

            assertThat(frontier.root()).as("root of %d leaves", size).isEqualTo(tree.root(size));
        }
    }

    @Test
    void treeGoesOnFromWhatWasStoredAsIfItHadNeverStopped() {
        Frontier whole = Frontier.EMPTY;
        Frontier stored = Frontier.EMPTY;
        for (int size = 1; size <= MOST_LEAVES; size++) {
            byte[] hash = TreeHash.ofLeaf(new byte[] {(byte) size});
            whole = whole.append(hash);
            stored = Frontier.of(stored.size(), stored.encoded()).append(hash);
        }

        assertThat(stored.encoded()).isEqualTo(whole.encoded());
        assertThat(stored.root()).isEqualTo(whole.root());
    }

    @Test
    void appendingLeavesTheEarlierTreeAsItWas() {
        Frontier earlier = Frontier.EMPTY.append(TreeHash.ofLeaf(new byte[] {1}));
        byte[] root = earlier.root();

        earlier.append(TreeHash.ofLeaf(new byte[] {2}));

        assertThat(earlier.root()).isEqualTo(root);
        assertThat(earlier.size()).isEqualTo(1);
    }

    @Test
    void whoeverGetsARootCannotChangeTheTree() {
        Frontier frontier = Frontier.EMPTY.append(TreeHash.ofLeaf(new byte[] {1}));
        byte[] root = frontier.root();

        root[0] ^= 1;

        assertThat(frontier.root()).isNotEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({"0, 32", "1, 0", "1, 31", "1, 64", "7, 64", "8, 96", "-1, 2048"})
    void refusesStoredBytesThatNoTreeOfTheSizeHas(long size, int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(size, new byte[length]));
    }

    @Test
    void leafAndInnerNodeOverTheSameBytesDiffer() {
        byte[] left = TreeHash.ofLeaf(new byte[] {1});
        byte[] right = TreeHash.ofLeaf(new byte[] {2});
        byte[] both = new byte[2 * TreeHash.LENGTH];
        System.arraycopy(left, 0, both, 0, TreeHash.LENGTH);
        System.arraycopy(right, 0, both, TreeHash.LENGTH, TreeHash.LENGTH);

        assertThat(TreeHash.ofLeaf(both)).isNotEqualTo(TreeHash.ofChildren(left, right));
    }
}
