package vn.xacthuc.merkle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Trees as RFC 6962 section 2.1 defines them, word by word and without any tile: the yardstick.
final class NaiveTree {

    private NaiveTree() {}

    /// Leaf hashes that differ from each other.
    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            leaves.add(TreeHash.ofLeaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return TreeHash.ofEmptyTree();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = split(leaves.size());
        return TreeHash.ofChildren(
                root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
    }

    /// PATH(m, D\[n\]) of section 2.1.1.
    static List<byte[]> path(int m, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> path = m < k ? path(m, left) : path(m - k, right);
        path.add(root(m < k ? right : left));
        return path;
    }

    /// PROOF(m, D\[n\]) of section 2.1.2.
    static List<byte[]> proof(int m, List<byte[]> leaves) {
        return m == 0 ? List.of() : subProof(m, leaves, true);
    }

    private static List<byte[]> subProof(int m, List<byte[]> leaves, boolean known) {
        if (m == leaves.size()) {
            return known ? new ArrayList<>() : new ArrayList<>(List.of(root(leaves)));
        }
        int k = split(leaves.size());
        List<byte[]> left = leaves.subList(0, k);
        List<byte[]> right = leaves.subList(k, leaves.size());
        List<byte[]> proof = m <= k ? subProof(m, left, known) : subProof(m - k, right, false);
        proof.add(root(m <= k ? right : left));
        return proof;
    }

    private static int split(int leaves) {
        return Integer.highestOneBit(leaves - 1);
    }

    /// The tiles of these leaves, each hash computed on its own (C2SP tlog-tiles, "Merkle Tree").
    static TileSource<RuntimeException> tiles(List<byte[]> leaves) {
        return (level, index, width) -> {
            byte[] hashes = new byte[width * TreeHash.LENGTH];
            int span = 1 << (level * 8);
            for (int i = 0; i < width; i++) {
                int from = Math.toIntExact((index * 256 + i) * span);
                byte[] hash = root(leaves.subList(from, from + span));
                System.arraycopy(hash, 0, hashes, i * TreeHash.LENGTH, TreeHash.LENGTH);
            }
            return hashes;
        };
    }
}
