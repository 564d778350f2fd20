package vn.xacthuc.audit.offline;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds ids that were given twice, however long the log is: sorted runs go to temporary files and
/// are merged at the end.
final class GivenIds implements AutoCloseable {

    /// An id and the leaf that bears it.
    private record Seen(UUID id, long leafIndex) {}

    /// A sorted file, its next id read already.
    private record Run(Seen first, DataInputStream file) {}

    private static final Comparator<Seen> ORDER =
            Comparator.comparing(Seen::id).thenComparingLong(Seen::leafIndex);

    private final int runLength;
    private final Findings findings;
    private final List<Path> runs = new ArrayList<>();
    private List<Seen> current = new ArrayList<>();
    private @Nullable Seen last;

    /// @param runLength how many ids are kept in memory
    GivenIds(int runLength, Findings findings) {
        this.runLength = runLength;
        this.findings = findings;
    }

    void add(UUID id, long leafIndex) throws IOException {
        current.add(new Seen(id, leafIndex));
        if (current.size() == runLength) {
            spill();
        }
    }

    private void spill() throws IOException {
        current.sort(ORDER);
        Path run = Files.createTempFile("verify-log-ids", null);
        runs.add(run);
        try (DataOutputStream file =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
            for (Seen seen : current) {
                file.writeLong(seen.id().getMostSignificantBits());
                file.writeLong(seen.id().getLeastSignificantBits());
                file.writeLong(seen.leafIndex());
            }
        }
        current = new ArrayList<>();
    }

    /// Names every entry whose id an earlier one bears.
    void end() throws IOException {
        if (runs.isEmpty()) {
            current.sort(ORDER);
            current.forEach(this::next);
        } else {
            spill();
            merge();
        }
    }

    private void merge() throws IOException {
        PriorityQueue<Run> waiting = new PriorityQueue<>(Comparator.comparing(Run::first, ORDER));
        List<DataInputStream> files = new ArrayList<>();
        try {
            for (Path run : runs) {
                DataInputStream file =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(run)));
                files.add(file);
                read(file).ifPresent(first -> waiting.add(new Run(first, file)));
            }
            while (!waiting.isEmpty()) {
                Run run = waiting.remove();
                next(run.first());
                read(run.file()).ifPresent(first -> waiting.add(new Run(first, run.file())));
            }
        } finally {
            for (DataInputStream file : files) {
                file.close();
            }
        }
    }

    private static Optional<Seen> read(DataInputStream file) throws IOException {
        try {
            return Optional.of(
                    new Seen(new UUID(file.readLong(), file.readLong()), file.readLong()));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    private void next(Seen seen) {
        if (last != null && last.id().equals(seen.id())) {
            findings.entry(
                    seen.leafIndex(),
                    Optional.of(seen.id().toString()),
                    "leaf " + last.leafIndex() + " bears the same id");
        }
        last = seen;
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }
}
