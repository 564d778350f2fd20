package vn.xacthuc.merkle;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Up to 256 leaves in one file, each behind its length (C2SP tlog-tiles, "Log entries").
public final class EntryBundle {

    private static final int LONGEST_LEAF = 0xffff;

    private EntryBundle() {}

    /// The leaves one after the other, each behind its length as big-endian uint16.
    ///
    /// @throws IllegalArgumentException if a leaf is longer than 65535 bytes, or there are none or
    ///   more than 256
    public static byte[] encode(List<byte[]> leaves) {
        requireCount(leaves.size());
        int length = 0;
        for (byte[] leaf : leaves) {
            if (leaf.length > LONGEST_LEAF) {
                throw new IllegalArgumentException("a leaf of " + leaf.length + " bytes");
            }
            length += Short.BYTES + leaf.length;
        }
        ByteBuffer bundle = ByteBuffer.allocate(length);
        for (byte[] leaf : leaves) {
            bundle.putShort((short) leaf.length).put(leaf);
        }
        return bundle.array();
    }

    /// The leaves of a bundle.
    ///
    /// @throws IllegalArgumentException if the bytes are no bundle of 1 to 256 leaves
    public static List<byte[]> parse(byte[] bundle) {
        ByteBuffer rest = ByteBuffer.wrap(bundle);
        List<byte[]> leaves = new ArrayList<>();
        try {
            // Empty leaves could be many: no more are read than it takes to see that.
            while (rest.hasRemaining() && leaves.size() <= Tile.WIDTH) {
                byte[] leaf = new byte[Short.toUnsignedInt(rest.getShort())];
                rest.get(leaf);
                leaves.add(leaf);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the bundle ends within a leaf", e);
        }
        requireCount(leaves.size());
        return leaves;
    }

    private static void requireCount(int leaves) {
        if (leaves < 1 || leaves > Tile.WIDTH) {
            throw new IllegalArgumentException("no bundle has " + leaves + " leaves");
        }
    }
}
