package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A tree of a given size, read through its tiles: its root, its leaves' hashes and all proofs.
///
/// Asks for a tile when it first needs it and never again, so an object serves one tree for as long
/// as its answers belong together. Not for several threads. Takes the tiles as they come: whoever
/// does not trust the source compares [#root()] with a signed one.
///
/// @param <X> what reading a tile can end in
public final class TileTree<X extends Exception> {

    /// A full tile is a subtree of this height.
    static final int HEIGHT = 8;

    private final long size;
    private final TileSource<X> source;
    private final Map<Position, byte[]> tiles = new HashMap<>();

    private record Position(int level, long index) {}

    /// @throws IllegalArgumentException if the size is negative
    public TileTree(long size, TileSource<X> source) {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has " + size + " leaves");
        }
        this.size = size;
        this.source = source;
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// The root hash (RFC 6962 section 2.1).
    public byte[] root() throws X {
        return size == 0 ? TreeHash.ofEmptyTree() : over(0, size);
    }

    /// The hash of a leaf.
    ///
    /// @throws IndexOutOfBoundsException if the tree has no such leaf
    public byte[] leafHash(long index) throws X {
        return complete(Objects.checkIndex(index, size), 1);
    }

    /// The hashes that lead from a leaf to the root, the leaf's sibling first (RFC 6962 section
    /// 2.1.1).
    ///
    /// @throws IndexOutOfBoundsException if the tree has no such leaf
    public List<byte[]> inclusionProof(long index) throws X {
        Objects.checkIndex(index, size);
        List<byte[]> proof = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                proof.add(over(middle, to));
                to = middle;
            } else {
                proof.add(over(from, middle));
                from = middle;
            }
        }
        Collections.reverse(proof);
        return proof;
    }

    /// The hashes that prove that this tree extends its own first `earlier` leaves (RFC 6962
    /// section 2.1.2). Empty from the empty tree and to itself.
    ///
    /// @throws IndexOutOfBoundsException if the tree is smaller than that
    public List<byte[]> consistencyProof(long earlier) throws X {
        Objects.checkFromToIndex(0, earlier, size);
        List<byte[]> proof = new ArrayList<>();
        if (earlier == 0) {
            return proof;
        }
        long from = 0;
        long to = size;
        while (to != earlier) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                proof.add(over(middle, to));
                to = middle;
            } else {
                proof.add(over(from, middle));
                from = middle;
            }
        }
        // Who holds the earlier root knows this subtree only if it is that whole earlier tree.
        if (from > 0) {
            proof.add(over(from, to));
        }
        Collections.reverse(proof);
        return proof;
    }

    /// The tree's right edge, to which leaves can be added.
    public Frontier frontier() throws X {
        byte[] encoded = new byte[Long.bitCount(size) * TreeHash.LENGTH];
        int at = encoded.length;
        for (long rest = size; rest > 0; rest &= rest - 1) {
            long width = Long.lowestOneBit(rest);
            at -= TreeHash.LENGTH;
            System.arraycopy(complete(rest - width, width), 0, encoded, at, TreeHash.LENGTH);
        }
        return Frontier.of(size, encoded);
    }

    /// The largest power of two below the number of leaves (RFC 6962 section 2.1).
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /// The hash over the leaves from `from` up to, not including, `to`, a range that the recursive
    /// definition of a tree visits.
    private byte[] over(long from, long to) throws X {
        long width = Long.lowestOneBit(to - from);
        long end = to - width;
        byte[] hash = complete(end, width);
        while (end > from) {
            width = Long.lowestOneBit(end - from);
            end -= width;
            hash = TreeHash.ofChildren(complete(end, width), hash);
        }
        return hash;
    }

    /// The hash over a complete subtree: `width` leaves, a power of two, of which `from` is a
    /// multiple.
    private byte[] complete(long from, long width) throws X {
        int height = Long.numberOfTrailingZeros(width);
        int level = height / HEIGHT;
        long first = from >>> (level * HEIGHT);
        byte[] hashes = tile(level, first / Tile.WIDTH);
        return TreeHash.ofComplete(hashes, (int) (first % Tile.WIDTH), 1 << (height % HEIGHT));
    }

    private byte[] tile(int level, long index) throws X {
        Position position = new Position(level, index);
        byte[] known = tiles.get(position);
        if (known != null) {
            return known;
        }
        long hashes = (size >>> (level * HEIGHT)) - index * Tile.WIDTH;
        byte[] read = read(source, level, index, (int) Math.min(hashes, Tile.WIDTH));
        tiles.put(position, read);
        return read;
    }

    static <X extends Exception> byte[] read(TileSource<X> source, int level, long index, int width)
            throws X {
        byte[] hashes = source.hashes(level, index, width);
        if (hashes.length != width * TreeHash.LENGTH) {
            String path = new TileAddress(level, index, width).path();
            throw new IllegalStateException("tile " + path + " has " + hashes.length + " bytes");
        }
        return hashes;
    }
}
