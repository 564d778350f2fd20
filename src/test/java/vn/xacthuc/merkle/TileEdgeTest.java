package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileEdgeTest {

    private static final int LEAVES = 70_000;
    private static final NaiveTree TREE = NaiveTree.of(LEAVES);
    private static final TileSource<RuntimeException> NOTHING =
            (level, index, width) -> {
                throw new AssertionError("the empty tree has no tile");
            };

    @Test
    void growingTreeGivesEveryFullTileOnceAndInItsTurn() {
        Map<String, byte[]> tiles = new HashMap<>();
        TileEdge edge = TileEdge.load(0, NOTHING);
        for (int i = 0; i < LEAVES; i++) {
            for (Tile tile : edge.append(TREE.leaf(i))) {
                // A tile is complete with the leaf that is its last, not before and not later.
                assertThat((tile.index() + 1) << (8 * (tile.level() + 1))).isEqualTo(i + 1);
                tiles.put(tile.level() + "/" + tile.index(), tile.hashes());
            }
        }

        // C2SP tlog-tiles: a tree of size 70,000 has 273 full tiles of level 0 and one of level 1.
        assertThat(edge.size()).isEqualTo(LEAVES);
        assertThat(tiles).hasSize(274);
        for (int index = 0; index < 273; index++) {
            assertThat(tiles.get("0/" + index))
                    .isEqualTo(TREE.tiles(LEAVES).hashes(0, index, Tile.WIDTH));
        }
        assertThat(tiles.get("1/0")).isEqualTo(TREE.tiles(LEAVES).hashes(1, 0, Tile.WIDTH));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 2, 254, 255, 256, 257, 511, 512, 12_345, 65_279, 65_280, 65_535, 65_536,
                65_537, 65_792, 69_999
            })
    void treeGoesOnFromAnySizeAsIfItHadNeverStopped(int size) {
        TileEdge edge = TileEdge.load(size, TREE.tiles(size));
        assertThat(edge.size()).isEqualTo(size);

        for (int i = size; i < Math.min(LEAVES, size + 700); i++) {
            List<Tile> completed = edge.append(TREE.leaf(i));

            assertThat(completed).hasSize((i + 1) % 65_536 == 0 ? 2 : (i + 1) % 256 == 0 ? 1 : 0);
            for (Tile tile : completed) {
                assertThat(tile.hashes())
                        .isEqualTo(TREE.tiles(i + 1).hashes(tile.level(), tile.index(), 256));
                int width = (int) (tile.index() % 256) + 1;
                assertThat(TREE.tiles(i + 1).hashes(tile.level() + 1, tile.index() / 256, width))
                        .endsWith(tile.root());
            }
        }
    }

    @Test
    void onlyPartialTilesAreReadWhenATreeIsLoaded() {
        List<String> asked = new ArrayList<>();
        TileSource<RuntimeException> tiles = TREE.tiles(LEAVES);

        TileEdge.load(
                LEAVES,
                (level, index, width) -> {
                    asked.add(new TileAddress(level, index, width).path());
                    return tiles.hashes(level, index, width);
                });

        // The partial tiles of C2SP tlog-tiles' example.
        assertThat(asked).containsExactly("0/273.p/112", "1/001.p/17", "2/000.p/1");
    }

    @Test
    void copyAndOriginalGrowApart() {
        TileEdge edge = TileEdge.load(255, TREE.tiles(255));
        TileEdge copy = edge.copy();
        byte[] other = TreeHash.ofLeaf(new byte[] {1});

        byte[] withOther = copy.append(other).getFirst().hashes();
        byte[] withOwn = edge.append(TREE.leaf(255)).getFirst().hashes();

        assertThat(withOwn).isEqualTo(TREE.tiles(256).hashes(0, 0, 256));
        assertThat(withOther).endsWith(other);
        assertThat(copy.size()).isEqualTo(256);
    }

    @Test
    void givenTileStaysAsItIsWhileTheTreeGrows() {
        TileEdge edge = TileEdge.load(255, TREE.tiles(255));
        Tile tile = edge.append(TREE.leaf(255)).getFirst();
        byte[] hashes = tile.hashes().clone();

        edge.append(TREE.leaf(256));

        assertThat(tile.hashes()).isEqualTo(hashes);
    }

    @Test
    void refusesANegativeSizeAndWhatIsNoHash() {
        assertThatIllegalArgumentException().isThrownBy(() -> TileEdge.load(-1, NOTHING));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TileEdge.load(0, NOTHING).append(new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, new byte[8191]));
    }
}
