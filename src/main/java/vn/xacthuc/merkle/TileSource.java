package vn.xacthuc.merkle;

/// Where tiles come from: a table, an archive, an export.
///
/// @param <X> what reading can end in
@FunctionalInterface
public interface TileSource<X extends Exception> {

    /// The first `width` hashes (1 to 256) of the tile, 32 bytes each.
    byte[] hashes(int level, long index, int width) throws X;
}
