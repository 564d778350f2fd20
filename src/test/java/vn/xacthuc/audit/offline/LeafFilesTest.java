package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that the offline verifier reads: strictly, and several beside one another.
class LeafFilesTest {

    private static final int ENTRY = 7;

    @TempDir Path folder;

    static Stream<String> spoilt() {
        return Stream.of(
                "nonsense",
                "null",
                "[]",
                "{}",
                "{\"type\":\"entry\"}",
                "{\"type\":\"other\"}",
                "{\"type\":\"progress\",\"leafIndex\":1.5}",
                "{\"type\":\"progress\",\"leafIndex\":\"1\"}",
                "{\"type\":\"progress\",\"leafIndex\":null}",
                "{\"type\":\"progress\",\"leafIndex\":1,\"more\":2}",
                "{\"type\":\"progress\",\"leafIndex\":1,\"leafIndex\":1}",
                "{\"type\":\"progress\",\"leafIndex\":1} {}");
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void lineThatIsNoneOfAnExportIsNamed(String spoilt) throws IOException {
        SampleLog log = SampleLog.of(10);
        Path export = log.export(folder.resolve("export"));
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.add(4, spoilt);
        Files.write(export, lines);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out())
                .contains("does not hold: " + export + " line 5 is no line of an export")
                .contains("1 findings; 10 entries");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"leaf", "salt", "details", "erasedBy", "columns", "leafIndex"})
    void entryWithoutAMemberIsNoEntry(String member) throws IOException {
        SampleLog log = SampleLog.of(10);
        log.entries.get(ENTRY).remove(member);

        VerifyLogRun run = VerifyLogRun.whole(log, folder);

        assertThat(run.out())
                .contains("line 10 is no line of an export")
                .contains("leaf 7 is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "recordedAt",
                "kind",
                "party",
                "purpose",
                "decision",
                "sector",
                "subjectHmac",
                "officerHmac",
                "dossierHmac",
                "procedureCode",
                "reasons"
            })
    void columnMustAtLeastBeNull(String column) throws IOException {
        SampleLog log = SampleLog.of(10);
        log.columns(ENTRY).remove(column);

        assertThat(VerifyLogRun.whole(log, folder).out())
                .contains("line 10 is no line of an export");
    }

    @Test
    void lineThatIsNotUtf8IsNoLine() throws IOException {
        SampleLog log = SampleLog.of(3);
        Path export = log.export(folder.resolve("export"));
        byte[] bytes = Files.readAllBytes(export);
        bytes[bytes.length - 5] = (byte) 0xff;
        Files.write(export, bytes);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 3));

        assertThat(run.out()).contains("line 6 is no line of an export");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void repeatedAndOutlyingEntriesAreNamed() throws IOException {
        SampleLog log = SampleLog.of(10);
        List<ObjectNode> lines = new ArrayList<>(log.entries);
        lines.add(4, log.entries.get(2));
        Path export =
                SampleLog.write(folder.resolve("export"), log.opening(10, 0, 9, true), lines, 9);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out())
                .contains("leaf 2, entry " + SampleLog.id(2) + ": " + export + " line 7 is out of")
                .contains("leaf 9, entry " + SampleLog.id(9) + ": " + export + " line 13 is out of")
                .contains("line 14 ends an export of 11 entries, and 9 came");
    }

    @Test
    void whatFollowsTheEndOrBeginsAnewIsNamed() throws IOException {
        SampleLog log = SampleLog.of(10);
        Path export = log.export(folder.resolve("export"));
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.add(3, lines.getFirst());
        lines.add("{\"type\":\"progress\",\"leafIndex\":1}");
        Files.write(export, lines);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out())
                .contains("line 4 begins another export")
                .contains("line 15 stands behind the end");
    }

    @Test
    void wrongEndIsNamed() throws IOException {
        SampleLog log = SampleLog.of(10);
        Path export =
                SampleLog.write(
                        folder.resolve("export"), log.opening(10, 0, 10, true), log.entries, 9);

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out()).contains("line 13 ends an export of 10 entries, and 10 came");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void filteredExportThatBreaksOffDoesNotHold() throws IOException {
        SampleLog log = SampleLog.of(10);
        Path export = log.proved(folder.resolve("export"), List.of(3, 4));
        List<String> lines = Files.readAllLines(export);
        Files.write(export, lines.subList(0, 4));

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10));

        assertThat(run.out()).contains("breaks off after line 4 without an end");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void exportOfLastYearBearsWitness() throws IOException {
        SampleLog log = SampleLog.of(10);
        Path earlier = log.export(folder.resolve("earlier"), 10, 0, 9);
        log.entries.get(ENTRY).put("leaf", log.leaves.get(ENTRY - 1));
        log.entries.get(2).set("details", log.entries.get(0).get("details"));
        log.entries.get(3).putNull("details");

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(folder.resolve("today")),
                        log.checkpoint(folder.resolve("c"), 10),
                        earlier);

        assertThat(run.out())
                .contains("leaf 7, entry " + SampleLog.id(6) + ": ")
                .contains("today and " + earlier + " hold different leaves")
                .contains("leaf 2, entry " + SampleLog.id(2) + ": ")
                .contains("today and " + earlier + " hold different details")
                .doesNotContain("leaf 3, entry " + SampleLog.id(3) + ": " + folder);
    }

    @Test
    void archiveIsTheBeginningOfTheLog() throws IOException {
        SampleLog log = SampleLog.of(700);
        Path archive = log.bundles(folder.resolve("archive"), 0, 512);
        // The bundle that the full one grew from, and a file that is none.
        log.bundles(folder.resolve("archive"), 256, 300);
        Files.writeString(archive.resolve("tile/entries/notes.txt"), "none");

        VerifyLogRun run =
                VerifyLogRun.of(
                        archive,
                        log.export(folder.resolve("rest"), 700, 500, 700),
                        "--checkpoint",
                        log.checkpoint(folder.resolve("c"), 700),
                        "--key",
                        SampleLog.VKEY,
                        "--tiles",
                        log.tiles(folder.resolve("tiles"), 700));

        assertThat(run.out())
                .contains(
                        "HOLDS, 0 findings; 700 entries, the whole log (200 fit their details, 0"
                                + " details erased, 500 details archived");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void archiveIsCheckedAloneByItsOwnTiles() throws IOException {
        SampleLog log = SampleLog.of(700);
        Path archive = log.tiles(log.bundles(folder.resolve("archive"), 0, 512), 700);
        Path checkpoint = log.checkpoint(folder.resolve("c"), 700);

        VerifyLogRun whole = VerifyLogRun.sample(archive, checkpoint, "--partial");
        Path bundle = archive.resolve("tile/entries/001");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[2] = '[';
        Files.write(bundle, bytes);
        VerifyLogRun changed = VerifyLogRun.sample(archive, checkpoint);

        assertThat(whole.out())
                .contains("HOLDS, 0 findings; 512 entries, a part of the log (0 fit their details")
                .contains("of 700 leaves that " + checkpoint + " signs, these files promise");
        assertThat(whole.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        assertThat(changed.out())
                .contains("leaf 256: was changed: the signed tree has another leaf here")
                .contains("leaf 256: its leaf is not written as leaves are");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300})
    void bundleThatIsNoneIsNamed(int length) throws IOException {
        SampleLog log = SampleLog.of(700);
        Path archive = log.bundles(folder.resolve("archive"), 0, 512);
        Path bundle = archive.resolve("tile/entries/001");
        Files.write(bundle, Arrays.copyOf(Files.readAllBytes(bundle), length));

        VerifyLogRun run = VerifyLogRun.sample(archive, log.checkpoint(folder.resolve("c"), 700));

        assertThat(run.out())
                .contains("001 is no bundle of 256 leaves")
                .contains("leaves 256 to 511 are missing");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void bundleOfAnotherLengthIsNamed() throws IOException {
        SampleLog log = SampleLog.of(700);
        Path archive = log.bundles(folder.resolve("archive"), 0, 512);
        SampleLog.write(
                archive.resolve("tile/entries/002.p/9"),
                Files.readAllBytes(archive.resolve("tile/entries/000")));

        VerifyLogRun run = VerifyLogRun.sample(archive, log.checkpoint(folder.resolve("c"), 700));

        assertThat(run.out()).contains("9 is no bundle of 9 leaves");
    }

    @Test
    void idsAreComparedHoweverManyThereAre() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Findings findings = new Findings(new PrintStream(out, true, StandardCharsets.UTF_8), false);
        try (GivenIds ids = new GivenIds(3, findings)) {
            for (int i = 0; i < 10; i++) {
                ids.add(new UUID(0, i * 7 % 10), i);
            }
            ids.add(new UUID(0, 4), 10);
            ids.add(new UUID(0, 4), 11);
            ids.end();
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "leaf 10, entry " + new UUID(0, 4) + ": leaf 2 bears the same id",
                        "leaf 11, entry " + new UUID(0, 4) + ": leaf 10 bears the same id");
    }

    @Test
    void whatAnExportSaysDoesNotSteerTheTerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PrintStream terminal = new PrintStream(out, true, StandardCharsets.UTF_8);

        new Findings(terminal, false).note("a\u001b[2Jb\u009b2Jc\u202ed\u2028\u007fắ");
        new Findings(terminal, true).log("b\u009b2Jc\u202ed\u007fắ");

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("a?[2Jb?2Jc?d??ắ", "{\"finding\":\"b?2Jc?d?ắ\"}");
    }
}
