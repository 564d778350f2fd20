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

    @Override
    public byte[] hashes(int level, long index, int width) throws IOException {
        Path partial = file(new TileAddress(level, index, width));
        if (Files.exists(partial)) {
            return Files.readAllBytes(partial);
        }
        byte[] full = Files.readAllBytes(file(new TileAddress(level, index, Tile.WIDTH)));
        return Arrays.copyOf(full, width * TreeHash.LENGTH);
    }

    Path file(TileAddress tile) {
        return folder.resolve("tile").resolve(tile.path());
    }
}
