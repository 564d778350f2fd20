package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InclusionProofTest {

    private static final int MOST_LEAVES = 300;
    private static final int BITS = 256;
    private static final NaiveTree TREE = NaiveTree.of(MOST_LEAVES + 1);

    static List<PublishedTree.Proof> published() {
        return PublishedTree.INCLUSION;
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedProofHoldsAndIsWhatTheTreeGives(PublishedTree.Proof proof) {
        byte[] leaf = PublishedTree.leafHash(proof.from());
        byte[] root = PublishedTree.root(proof.size());

        assertThat(InclusionProof.holds(proof.from(), proof.size(), leaf, proof.hashes(), root))
                .isTrue();
        assertThat(PublishedTree.tree(proof.size()).inclusionProof(proof.from()))
                .matches(given -> PublishedTree.same(given, proof.hashes()));
    }

    @Test
    void everyLeafOfEveryTreeIsProvedAndNoneOfItsNeighboursIs() {
        int bit = 0;
        for (int size = 1; size <= MOST_LEAVES; size++) {
            byte[] root = TREE.root(size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = TREE.leaf(index);
                List<byte[]> proof = TREE.path(index, size);
                String what = "leaf " + index + " of " + size;

                assertThat(InclusionProof.holds(index, size, leaf, proof, root)).as(what).isTrue();
                assertThat(InclusionProof.holds(index + 1, size, leaf, proof, root))
                        .as(what)
                        .isFalse();
                assertThat(InclusionProof.holds(index - 1, size, leaf, proof, root))
                        .as(what)
                        .isFalse();
                assertThat(InclusionProof.holds(index, size, TREE.leaf(index + 1), proof, root))
                        .as(what)
                        .isFalse();
                assertThat(holdsInATreeOfOneMoreOrLess(index, size, proof)).as(what).isFalse();
                bit = (bit + 1) % BITS;
                assertNotOneBitMayDiffer(index, size, proof, bit);
            }
        }
    }

    @Test
    void everyBitOfEveryHashMatters() {
        Random random = new Random(4);
        for (int size = 1; size <= MOST_LEAVES; size += 3) {
            int index = random.nextInt(size);
            List<byte[]> proof = TREE.path(index, size);
            for (int bit = 0; bit < BITS; bit++) {
                assertNotOneBitMayDiffer(index, size, proof, bit);
            }
        }
    }

    @Test
    void proofWithAHashTooManyOrTooFewDoesNotHold() {
        for (int size : new int[] {1, 2, 3, 7, 8, 9, 255, 256, 257, MOST_LEAVES}) {
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = TREE.path(index, size);
                for (int at = 0; at <= proof.size(); at++) {
                    List<byte[]> longer = Damage.with(proof, at, TREE.leaf(index));
                    assertThat(holds(index, size, longer)).isFalse();
                }
                for (int at = 0; at < proof.size(); at++) {
                    assertThat(holds(index, size, Damage.without(proof, at))).isFalse();
                }
            }
        }
    }

    @Test
    void numbersThatNoTreeHasAndBytesThatAreNoHashesAreAnsweredNo() {
        byte[] leaf = TREE.leaf(0);
        byte[] shorter = new byte[TreeHash.LENGTH - 1];

        assertThat(InclusionProof.holds(0, 0, leaf, List.of(), leaf)).isFalse();
        assertThat(InclusionProof.holds(-1, 1, leaf, List.of(), leaf)).isFalse();
        assertThat(InclusionProof.holds(0, -1, leaf, List.of(), leaf)).isFalse();
        assertThat(InclusionProof.holds(0, Long.MIN_VALUE, leaf, List.of(), leaf)).isFalse();
        assertThat(InclusionProof.holds(0, 1, shorter, List.of(), shorter)).isFalse();
        assertThat(InclusionProof.holds(0, 1, leaf, List.of(), shorter)).isFalse();
        assertThat(InclusionProof.holds(0, 2, leaf, List.of(shorter), leaf)).isFalse();
        assertThat(InclusionProof.holds(Long.MAX_VALUE - 1, Long.MAX_VALUE, leaf, List.of(), leaf))
                .isFalse();
    }

    private static boolean holdsInATreeOfOneMoreOrLess(int index, int size, List<byte[]> proof) {
        byte[] leaf = TREE.leaf(index);
        return InclusionProof.holds(index, size + 1, leaf, proof, TREE.root(size + 1))
                || InclusionProof.holds(index, size - 1, leaf, proof, TREE.root(size - 1));
    }

    private static void assertNotOneBitMayDiffer(int index, int size, List<byte[]> proof, int bit) {
        byte[] leaf = TREE.leaf(index);
        byte[] root = TREE.root(size);
        assertThat(InclusionProof.holds(index, size, Damage.bit(leaf, bit), proof, root)).isFalse();
        assertThat(InclusionProof.holds(index, size, leaf, proof, Damage.bit(root, bit))).isFalse();
        for (int at = 0; at < proof.size(); at++) {
            assertThat(holds(index, size, Damage.bit(proof, at, bit))).isFalse();
        }
    }

    private static boolean holds(int index, int size, List<byte[]> proof) {
        return InclusionProof.holds(index, size, TREE.leaf(index), proof, TREE.root(size));
    }
}
