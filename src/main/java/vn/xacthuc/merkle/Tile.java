package vn.xacthuc.merkle;

/// A full tile: 256 consecutive hashes of one level (C2SP tlog-tiles, "Merkle Tree").
///
/// @param level 0 for leaf hashes; each hash of a higher level is the root of a full tile below
/// @param index the tile's number within its level
/// @param hashes the hashes one after the other, 8192 bytes
public record Tile(int level, long index, byte[] hashes) {

    /// The number of hashes in a full tile.
    public static final int WIDTH = 256;

    /// @throws IllegalArgumentException if the bytes are not those of a full tile
    public Tile {
        if (hashes.length != WIDTH * TreeHash.LENGTH) {
            throw new IllegalArgumentException(hashes.length + " bytes are no full tile");
        }
    }

    /// The hash that stands for this tile one level higher. Computed anew at each call.
    public byte[] root() {
        return TreeHash.ofComplete(hashes, 0, WIDTH);
    }
}
