package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The proof that a tree extends an earlier one.
public final class ConsistencyProof {

    private ConsistencyProof() {}

    /// Whether `proof` shows that the tree of `to` leaves begins with that of `from` leaves (RFC
    /// 9162 section 2.1.4.2). From the empty tree, and from a tree to itself, the proof is empty;
    /// the empty tree's root is [TreeHash#ofEmptyTree()] there too. Arguments of any content are
    /// answered, never thrown back.
    public static boolean holds(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        if (from < 0 || from > to || !TreeHash.areHashes(proof, fromRoot, toRoot)) {
            return false;
        }
        if (from == to) {
            return proof.isEmpty()
                    && Arrays.equals(fromRoot, toRoot)
                    && (from > 0 || Arrays.equals(fromRoot, TreeHash.ofEmptyTree()));
        }
        if (from == 0) {
            return proof.isEmpty() && Arrays.equals(fromRoot, TreeHash.ofEmptyTree());
        }
        return !proof.isEmpty() && leads(from, fromRoot, to, toRoot, proof);
    }

    private static boolean leads(
            long from, byte[] fromRoot, long to, byte[] toRoot, List<byte[]> proof) {
        List<byte[]> path = new ArrayList<>(proof);
        if (Long.bitCount(from) == 1) {
            path.addFirst(fromRoot);
        }
        int complete = Long.numberOfTrailingZeros(from);
        long node = (from - 1) >>> complete;
        long last = (to - 1) >>> complete;
        byte[] earlier = path.getFirst();
        byte[] later = path.getFirst();
        for (byte[] hash : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlier = TreeHash.ofChildren(hash, earlier);
                later = TreeHash.ofChildren(hash, later);
                int lifted = Long.numberOfTrailingZeros(node);
                node >>>= lifted;
                last >>>= lifted;
            } else {
                later = TreeHash.ofChildren(later, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(earlier, fromRoot) && Arrays.equals(later, toRoot);
    }
}
