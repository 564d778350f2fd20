package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.EntryKind;

/// Where every entry fits its details, tiles that hash to the signed root still tell which leaves
/// are not the signed ones.
class TileEvidenceTest {

    private static final int SIZE = 1100;

    @TempDir Path folder;

    private final SampleLog signed = SampleLog.of(SIZE);
    private Path tiles;
    private Path checkpoint;

    @BeforeEach
    void keep() throws IOException {
        tiles = signed.tiles(folder.resolve("tiles"), SIZE);
        checkpoint = signed.checkpoint(folder.resolve("checkpoint"), SIZE);
    }

    @Test
    void changedLeafIsNamed() throws IOException {
        SampleLog log = changed(300);

        VerifyLogRun run = verify(export(log));

        assertThat(run.out())
                .contains(named(300, 300) + "was changed: the signed tree has another leaf here")
                .contains("so a leaf from 0 to 1099 was changed, removed, put in or moved");
        assertThat(leafLines(run)).hasSize(1);
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void leafOfTheIncompleteTileIsNamed() throws IOException {
        VerifyLogRun run = verify(export(changed(1090)));

        assertThat(leafLines(run))
                .containsExactly(
                        named(1090, 1090) + "was changed: the signed tree has another leaf here");
    }

    @Test
    void swappedLeavesAreNamed() throws IOException {
        SampleLog log = copy();
        Collections.swap(log.leaves, 20, 700);
        Collections.swap(log.entries, 20, 700);

        VerifyLogRun run = verify(export(log));

        assertThat(leafLines(run))
                .containsExactly(
                        named(20, 700) + "was moved: the signed tree has it at leaf 700",
                        named(700, 20) + "was moved: the signed tree has it at leaf 20");
    }

    @Test
    void removedLeafIsNamedThoughTheOthersWereRenumbered() throws IOException {
        SampleLog log = copy();
        log.leaves.remove(500);
        log.entries.remove(500);

        VerifyLogRun run = verify(export(log));

        assertThat(run.out()).contains("leaf 1099 is missing");
        assertThat(leafLines(run))
                .containsExactly(
                        "leaf 1099 is missing",
                        named(500, 501)
                                + "and all up to leaf 1098 were moved: the signed tree has them 1"
                                + " place further on",
                        "leaf 500: the signed tree has a leaf of hash "
                                + base64(signed, 500)
                                + " here, which was not given");
    }

    @Test
    void gapIsNamedByItsNumbersAlone() throws IOException {
        SampleLog log = copy();
        List<Integer> removed = List.of(40, 41, 600);
        List<ObjectNode> lines = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            if (!removed.contains(i)) {
                lines.add(log.entries.get(i));
            }
        }
        Path export =
                SampleLog.write(
                        folder.resolve("gap"), log.opening(SIZE, 0, SIZE, true), lines, SIZE);

        VerifyLogRun run = verify(export);

        assertThat(leafLines(run)).containsExactly("leaf 600 is missing");
        assertThat(run.out()).contains("leaves 40 to 41 are missing");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void insertedLeafIsNamed() throws IOException {
        SampleLog log = copy();
        SampleLog other = SampleLog.of(SIZE);
        other.add(
                EntryKind.REFUSAL,
                Optional.empty(),
                Optional.empty(),
                Map.of("reasons", List.of()));
        log.leaves.add(800, other.leaves.getLast());
        log.entries.add(800, other.entries.getLast());
        log.leaves.removeLast();
        log.entries.removeLast();

        VerifyLogRun run = verify(export(log));

        assertThat(leafLines(run))
                .contains(
                        named(800, SIZE) + "was put in: the signed tree has no such leaf",
                        named(801, 800)
                                + "and all up to leaf 1099 were moved: the signed tree has them -1"
                                + " place further on");
    }

    @Test
    void tilesProveEntriesThatNoRootCovers() throws IOException {
        VerifyLogRun run =
                VerifyLogRun.sample(
                        signed.export(folder.resolve("some"), SIZE, 300, 900),
                        checkpoint,
                        "--tiles",
                        tiles,
                        "--partial");

        assertThat(run.out()).contains("HOLDS, 0 findings; 600 entries");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void tilesOfAnotherTreeProveNothing() throws IOException {
        SampleLog other = changed(300);
        Path otherTiles = other.tiles(folder.resolve("others"), SIZE);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        signed.export(folder.resolve("some"), SIZE, 300, 900),
                        checkpoint,
                        "--tiles",
                        otherTiles);

        assertThat(run.out())
                .contains("the tiles do not hash to the root that")
                .contains("600 entries from leaf 300 on are proven by no checkpoint");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void oneForgedTileIsNamedAndTheOthersCount() throws IOException {
        Path forged = tiles.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(forged);
        hashes[77] ^= 1;
        Files.write(forged, hashes);

        VerifyLogRun run = verify(signed.export(folder.resolve("some"), SIZE, 255, 600));

        assertThat(run.out())
                .containsOnlyOnce("tile 0/001 is missing or does not hash to the root")
                .contains("256 entries from leaf 256 on are proven by no checkpoint");
    }

    @Test
    void missingOrShortTileIsNamed() throws IOException {
        Files.delete(tiles.resolve("tile/0/001"));
        Files.write(tiles.resolve("tile/0/002"), new byte[32]);

        VerifyLogRun run = verify(export(signed));

        assertThat(run.out())
                .contains("tile 0/001 is missing or does not hash to the root")
                .contains("tile 0/002 is missing or does not hash to the root")
                .contains("the first 1100 leaves have the root that");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void tilesThatHashToAnEarlierCheckpointTellOfItsLeaves() throws IOException {
        // The incomplete tile was lost, and with it the way to the newest root.
        Files.delete(tiles.resolve("tile/0/004.p/76"));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        export(changed(300)),
                        checkpoint,
                        "--earlier",
                        signed.checkpoint(folder.resolve("earlier"), 700),
                        "--tiles",
                        tiles);

        assertThat(run.out()).contains("the tiles do not hash to the root that " + checkpoint);
        assertThat(leafLines(run))
                .containsExactly(
                        named(300, 300) + "was changed: the signed tree has another leaf here");
    }

    @Test
    void treeOfThreeLevelsIsReadThroughItsTiles() throws IOException {
        SampleLog log = SampleLog.of(65_536 + 300);
        Path large = log.tiles(folder.resolve("large"), log.leaves.size());

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(folder.resolve("some"), log.leaves.size(), 65_000, 65_800),
                        log.checkpoint(folder.resolve("c"), log.leaves.size()),
                        "--tiles",
                        large,
                        "--partial");

        assertThat(run.out()).contains("HOLDS, 0 findings; 800 entries");
    }

    @Test
    void nothingBelowAForgedTileIsBelieved() throws IOException {
        SampleLog log = SampleLog.of(65_536 + 300);
        Path large = log.tiles(folder.resolve("large"), log.leaves.size());
        Path forged = large.resolve("tile/1/000");
        byte[] hashes = Files.readAllBytes(forged);
        hashes[77] ^= 1;
        Files.write(forged, hashes);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(folder.resolve("some"), log.leaves.size(), 65_000, 65_800),
                        log.checkpoint(folder.resolve("c"), log.leaves.size()),
                        "--tiles",
                        large,
                        "--partial");

        assertThat(run.out())
                .containsOnlyOnce("tile 1/000 is missing or does not hash to the root")
                .contains("entries from leaf 65000 on are proven by no checkpoint");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void tilesAreAlsoFetchedFromARunningLog() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/v1/audit",
                exchange -> {
                    Path file =
                            tiles.resolve(
                                    exchange.getRequestURI()
                                            .getPath()
                                            .substring("/v1/audit/".length()));
                    boolean found = Files.isRegularFile(file);
                    byte[] body = found ? Files.readAllBytes(file) : new byte[0];
                    exchange.sendResponseHeaders(found ? 200 : 404, found ? body.length : -1);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        SampleLog.write(
                tiles.resolve("tile/1/000.p/2"),
                Arrays.copyOf(Files.readAllBytes(tiles.resolve("tile/1/000.p/4")), 64));
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();
            Path export = export(changed(300));

            VerifyLogRun found =
                    VerifyLogRun.sample(export, checkpoint, "--tiles", url + "/v1/audit/");
            // Of the tree of 700 leaves only the full tile 2 is there, not the partial one.
            VerifyLogRun earlier =
                    VerifyLogRun.sample(
                            export,
                            signed.checkpoint(folder.resolve("earlier"), 700),
                            "--tiles",
                            url + "/v1/audit");
            VerifyLogRun nothing =
                    VerifyLogRun.sample(export, checkpoint, "--tiles", url + "/absent");

            assertThat(leafLines(found))
                    .containsExactly(
                            named(300, 300) + "was changed: the signed tree has another leaf here");
            assertThat(leafLines(earlier)).hasSize(1);
            assertThat(nothing.out()).contains("the tiles do not hash to the root that");
        } finally {
            server.stop(0);
        }
    }

    private VerifyLogRun verify(Path export) {
        return VerifyLogRun.sample(export, checkpoint, "--tiles", tiles);
    }

    /// An export that says what an exporter would: numbers as the rows have them.
    private Path export(SampleLog log) throws IOException {
        for (int i = 0; i < log.entries.size(); i++) {
            log.entries.get(i).put("leafIndex", i);
        }
        return SampleLog.write(
                folder.resolve("export"), signed.opening(SIZE, 0, SIZE, true), log.entries, SIZE);
    }

    private static SampleLog copy() {
        return SampleLog.of(SIZE);
    }

    /// A log in which leaf and column of an entry were changed alike.
    private static SampleLog changed(int number) {
        SampleLog log = copy();
        byte[] leaf =
                new String(log.leaves.get(number), StandardCharsets.UTF_8)
                        .replace("\"VERIFIED\"", "\"UNDECIDED\"")
                        .getBytes(StandardCharsets.UTF_8);
        log.leaves.set(number, leaf);
        log.entries.get(number).put("leaf", leaf);
        log.columns(number).put("decision", "UNDECIDED");
        return log;
    }

    private static String base64(SampleLog log, int number) throws IOException {
        return Base64.getEncoder().encodeToString(log.tree(SIZE).leafHash(number));
    }

    private static String named(int leaf, int entry) {
        return "leaf " + leaf + ", entry " + SampleLog.id(entry) + ": ";
    }

    private static List<String> leafLines(VerifyLogRun run) {
        return run.out()
                .lines()
                .filter(line -> line.contains("leaf "))
                .filter(line -> !line.contains("so a leaf from"))
                .filter(line -> !line.contains("proven by"))
                .map(line -> line.replace("does not hold: ", ""))
                .toList();
    }
}
