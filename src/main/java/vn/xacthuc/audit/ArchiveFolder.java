package vn.xacthuc.audit;

import java.io.IOException;
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
                    .filter(address -> Files.isRegularFile(archive.file(address)))
                    // A full bundle stands for the partial one that it grew from.
                    .forEach(address ->
                            archive.bundles.merge(
                                    address.index(),
                                    address,
                                    (one, other) -> one.width() > other.width() ? one : other));
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
            List<byte[]> leaves = EntryBundle.parse(Files.readAllBytes(file(bundle)));
            if (leaves.size() == bundle.width()) {
                long index = bundle.index() * Tile.WIDTH;
                for (byte[] leaf : leaves) {
                    waiting.add(new Given(name(), index++, leaf, 0, Optional.empty()));
                }
                return;
            }
        } catch (IllegalArgumentException e) {
            // Not a bundle at all: said below, as one of another length is.
        }
        findings.log(file(bundle) + " is no bundle of " + bundle.width() + " leaves");
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
