package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsistencyProofTest {

    private static final int MOST_LEAVES = 300;
    private static final int BITS = 256;
    private static final NaiveTree TREE = NaiveTree.of(MOST_LEAVES + 1);
    private static final byte[] EMPTY = TreeHash.ofEmptyTree();

    static List<PublishedTree.Proof> published() {
        return PublishedTree.CONSISTENCY;
    }

    @ParameterizedTest
    @MethodSource("published")
    void publishedProofHoldsAndIsWhatTheTreeGives(PublishedTree.Proof proof) {
        byte[] earlier = PublishedTree.root(proof.from());
        byte[] later = PublishedTree.root(proof.size());

        assertThat(
                        ConsistencyProof.holds(
                                proof.from(), earlier, proof.size(), later, proof.hashes()))
                .isTrue();
        assertThat(PublishedTree.tree(proof.size()).consistencyProof(proof.from()))
                .matches(given -> PublishedTree.same(given, proof.hashes()));
    }

    @Test
    void everyPairOfSizesIsProvedAndNoNeighbouringPairIs() {
        int bit = 0;
        for (int to = 1; to <= MOST_LEAVES; to++) {
            for (int from = 1; from <= to; from++) {
                List<byte[]> proof = TREE.proof(from, to);
                String what = "from " + from + " to " + to;

                assertThat(holds(from, to, proof)).as(what).isTrue();
                assertThat(holds(from, to + 1, proof)).as(what).isFalse();
                assertThat(holds(from - 1, to, proof)).as(what).isEqualTo(isNothing(from, proof));
                if (from < to) {
                    assertThat(holds(from + 1, to, proof)).as(what).isFalse();
                    assertThat(holds(from, to - 1, proof)).as(what).isFalse();
                    bit = (bit + 1) % BITS;
                    assertNotOneBitMayDiffer(from, to, proof, bit);
                }
            }
        }
    }

    @Test
    void wrongSizesDoNotHoldWithTheRightRootsOfOthers() {
        for (int to = 2; to <= MOST_LEAVES; to++) {
            for (int from = 1; from < to; from++) {
                List<byte[]> proof = TREE.proof(from, to);
                byte[] earlier = TREE.root(from);
                byte[] later = TREE.root(to);

                assertThat(ConsistencyProof.holds(from + 1, earlier, to, later, proof)).isFalse();
                assertThat(ConsistencyProof.holds(from - 1, earlier, to, later, proof)).isFalse();
                assertThat(ConsistencyProof.holds(to, later, from, earlier, proof)).isFalse();
            }
        }
    }

    @Test
    void everyBitOfEveryHashMatters() {
        Random random = new Random(4);
        for (int to = 2; to <= MOST_LEAVES; to += 3) {
            int from = 1 + random.nextInt(to - 1);
            List<byte[]> proof = TREE.proof(from, to);
            for (int bit = 0; bit < BITS; bit++) {
                assertNotOneBitMayDiffer(from, to, proof, bit);
            }
        }
    }

    @Test
    void proofWithAHashTooManyOrTooFewDoesNotHold() {
        for (int to : new int[] {2, 3, 7, 8, 9, 255, 256, 257, MOST_LEAVES}) {
            for (int from = 1; from < to; from++) {
                List<byte[]> proof = TREE.proof(from, to);
                for (int at = 0; at <= proof.size(); at++) {
                    assertThat(holds(from, to, Damage.with(proof, at, TREE.root(from)))).isFalse();
                }
                for (int at = 0; at < proof.size(); at++) {
                    assertThat(holds(from, to, Damage.without(proof, at))).isFalse();
                }
            }
        }
    }

    @Test
    void everyTreeExtendsTheEmptyOneWithoutAProof() {
        byte[] root = TREE.root(5);

        assertThat(ConsistencyProof.holds(0, EMPTY, 5, root, List.of())).isTrue();
        assertThat(ConsistencyProof.holds(0, EMPTY, 5, root, List.of(root))).isFalse();
        assertThat(ConsistencyProof.holds(0, root, 5, root, List.of())).isFalse();
        assertThat(ConsistencyProof.holds(0, EMPTY, 0, EMPTY, List.of())).isTrue();
        assertThat(ConsistencyProof.holds(0, root, 0, root, List.of())).isFalse();
    }

    @Test
    void treeExtendsItselfWithoutAProof() {
        byte[] root = TREE.root(5);

        assertThat(ConsistencyProof.holds(5, root, 5, root, List.of())).isTrue();
        assertThat(ConsistencyProof.holds(5, root, 5, TREE.root(6), List.of())).isFalse();
        assertThat(ConsistencyProof.holds(5, root, 5, root, List.of(root))).isFalse();
    }

    @Test
    void numbersThatNoTreeHasAndBytesThatAreNoHashesAreAnsweredNo() {
        byte[] root = TREE.root(4);
        byte[] shorter = new byte[TreeHash.LENGTH - 1];

        assertThat(ConsistencyProof.holds(-1, root, 4, root, List.of())).isFalse();
        assertThat(ConsistencyProof.holds(-2, root, -1, root, List.of())).isFalse();
        assertThat(ConsistencyProof.holds(4, shorter, 4, shorter, List.of())).isFalse();
        assertThat(ConsistencyProof.holds(3, root, 4, shorter, List.of(root))).isFalse();
        assertThat(ConsistencyProof.holds(3, root, 4, root, List.of(shorter))).isFalse();
        assertThat(ConsistencyProof.holds(1, root, Long.MAX_VALUE, root, List.of(root))).isFalse();
    }

    /// From one leaf to itself nothing is to be proved, and from no leaf to it neither.
    private static boolean isNothing(int from, List<byte[]> proof) {
        return from == 1 && proof.isEmpty();
    }

    private static void assertNotOneBitMayDiffer(int from, int to, List<byte[]> proof, int bit) {
        byte[] earlier = TREE.root(from);
        byte[] later = TREE.root(to);
        assertThat(ConsistencyProof.holds(from, Damage.bit(earlier, bit), to, later, proof))
                .isFalse();
        assertThat(ConsistencyProof.holds(from, earlier, to, Damage.bit(later, bit), proof))
                .isFalse();
        for (int at = 0; at < proof.size(); at++) {
            assertThat(holds(from, to, Damage.bit(proof, at, bit))).isFalse();
        }
    }

    private static boolean holds(int from, int to, List<byte[]> proof) {
        return ConsistencyProof.holds(from, TREE.root(from), to, TREE.root(to), proof);
    }
}
