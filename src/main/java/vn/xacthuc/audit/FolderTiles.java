package vn.xacthuc.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TreeHash;

/// Hash tiles in a folder, laid out as C2SP tlog-tiles serves them.
record FolderTiles(Path folder) implements TileSource<IOException> {

    /// A folder that was filled for a larger tree has a wider tile, which begins with the same
    /// hashes.
    @Override
    public byte[] hashes(int level, long index, int width) throws IOException {
        int wider = width;
        while (wider < Tile.WIDTH && !Files.exists(file(new TileAddress(level, index, wider)))) {
            wider++;
        }
        byte[] hashes = Files.readAllBytes(file(new TileAddress(level, index, wider)));
        return Arrays.copyOf(hashes, Math.min(hashes.length, width * TreeHash.LENGTH));
    }

    Path file(TileAddress tile) {
        return folder.resolve("tile").resolve(tile.path());
    }
}
