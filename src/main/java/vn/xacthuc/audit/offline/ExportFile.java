package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An export, read line by line. Lines that are none of an export are named and passed over.
final class ExportFile implements LeafFile {

    private static final int VERSION = 1;

    private static final ObjectReader JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .build()
                    .readerFor(ExportLine.class);

    private final String name;
    private final BoundedLines lines;
    private final Findings findings;
    private final ExportLine.Opening opening;
    private long line = 1;
    private long entries;
    private long next;
    private boolean ended;

    private ExportFile(
            String name, BoundedLines lines, ExportLine.Opening opening, Findings findings) {
        this.name = name;
        this.lines = lines;
        this.opening = opening;
        this.findings = findings;
        this.next = opening.fromLeaf();
    }

    /// @throws IOException also when the file is no export of this version
    static ExportFile open(Path path, Findings findings) throws IOException {
        BoundedLines lines = new BoundedLines(Files.newInputStream(path));
        try {
            if (lines.next().flatMap(ExportFile::parse).orElse(null)
                            instanceof ExportLine.Opening opening
                    && opening.version() == VERSION
                    && 0 <= opening.fromLeaf()
                    && opening.fromLeaf() <= opening.toLeaf()
                    && opening.toLeaf() <= opening.size()
                    && !(opening.complete() && opening.isWithheld())) {
                return new ExportFile(path.toString(), lines, opening, findings);
            }
            throw new IOException(path + " is no export of version " + VERSION);
        } catch (IOException e) {
            lines.close();
            throw e;
        }
    }

    ExportLine.Opening opening() {
        return opening;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Range> promised() {
        return opening.complete()
                ? List.of(new Range(opening.fromLeaf(), opening.toLeaf()))
                : List.of();
    }

    @Override
    public Optional<Given> next() throws IOException {
        for (var text = lines.next(); text.isPresent(); text = lines.next()) {
            line++;
            Optional<ExportLine> parsed = ended ? Optional.empty() : parse(text.get());
            if (parsed.isEmpty()) {
                misplaced(ended ? "stands behind the end" : "is no line of an export");
                continue;
            }
            switch (parsed.get()) {
                case ExportLine.Entry entry -> {
                    if (entry.leafIndex() < next || entry.leafIndex() >= opening.toLeaf()) {
                        entry(entry, "is out of order or outside its range");
                        continue;
                    }
                    next = entry.leafIndex() + 1;
                    entries++;
                    byte[] leaf = entry.leaf();
                    if (leaf != null) {
                        return Optional.of(
                                new Given(
                                        name,
                                        entry.leafIndex(),
                                        leaf,
                                        opening.size(),
                                        Optional.of(entry),
                                        opening.isWithheld()));
                    }
                    if (!opening.isWithheld()) {
                        entry(entry, "has no leaf");
                    }
                }
                case ExportLine.Opening again -> misplaced("begins another export");
                case ExportLine.Progress progress -> {}
                case ExportLine.End end -> end(end);
            }
        }
        if (!ended) {
            ended = true;
            brokeOff();
        }
        return Optional.empty();
    }

    private void entry(ExportLine.Entry entry, String what) {
        findings.entry(
                entry.leafIndex(),
                Optional.of(entry.columns().id().toString()),
                name + " line " + line + " " + what);
    }

    private void end(ExportLine.End end) {
        ended = true;
        if (end.entries() != entries || end.nextLeaf() != opening.toLeaf()) {
            misplaced("ends an export of " + end.entries() + " entries, and " + entries + " came");
        }
    }

    /// What a complete export lacks is missed by number; what a filtered one lacks by nothing else.
    private void brokeOff() {
        String what = name + " breaks off after line " + line + " without an end";
        if (opening.complete()) {
            findings.note(what);
        } else {
            findings.log(what);
        }
    }

    private void misplaced(String what) {
        findings.log(name + " line " + line + " " + what);
    }

    private static Optional<ExportLine> parse(byte[] text) {
        try {
            @Nullable ExportLine parsed = JSON.readValue(text);
            return Optional.ofNullable(parsed);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
