package vn.xacthuc.merkle;

import java.util.Arrays;

/// The right edge of a growing tree: all that is needed to add leaves and to know the root, without
/// any earlier leaf.
///
/// Immutable. It holds the roots of the complete subtrees that the tree's size splits into (its
/// binary digits), largest first, so at most 63 hashes (RFC 9162 section 2.1.2 calls this the
/// compact range).
public final class Frontier {

    /// The tree without a leaf.
    public static final Frontier EMPTY = new Frontier(0, new byte[0][]);

    private final long size;
    private final byte[][] roots;

    private Frontier(long size, byte[][] roots) {
        this.size = size;
        this.roots = roots;
    }

    /// Reads what [#encoded()] wrote for a tree of `size` leaves.
    ///
    /// @throws IllegalArgumentException if the bytes cannot belong to a tree of that size
    public static Frontier of(long size, byte[] encoded) {
        int count = Long.bitCount(size);
        if (size < 0 || encoded.length != count * TreeHash.LENGTH) {
            throw new IllegalArgumentException(
                    encoded.length + " bytes are no frontier of a tree of " + size + " leaves");
        }
        byte[][] roots = new byte[count][];
        for (int i = 0; i < count; i++) {
            roots[i] = Arrays.copyOfRange(encoded, i * TreeHash.LENGTH, (i + 1) * TreeHash.LENGTH);
        }
        return new Frontier(size, roots);
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// The tree with one leaf more.
    public Frontier append(byte[] leafHash) {
        byte[] merged = leafHash;
        int kept = roots.length;
        // Each trailing one in the size is a complete subtree as large as the one being merged.
        for (long rest = size; (rest & 1) == 1; rest >>>= 1) {
            merged = TreeHash.ofChildren(roots[--kept], merged);
        }
        byte[][] next = Arrays.copyOf(roots, kept + 1);
        next[kept] = merged;
        return new Frontier(size + 1, next);
    }

    /// The root hash (Merkle Tree Hash of RFC 6962 section 2.1).
    public byte[] root() {
        if (roots.length == 0) {
            return TreeHash.ofEmptyTree();
        }
        byte[] root = roots[roots.length - 1];
        for (int i = roots.length - 2; i >= 0; i--) {
            root = TreeHash.ofChildren(roots[i], root);
        }
        return root.clone();
    }

    /// The subtree roots one after the other, largest subtree first, 32 bytes each.
    public byte[] encoded() {
        byte[] encoded = new byte[roots.length * TreeHash.LENGTH];
        for (int i = 0; i < roots.length; i++) {
            System.arraycopy(roots[i], 0, encoded, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return encoded;
    }
}
