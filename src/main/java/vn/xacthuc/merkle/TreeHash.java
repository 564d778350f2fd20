package vn.xacthuc.merkle;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two hashes of a Merkle tree (RFC 6962 section 2.1), SHA-256, 32 bytes each.
///
/// The prefixes keep leaves and inner nodes apart, so that no leaf can pose as a subtree.
public final class TreeHash {

    /// Length of every hash in bytes.
    public static final int LENGTH = 32;

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private TreeHash() {}

    /// `SHA-256(0x00 ‖ leaf)`.
    public static byte[] ofLeaf(byte[] leaf) {
        MessageDigest digest = sha256();
        digest.update(LEAF_PREFIX);
        return digest.digest(leaf);
    }

    /// `SHA-256(0x01 ‖ left ‖ right)`.
    public static byte[] ofChildren(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE_PREFIX);
        digest.update(left);
        return digest.digest(right);
    }

    /// The root of the tree without a leaf: the hash of nothing.
    public static byte[] ofEmptyTree() {
        return sha256().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
