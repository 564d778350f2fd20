package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.List;

/// The growing edge of a tree's tiles: the hashes of those that are not full yet, at most 255 a
/// level.
///
/// For one thread. Whoever may have to go back to an earlier size keeps a [#copy()].
public final class TileEdge {

    private static final int MOST_LEVELS = (Long.SIZE - 1 + TileTree.HEIGHT - 1) / TileTree.HEIGHT;
    private static final int TILE_BYTES = Tile.WIDTH * TreeHash.LENGTH;

    private final byte[][] levels;
    private long size;

    private TileEdge(long size, byte[][] levels) {
        this.size = size;
        this.levels = levels;
    }

    /// Reads the partial tiles of a tree of `size` leaves.
    ///
    /// @throws IllegalArgumentException if the size is negative
    public static <X extends Exception> TileEdge load(long size, TileSource<X> source) throws X {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
        TileEdge edge = new TileEdge(size, new byte[MOST_LEVELS][0]);
        long hashes = size;
        for (int level = 0; hashes > 0; level++, hashes /= Tile.WIDTH) {
            int width = (int) (hashes % Tile.WIDTH);
            if (width > 0) {
                byte[] partial = TileTree.read(source, level, hashes / Tile.WIDTH, width);
                System.arraycopy(partial, 0, edge.opened(level), 0, partial.length);
            }
        }
        return edge;
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// Adds a leaf and gives the tiles that it completes, lowest level first; mostly none.
    ///
    /// @throws IllegalArgumentException if the hash is not 32 bytes long
    public List<Tile> append(byte[] leafHash) {
        if (leafHash.length != TreeHash.LENGTH) {
            throw new IllegalArgumentException("a leaf hash has 32 bytes");
        }
        put(0, size, leafHash);
        size++;
        return size % Tile.WIDTH == 0 ? completed() : List.of();
    }

    /// The same edge, apart from this one from now on.
    public TileEdge copy() {
        byte[][] copied = new byte[levels.length][];
        for (int level = 0; level < levels.length; level++) {
            copied[level] = levels[level].clone();
        }
        return new TileEdge(size, copied);
    }

    private List<Tile> completed() {
        List<Tile> completed = new ArrayList<>(2);
        long hashes = size;
        for (int level = 0; hashes % Tile.WIDTH == 0; level++) {
            hashes /= Tile.WIDTH;
            Tile tile = new Tile(level, hashes - 1, levels[level]);
            // The tile keeps the array; the next one gets its own.
            levels[level] = new byte[TILE_BYTES];
            put(level + 1, hashes - 1, tile.root());
            completed.add(tile);
        }
        return completed;
    }

    private void put(int level, long index, byte[] hash) {
        int at = (int) (index % Tile.WIDTH) * TreeHash.LENGTH;
        System.arraycopy(hash, 0, opened(level), at, TreeHash.LENGTH);
    }

    private byte[] opened(int level) {
        if (levels[level].length == 0) {
            levels[level] = new byte[TILE_BYTES];
        }
        return levels[level];
    }
}
