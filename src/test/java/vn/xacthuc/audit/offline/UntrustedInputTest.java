package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever is to be checked writes what the offline verifier reads: nothing that they write may
/// stop it or fill its memory.
class UntrustedInputTest {

    private static final int ENTRY = 7;

    @TempDir Path folder;

    @Test
    void nullAmongTheHashesOfAProofIsNoProof() throws IOException {
        SampleLog log = SampleLog.of(10);
        log.entries.get(ENTRY).putArray("proof").addNull();

        VerifyLogRun run = VerifyLogRun.whole(log, folder);

        assertThat(run.out())
                .contains("line 10 is no line of an export")
                .contains("leaf 7 is missing");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "recordedAt", "kind", "reasons"})
    void columnThatIsNeverEmptyIsNotNull(String column) throws IOException {
        SampleLog log = SampleLog.of(10);
        log.columns(ENTRY).putNull(column);

        assertThat(VerifyLogRun.whole(log, folder).out())
                .contains("line 10 is no line of an export");
    }

    @ParameterizedTest
    @ValueSource(strings = {"origin", "rootHash", "generatedAt", "version"})
    void openingWithoutAValueIsNone(String member) throws IOException {
        SampleLog log = SampleLog.of(10);
        ObjectNode opening = log.opening(10, 0, 10, true).putNull(member);
        Path export = SampleLog.write(folder.resolve("e"), opening, log.entries, 10);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.err()).contains("is no export of version 1");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.WRONG_USE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T20:00:00.000Z",
                "-999999999-01-01T00:00:00.000Z",
                "+10000-01-01T00:00:00.000Z"
            })
    void timeThatNoCalendarHasIsNamed(String time) throws IOException {
        SampleLog log = SampleLog.of(10);
        byte[] leaf =
                new String(log.leaves.get(ENTRY), StandardCharsets.UTF_8)
                        .replaceAll("\"time\":\"[^\"]+\"", "\"time\":\"" + time + "\"")
                        .getBytes(StandardCharsets.UTF_8);
        log.leaves.set(ENTRY, leaf);
        log.entries.get(ENTRY).put("leaf", leaf);
        log.columns(ENTRY).put("recordedAt", time);

        VerifyLogRun run = VerifyLogRun.whole(log, folder);

        assertThat(run.out())
                .contains("leaf 7: its leaf is not written as leaves are")
                .contains("DOES NOT HOLD, 1 findings; 10 entries");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void lineWithoutAnEndIsNotReadIntoMemory() throws IOException {
        SampleLog log = SampleLog.of(10);
        Path export = log.export(folder.resolve("export"));
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.set(9, lines.get(9) + " ".repeat(BoundedLines.LONGEST));
        Files.write(export, lines);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out())
                .contains("line 10 is no line of an export")
                .contains("leaf 7 is missing");
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false", "3000000, false"})
    void lineMayBeAMebibyteLong(int more, boolean fits) throws IOException {
        byte[] longest = new byte[BoundedLines.LONGEST + more];
        Arrays.fill(longest, (byte) 'a');
        byte[] file =
                ("b\n" + new String(longest, StandardCharsets.UTF_8) + "\n\nc")
                        .getBytes(StandardCharsets.UTF_8);
        List<Integer> lengths = new ArrayList<>();

        try (BoundedLines lines = new BoundedLines(new ByteArrayInputStream(file))) {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                lengths.add(line.get().length);
            }
        }

        assertThat(lengths).containsExactly(1, fits ? longest.length : 0, 0, 1);
    }

    @Test
    void lastLineMayBeTooLongToo() throws IOException {
        byte[] file = new byte[BoundedLines.LONGEST + 1];

        try (BoundedLines lines = new BoundedLines(new ByteArrayInputStream(file))) {
            assertThat(lines.next()).hasValueSatisfying(line -> assertThat(line).isEmpty());
            assertThat(lines.next()).isEmpty();
        }
    }

    @Test
    void tileIsReadNoFurtherThanATileGoes() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path tiles = log.tiles(folder.resolve("tiles"), 600);
        Path tile = tiles.resolve("tile/0/001");
        byte[] whole = Files.readAllBytes(tile);
        Files.write(tile, Arrays.copyOf(whole, 1 << 24));

        assertThat(new FolderTiles(tiles).hashes(0, 1, 256)).isEqualTo(whole);
    }

    @Test
    void serverIsReadNoFurtherThanATileGoes() throws IOException {
        SampleLog log = SampleLog.of(600);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    boolean partial = exchange.getRequestURI().getPath().contains(".p/");
                    exchange.sendResponseHeaders(partial ? 404 : 200, 0);
                    try (var body = exchange.getResponseBody()) {
                        // More than is ever read: either side may see the other hang up.
                        body.write(new byte[partial ? 1 << 15 : 1 << 24]);
                    } catch (IOException e) {
                        exchange.close();
                    }
                });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort();

            VerifyLogRun run =
                    VerifyLogRun.sample(
                            log.export(folder.resolve("e")),
                            log.checkpoint(folder.resolve("c"), 600),
                            "--tiles",
                            url);

            assertThat(run.out()).contains("the tiles hash to no signed root");
            assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void bundleIsReadNoFurtherThanABundleGoes() throws IOException {
        SampleLog log = SampleLog.of(512);
        Path archive = log.bundles(folder.resolve("archive"), 0, 512);
        Path bundle = archive.resolve("tile/entries/001");
        // Millions of empty leaves, which would be found out only once they all were read.
        Files.write(bundle, new byte[1 << 26]);
        log.bundles(archive, 0, 256);
        SampleLog.write(archive.resolve("tile/entries/x999/x999/x999/x999/x999/999"), new byte[0]);

        VerifyLogRun run = VerifyLogRun.sample(archive, log.checkpoint(folder.resolve("c"), 512));

        assertThat(run.out())
                .contains(bundle + " is no bundle of 256 leaves")
                .contains("leaves 256 to 511 are missing");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void checkpointIsReadNoFurtherThanANoteGoes() throws IOException {
        SampleLog log = SampleLog.of(3);
        Path checkpoint = log.checkpoint(folder.resolve("c"), 3);
        Files.writeString(checkpoint, Files.readString(checkpoint) + "a".repeat(1 << 21));

        VerifyLogRun run = VerifyLogRun.sample(log.export(folder.resolve("e")), checkpoint);

        assertThat(run.err()).contains("is no checkpoint");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.WRONG_USE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void failureOfTheProgramIsNoAnswerAndHidesNoFinding(boolean memory) throws IOException {
        SampleLog log = SampleLog.of(10);
        log.columns(ENTRY).put("decision", "UNDECIDED");
        Path export = log.export(folder.resolve("export"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream failsLate =
                new PrintStream(out, true, StandardCharsets.UTF_8) {
                    @Override
                    public void println(String line) {
                        if (line.contains("HOLD")) {
                            if (memory) {
                                throw new OutOfMemoryError("a mistake\u009b");
                            }
                            throw new IllegalStateException("a mistake\u009b");
                        }
                        super.println(line);
                    }
                };

        int exitCode =
                VerifyLogCommand.run(
                        List.of(
                                export.toString(),
                                "--checkpoint",
                                log.checkpoint(folder.resolve("c"), 10).toString(),
                                "--key",
                                SampleLog.VKEY),
                        failsLate,
                        new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("leaf 7, entry ");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "verify-log: cannot check further: what was given makes this program fail"
                                + " (java.lang."
                                + (memory ? "OutOfMemoryError" : "IllegalStateException")
                                + ": a mistake?)");
        assertThat(exitCode).isEqualTo(VerifyLogRun.WRONG_USE);
    }

    @Test
    void fileThatIsNotThereIsSaidToBeMissing() throws IOException {
        SampleLog log = SampleLog.of(3);
        Path absent = folder.resolve("absent");

        VerifyLogRun run = VerifyLogRun.sample(absent, log.checkpoint(folder.resolve("c"), 3));

        assertThat(run.err())
                .isEqualTo("verify-log: cannot read %s (NoSuchFileException)%n".formatted(absent));
    }
}
