package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.offline.LeafFile.Range;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.TileSource;

/// The offline verifier: checks an export or archive of a log against checkpoints that were kept
/// elsewhere. It needs no service, no database and no secret.
///
/// `docs/log.md` says what it reads and what it can and cannot find out.
public final class VerifyLogCommand {

    static final String USAGE =
            """
            usage: verify-log EXPORT... [ARCHIVE-FOLDER...] --checkpoint FILE --key VKEY...
                              [--witness VKEY]... [--earlier FILE]... [--tiles FOLDER|URL]
                              [--partial] [--json]
            """;

    private static final int HOLDS = 0;
    private static final int DOES_NOT_HOLD = 1;
    private static final int WRONG_USE = 2;
    private static final int IDS_IN_MEMORY = 500_000;
    private static final double NANOSECONDS = 1e9;

    private final VerifyLogArguments arguments;
    private final Findings findings;

    private VerifyLogCommand(VerifyLogArguments arguments, Findings findings) {
        this.arguments = arguments;
        this.findings = findings;
    }

    /// @return 0 when all holds, 1 when something does not, 2 when it could not be checked to the
    ///   end
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        VerifyLogArguments read;
        try {
            read = VerifyLogArguments.parse(arguments);
        } catch (IllegalArgumentException | MalformedNoteException e) {
            say(err, String.valueOf(e.getMessage()));
            err.print(USAGE);
            return WRONG_USE;
        }
        try {
            return new VerifyLogCommand(read, new Findings(out, read.json())).verify();
        } catch (FileSystemException e) {
            say(err, "cannot read " + e.getFile() + " (" + e.getClass().getSimpleName() + ")");
        } catch (IOException e) {
            say(err, String.valueOf(e.getMessage()));
        } catch (RuntimeException | OutOfMemoryError e) {
            // Whoever is to be checked wrote the files: no mistake in reading them may look like
            // an answer, and none may hide what was found before.
            say(err, "cannot check further: what was given makes this program fail (" + e + ")");
        }
        return WRONG_USE;
    }

    private static void say(PrintStream err, String what) {
        err.println(Findings.printable("verify-log: " + what));
    }

    private int verify() throws IOException {
        long started = System.nanoTime();
        List<TrustedCheckpoint> checkpoints = checkpoints();
        TrustedCheckpoint newest = checkpoints.getFirst();
        List<LeafFile> files = new ArrayList<>();
        try (GivenIds ids = new GivenIds(IDS_IN_MEMORY, findings)) {
            for (Path file : arguments.files()) {
                files.add(open(file, newest));
            }
            LeafMerge merge = new LeafMerge(files, findings);
            List<Range> promised = merge.promised();
            long promisedTo =
                    promised.isEmpty() || promised.getFirst().from() > 0
                            ? 0
                            : promised.getFirst().to();
            LogCheck check =
                    new LogCheck(
                            newest.checkpoint().origin(),
                            promisedTo,
                            checkpoints,
                            tiles(checkpoints),
                            ids,
                            findings);
            merge.feed(check);
            LogCheck.Counts counts = check.end(promisedTo >= newest.size());
            if (!counts.whole() && newest.size() > promisedTo) {
                part(newest, promisedTo);
            }
            summary(counts, newest, (System.nanoTime() - started) / NANOSECONDS);
        } finally {
            for (LeafFile file : files) {
                file.close();
            }
        }
        return findings.count() == 0 ? HOLDS : DOES_NOT_HOLD;
    }

    /// What is left out could be anything, so only who asks for a part may be told that it holds.
    private void part(TrustedCheckpoint newest, long promisedTo) {
        String what =
                "of %d leaves that %s signs, these files promise the first %d"
                        .formatted(newest.size(), newest.name(), promisedTo);
        accepted(what);
    }

    private void accepted(String what) {
        if (arguments.partial()) {
            findings.note(what);
        } else {
            findings.log(what + "; --partial checks a part");
        }
    }

    /// The newest one first.
    private List<TrustedCheckpoint> checkpoints() throws IOException {
        List<TrustedCheckpoint> checkpoints = new ArrayList<>();
        TrustedCheckpoint newest =
                TrustedCheckpoint.read(
                        arguments.checkpoint(), arguments.keys(), arguments.witnesses(), findings);
        checkpoints.add(newest);
        for (Path file : arguments.earlier()) {
            TrustedCheckpoint earlier =
                    TrustedCheckpoint.read(file, arguments.keys(), List.of(), findings);
            if (!earlier.checkpoint().origin().equals(newest.checkpoint().origin())) {
                findings.log(file + " is a checkpoint of another log");
            } else {
                if (earlier.size() > newest.size()) {
                    findings.log(
                            "%s signs %d leaves, and %s only %d: the log got shorter"
                                    .formatted(
                                            earlier.name(),
                                            earlier.size(),
                                            newest.name(),
                                            newest.size()));
                }
                checkpoints.add(earlier);
            }
        }
        return checkpoints;
    }

    private LeafFile open(Path file, TrustedCheckpoint newest) throws IOException {
        if (Files.isDirectory(file)) {
            return ArchiveFolder.open(file, findings);
        }
        ExportFile export = ExportFile.open(file, findings);
        if (!export.opening().origin().equals(newest.checkpoint().origin())) {
            findings.log(file + " is an export of the log " + export.opening().origin());
        }
        if (export.opening().isWithheld()) {
            accepted(file + " withholds details: its entries are checked by their leaves alone");
        }
        return export;
    }

    /// The tiles of the largest checkpoint that they hash to.
    private Optional<AuthenticTiles> tiles(List<TrustedCheckpoint> checkpoints) {
        Optional<TileSource<IOException>> source = arguments.tileSource();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        List<TrustedCheckpoint> largestFirst =
                checkpoints.stream()
                        .filter(TrustedCheckpoint::isSigned)
                        .sorted(Comparator.comparingLong(TrustedCheckpoint::size).reversed())
                        .toList();
        for (TrustedCheckpoint signed : largestFirst) {
            Optional<AuthenticTiles> tiles =
                    AuthenticTiles.of(
                            signed.size(), signed.checkpoint().root(), source.get(), findings);
            if (tiles.isPresent()) {
                return tiles;
            }
            findings.note("the tiles do not hash to the root that " + signed.name() + " signs");
        }
        if (arguments.tiles().isPresent()) {
            findings.log("the tiles hash to no signed root, and are evidence of nothing");
        }
        return Optional.empty();
    }

    private void summary(LogCheck.Counts counts, TrustedCheckpoint newest, double seconds) {
        boolean holds = findings.count() == 0;
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("holds", holds);
        figures.put("whole", counts.whole());
        figures.put("origin", newest.checkpoint().origin());
        figures.put("size", newest.size());
        figures.put("findings", findings.count());
        figures.put("entries", counts.entries());
        figures.put("fitting", counts.fitting());
        figures.put("erased", counts.erased());
        figures.put("archived", counts.archived());
        figures.put("unchecked", counts.unchecked());
        figures.put("dailyCounts", counts.days());
        findings.summary(
                figures,
                String.format(
                        Locale.ROOT,
                        "%s: %s, %d findings; %d entries, %s (%d fit their details, %d details erased,"
                                + " %d details archived, %d with unchecked columns), %d daily counts"
                                + " compared; %.1f s, %.0f entries/s",
                        newest.checkpoint().origin(),
                        holds ? "HOLDS" : "DOES NOT HOLD",
                        findings.count(),
                        counts.entries(),
                        counts.whole() ? "the whole log" : "a part of the log",
                        counts.fitting(),
                        counts.erased(),
                        counts.archived(),
                        counts.unchecked(),
                        counts.days(),
                        seconds,
                        counts.entries() / seconds));
    }
}
