package vn.xacthuc.merkle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a tile is called in a URL or an archive (C2SP tlog-tiles, "Merkle Tree").
///
/// @param level 0 to 63
/// @param index the tile's number within its level
/// @param width the number of hashes, 1 to 256; below 256 the tile is partial
public record TileAddress(int level, long index, int width) {

    private static final int HIGHEST_LEVEL = 63;
    private static final int GROUP = 1000;

    // Six groups reach past the last tile of a tree of 2^63 leaves.
    private static final Pattern REST =
            Pattern.compile("((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([0-9]{1,3}))?");
    private static final Pattern LEVEL = Pattern.compile("[0-9]{1,2}");

    /// @throws IllegalArgumentException if no tile can have this address
    public TileAddress {
        if (level < 0 || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > Tile.WIDTH) {
            throw new IllegalArgumentException(
                    "no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /// Reads the two ends of `<L>/<N>[.p/<W>]`; empty where the specification does not write it so.
    public static Optional<TileAddress> parse(String level, String rest) {
        return LEVEL.matcher(level).matches()
                ? at(Integer.parseInt(level), rest).filter(a -> a.path().equals(level + "/" + rest))
                : Optional.empty();
    }

    /// Reads the `<N>[.p/<W>]` of an entry bundle, which lies beside the tile of level 0.
    public static Optional<TileAddress> parseEntries(String rest) {
        return at(0, rest).filter(address -> address.entriesPath().equals(rest));
    }

    private static Optional<TileAddress> at(int level, String rest) {
        var matcher = REST.matcher(rest);
        if (!matcher.matches() || level > HIGHEST_LEVEL) {
            return Optional.empty();
        }
        long index = Long.parseLong(matcher.group(1).replace("x", "").replace("/", ""));
        String partial = matcher.group(2);
        int width = partial == null ? Tile.WIDTH : Integer.parseInt(partial);
        return width < 1 || width > Tile.WIDTH
                ? Optional.empty()
                : Optional.of(new TileAddress(level, index, width));
    }

    /// `<L>/<N>[.p/<W>]`, for instance `0/x001/234.p/5`.
    public String path() {
        return level + "/" + entriesPath();
    }

    /// `<N>[.p/<W>]`, for instance `x001/234.p/5`.
    public String entriesPath() {
        StringBuilder path = new StringBuilder(group(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path.insert(0, "x" + group(rest % GROUP) + "/");
        }
        return width == Tile.WIDTH ? path.toString() : path.append(".p/").append(width).toString();
    }

    private static String group(long digits) {
        return String.format(Locale.ROOT, "%03d", digits);
    }
}
