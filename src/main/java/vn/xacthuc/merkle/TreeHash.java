package vn.xacthuc.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

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

    /// The root over `count` hashes, a power of two, that begin at hash number `first` of `hashes`.
    static byte[] ofComplete(byte[] hashes, int first, int count) {
        byte[] row = Arrays.copyOfRange(hashes, first * LENGTH, (first + count) * LENGTH);
        MessageDigest digest = sha256();
        try {
            // Each row is written over the one below it: a parent never lies behind its children.
            for (int parents = count / 2; parents > 0; parents /= 2) {
                for (int i = 0; i < parents; i++) {
                    digest.update(NODE_PREFIX);
                    digest.update(row, 2 * i * LENGTH, 2 * LENGTH);
                    digest.digest(row, i * LENGTH, LENGTH);
                }
            }
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-256 hash has 32 bytes", e);
        }
        return Arrays.copyOf(row, LENGTH);
    }

    /// Whether all of these are as long as a hash.
    static boolean areHashes(List<byte[]> some, byte[]... others) {
        return some.stream().allMatch(TreeHash::isHash)
                && Arrays.stream(others).allMatch(TreeHash::isHash);
    }

    private static boolean isHash(byte[] bytes) {
        return bytes.length == LENGTH;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
