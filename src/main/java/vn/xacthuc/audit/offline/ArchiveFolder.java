package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;

/// The leaves of an archived beginning of a log: entry bundles as C2SP tlog-tiles lays them out.
final class ArchiveFolder implements LeafFile {

    /// 256 leaves of at most 65,535 bytes, each behind its length of two bytes.
    private static final int LONGEST = Tile.WIDTH * (0xffff + Short.BYTES);

    private final Path folder;
    private final Findings findings;
    private final TreeMap<Long, TileAddress> bundles = new TreeMap<>();
    private final Deque<Given> waiting = new ArrayDeque<>();

    private ArchiveFolder(Path folder, Findings findings) {
        this.folder = folder;
        this.findings = findings;
    }

    /// @throws IOException also when the folder is no archive of a log
    static ArchiveFolder open(Path folder, Findings findings) throws IOException {
        ArchiveFolder archive = new ArchiveFolder(folder, findings);
        Path entries = archive.entries();
        if (!Files.isDirectory(entries)) {
            throw new IOException(folder + " is no archive of a log");
        }
        try (Stream<Path> files = Files.walk(entries)) {
            files.map(file -> entries.relativize(file).toString().replace('\\', '/'))
                    .map(TileAddress::parseEntries)
                    .flatMap(Optional::stream)
                    .filter(address -> address.index() < Long.MAX_VALUE / Tile.WIDTH)
                    .filter(address -> Files.isRegularFile(archive.file(address)))
                    // A full bundle stands for the partial one that it grew from.
                    .forEach(address ->
                            archive.bundles.merge(
                                    address.index(),
                                    address,
                                    (one, other) -> one.width() > other.width() ? one : other));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return archive;
    }

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    public List<Range> promised() {
        List<Range> ranges = new ArrayList<>();
        for (TileAddress bundle : bundles.values()) {
            long from = bundle.index() * Tile.WIDTH;
            ranges.add(new Range(from, from + bundle.width()));
        }
        return ranges;
    }

    @Override
    public Optional<Given> next() throws IOException {
        while (waiting.isEmpty() && !bundles.isEmpty()) {
            read(bundles.pollFirstEntry().getValue());
        }
        return Optional.ofNullable(waiting.poll());
    }

    private void read(TileAddress bundle) throws IOException {
        try {
            List<byte[]> leaves = EntryBundle.parse(content(bundle));
            if (leaves.size() == bundle.width()) {
                long index = bundle.index() * Tile.WIDTH;
                for (byte[] leaf : leaves) {
                    waiting.add(new Given(name(), index++, leaf, 0, Optional.empty(), false));
                }
                return;
            }
        } catch (IllegalArgumentException e) {
            // Not a bundle at all: said below, as one of another length is.
        }
        findings.log(file(bundle) + " is no bundle of " + bundle.width() + " leaves");
    }

    /// No longer than a bundle can be.
    private byte[] content(TileAddress bundle) throws IOException {
        try (InputStream file = Files.newInputStream(file(bundle))) {
            return file.readNBytes(LONGEST + 1);
        }
    }

    private Path entries() {
        return folder.resolve("tile").resolve("entries");
    }

    private Path file(TileAddress bundle) {
        return entries().resolve(bundle.entriesPath());
    }

    @Override
    public void close() {}
}
