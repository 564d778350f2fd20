package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileSource;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;

/// Tiles from anywhere, believed only as far as they hash to a signed root.
///
/// The incomplete tiles at the tree's right edge give the root, so they are right if it is. A full
/// tile is right if it hashes to what the tile above has of it.
public final class AuthenticTiles {

    private static final int BITS_PER_LEVEL = 8;

    private final long size;
    private final TileSource<IOException> source;
    private final Findings findings;
    private final Map<Integer, byte[]> edge = new HashMap<>();
    private final Map<Integer, Believed> latest = new HashMap<>();
    private final Set<TileAddress> wrong = new HashSet<>();

    /// A tile that was found right, the latest of its level: leaves come in ascending order.
    private record Believed(long index, byte[] hashes) {}

    private AuthenticTiles(long size, TileSource<IOException> source, Findings findings) {
        this.size = size;
        this.source = source;
        this.findings = findings;
    }

    /// The tiles of the tree of this size and root; empty when the source's do not hash to it.
    public static Optional<AuthenticTiles> of(
            long size, byte[] root, TileSource<IOException> source, Findings findings) {
        AuthenticTiles tiles = new AuthenticTiles(size, source, findings);
        try {
            byte[] found = new TileTree<IOException>(size, tiles::readEdge).root();
            return Arrays.equals(found, root) ? Optional.of(tiles) : Optional.empty();
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private byte[] readEdge(int level, long index, int width) throws IOException {
        byte[] hashes = source.hashes(level, index, width);
        edge.put(level, hashes);
        return hashes;
    }

    /// The hash that a leaf of the signed tree has; empty when no tile that tells it is right.
    public Optional<byte[]> leafHash(long index) {
        return index >= size
                ? Optional.empty()
                : believed(0, index / Tile.WIDTH)
                        .map(hashes -> part(hashes, (int) (index % Tile.WIDTH)));
    }

    private Optional<byte[]> believed(int level, long index) {
        if (index == size >>> (BITS_PER_LEVEL * (level + 1))) {
            return Optional.ofNullable(edge.get(level));
        }
        Believed known = latest.get(level);
        if (known != null && known.index() == index) {
            return Optional.of(known.hashes());
        }
        TileAddress address = new TileAddress(level, index, Tile.WIDTH);
        if (wrong.contains(address)) {
            return Optional.empty();
        }
        Optional<byte[]> above = believed(level + 1, index / Tile.WIDTH);
        if (above.isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> hashes = read(address, part(above.get(), (int) (index % Tile.WIDTH)));
        if (hashes.isEmpty()) {
            wrong.add(address);
            findings.log("tile " + address.path() + " is missing or does not hash to the root");
        }
        hashes.ifPresent(found -> latest.put(level, new Believed(index, found)));
        return hashes;
    }

    private Optional<byte[]> read(TileAddress address, byte[] root) {
        try {
            Tile tile =
                    new Tile(
                            address.level(),
                            address.index(),
                            source.hashes(address.level(), address.index(), Tile.WIDTH));
            return Arrays.equals(tile.root(), root) ? Optional.of(tile.hashes()) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] part(byte[] hashes, int number) {
        return Arrays.copyOfRange(hashes, number * TreeHash.LENGTH, (number + 1) * TreeHash.LENGTH);
    }
}
