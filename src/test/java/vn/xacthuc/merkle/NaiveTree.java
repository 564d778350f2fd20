package vn.xacthuc.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A tree as RFC 6962 section 2.1 defines it, word by word and without any tile: the yardstick.
/// What the RFC calls D\[from:to\] are the leaves from `from` up to, not including, `to`.
final class NaiveTree {

    private final List<byte[]> leaves;
    private final Map<Range, byte[]> known = new HashMap<>();

    private record Range(int from, int to) {}

    NaiveTree(List<byte[]> leafHashes) {
        leaves = leafHashes;
    }

    /// A tree of leaves that all differ.
    static NaiveTree of(int size) {
        List<byte[]> leaves = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            leaves.add(TreeHash.ofLeaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return new NaiveTree(leaves);
    }

    byte[] leaf(int index) {
        return leaves.get(index);
    }

    List<byte[]> leaves() {
        return Collections.unmodifiableList(leaves);
    }

    /// MTH(D\[0:size\]).
    byte[] root(int size) {
        return size == 0 ? TreeHash.ofEmptyTree() : hash(0, size);
    }

    /// PATH(index, D\[0:size\]) of section 2.1.1.
    List<byte[]> path(int index, int size) {
        return path(index, 0, size);
    }

    /// PROOF(earlier, D\[0:size\]) of section 2.1.2; empty from the empty tree.
    List<byte[]> proof(int earlier, int size) {
        return earlier == 0 ? List.of() : subProof(earlier, 0, size, true);
    }

    /// The tiles of the first `size` leaves (C2SP tlog-tiles, "Merkle Tree"); a question for hashes
    /// that this tree does not have fails.
    TileSource<RuntimeException> tiles(int size) {
        return (level, index, width) -> {
            byte[] hashes = new byte[width * TreeHash.LENGTH];
            int span = 1 << (level * 8);
            for (int i = 0; i < width; i++) {
                int from = Math.toIntExact((index * 256 + i) * span);
                if (from + span > size) {
                    throw new AssertionError("no such tile in a tree of " + size + " leaves");
                }
                System.arraycopy(hash(from, from + span), 0, hashes, i * 32, 32);
            }
            return hashes;
        };
    }

    private byte[] hash(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        byte[] hash = known.get(new Range(from, to));
        if (hash == null) {
            int k = split(from, to);
            hash = TreeHash.ofChildren(hash(from, k), hash(k, to));
            known.put(new Range(from, to), hash);
        }
        return hash;
    }

    private List<byte[]> path(int m, int from, int to) {
        if (to - from == 1) {
            return new ArrayList<>();
        }
        int k = split(from, to);
        List<byte[]> path = m < k ? path(m, from, k) : path(m, k, to);
        path.add(m < k ? hash(k, to) : hash(from, k));
        return path;
    }

    private List<byte[]> subProof(int m, int from, int to, boolean whole) {
        if (m == to) {
            return new ArrayList<>(whole ? List.of() : List.of(hash(from, to)));
        }
        int k = split(from, to);
        List<byte[]> proof = m <= k ? subProof(m, from, k, whole) : subProof(m, k, to, false);
        proof.add(m <= k ? hash(k, to) : hash(from, k));
        return proof;
    }

    /// The largest power of two smaller than the number of leaves, counted from `from`.
    private static int split(int from, int to) {
        return from + Integer.highestOneBit(to - from - 1);
    }
}
