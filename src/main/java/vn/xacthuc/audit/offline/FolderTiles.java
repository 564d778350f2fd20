package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TreeHash;

/// Hash tiles in a folder, laid out as C2SP tlog-tiles serves them.
public record FolderTiles(Path folder) implements TileSource<IOException> {

    /// A folder that was filled for a larger tree has a wider tile, which begins with the same
    /// hashes.
    @Override
    public byte[] hashes(int level, long index, int width) throws IOException {
        int wider = width;
        while (wider < Tile.WIDTH && !Files.exists(file(new TileAddress(level, index, wider)))) {
            wider++;
        }
        try (InputStream hashes =
                Files.newInputStream(file(new TileAddress(level, index, wider)))) {
            return hashes.readNBytes(width * TreeHash.LENGTH);
        }
    }

    public Path file(TileAddress tile) {
        return folder.resolve("tile").resolve(tile.path());
    }
}
