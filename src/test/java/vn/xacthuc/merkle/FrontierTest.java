package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontierTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final int MOST_LEAVES = 300;

    /// The leaves of the reference tree of the certificate-transparency project
    /// (`merkletree/merkle_tree_test.cc`).
    private static final List<byte[]> REFERENCE =
            List.of(
                    HEX.parseHex(""),
                    HEX.parseHex("00"),
                    HEX.parseHex("10"),
                    HEX.parseHex("2021"),
                    HEX.parseHex("3031"),
                    HEX.parseHex("40414243"),
                    HEX.parseHex("5051525354555657"),
                    HEX.parseHex("606162636465666768696a6b6c6d6e6f"));

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootIsThatOfThePublishedTree(int size, String root) {
        Frontier frontier = Frontier.EMPTY;
        for (byte[] leaf : REFERENCE.subList(0, size)) {
            frontier = frontier.append(TreeHash.ofLeaf(leaf));
        }

        assertThat(HEX.formatHex(frontier.root())).isEqualTo(root);
        assertThat(frontier.size()).isEqualTo(size);
    }

    @Test
    void rootIsThatOfTheRecursiveDefinitionAtEverySize() {
        List<byte[]> leaves = new ArrayList<>();
        Frontier frontier = Frontier.EMPTY;
        for (int size = 1; size <= MOST_LEAVES; size++) {
            byte[] hash = TreeHash.ofLeaf(("leaf " + size).getBytes(StandardCharsets.UTF_8));
            leaves.add(hash);
            frontier = frontier.append(hash);

            assertThat(frontier.root()).as("root of %d leaves", size).isEqualTo(root(leaves));
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

    /// RFC 6962 section 2.1, word by word: split at the largest power of two below the size.
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return TreeHash.ofChildren(
                root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
    }
}
