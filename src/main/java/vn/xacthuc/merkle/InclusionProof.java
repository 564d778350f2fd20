package vn.xacthuc.merkle;

import java.util.Arrays;
import java.util.List;

/// The proof that a leaf is in a tree.
public final class InclusionProof {

    private InclusionProof() {}

    /// Whether `proof` leads from the leaf at `index` to the root of the tree of `size` leaves (RFC
    /// 9162 section 2.1.3.2). Arguments of any content are answered, never thrown back.
    public static boolean holds(
            long index, long size, byte[] leafHash, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || !TreeHash.areHashes(proof, leafHash, root)) {
            return false;
        }
        long node = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = TreeHash.ofChildren(sibling, hash);
                // A last node without a right sibling is lifted to where it is a right child.
                int lifted = Long.numberOfTrailingZeros(node);
                node >>>= lifted;
                last >>>= lifted;
            } else {
                hash = TreeHash.ofChildren(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
