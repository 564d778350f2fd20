package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.SignedNote;

/// An answer of the offline verifier says no more than was checked.
class WholeLogVerifiedTest {

    private static final int ENTRY = 7;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 900})
    void beginningOfALogIsNotTheLog(int given) throws IOException {
        SampleLog log = SampleLog.of(1000);
        Path export = log.export(folder.resolve("export"), 1000, 0, given);
        Path newest = log.checkpoint(folder.resolve("newest"), 1000);
        // Every leaf that is given is proven.
        Path tiles = log.tiles(folder.resolve("tiles"), 1000);

        VerifyLogRun all = VerifyLogRun.sample(export, newest, "--tiles", tiles);
        VerifyLogRun part = VerifyLogRun.sample(export, newest, "--tiles", tiles, "--partial");
        VerifyLogRun json =
                VerifyLogRun.sample(export, newest, "--tiles", tiles, "--partial", "--json");

        String what =
                "of 1000 leaves that %s signs, these files promise the first %d"
                        .formatted(newest, given);
        assertThat(all.out())
                .contains("does not hold: " + what)
                .contains("DOES NOT HOLD, 1 findings; " + given + " entries, a part of the log");
        assertThat(all.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
        assertThat(part.out())
                .contains(what)
                .contains("HOLDS, 0 findings; " + given + " entries, a part of the log");
        assertThat(part.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        assertThat(json.out()).contains("\"holds\":true,\"whole\":false,");
    }

    @Test
    void filteredExportIsAPart() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path export = log.proved(folder.resolve("e"), List.of(3, 17));

        VerifyLogRun run = VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 600));

        assertThat(run.out()).contains("does not hold: of 600 leaves that ");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void entriesWithoutTheirDetailsAreProvenByTheirLeavesWhereTheExportSaysSo() throws IOException {
        SampleLog log = SampleLog.of(600);
        Path newest = log.checkpoint(folder.resolve("c"), 600);
        Path export = log.proved(folder.resolve("e"), List.of(3, 17));
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        lines.replaceAll(line -> line.replaceAll("\"(salt|details)\":\"[^\"]*\"", "\"$1\":null"));
        Files.write(export, lines);
        VerifyLogRun silent = VerifyLogRun.sample(export, newest, "--partial");
        lines.replaceAll(
                line -> line.replace("\"complete\":false", "\"complete\":false,\"withheld\":true"));
        lines.set(2, lines.get(2).replaceAll("\"leaf\":\"[^\"]*\"", "\"leaf\":null"));
        Files.write(export, lines);

        VerifyLogRun part = VerifyLogRun.sample(export, newest, "--partial");
        VerifyLogRun all = VerifyLogRun.sample(export, newest);

        assertThat(silent.out()).contains("nothing says that they were erased");
        assertThat(part.out())
                .contains("HOLDS, 0 findings; 1 entries, a part of the log (0 fit their details")
                .contains("1 with unchecked columns");
        assertThat(part.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
        assertThat(all.out()).contains("does not hold: " + export + " withholds details");
    }

    @Test
    void wholeLogIsSaidToBeWhole() throws IOException {
        SampleLog log = SampleLog.of(10);

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.export(folder.resolve("e")),
                        log.checkpoint(folder.resolve("c"), 10),
                        "--json");

        assertThat(run.out()).contains("\"holds\":true,\"whole\":true,");
    }

    @Test
    void gapIsNoneThatOneMayAskFor() throws IOException {
        SampleLog log = SampleLog.of(10);
        List<ObjectNode> lines = new ArrayList<>(log.entries);
        lines.remove(ENTRY);
        Path export = SampleLog.write(folder.resolve("e"), log.opening(10, 0, 10, true), lines, 10);

        VerifyLogRun run =
                VerifyLogRun.sample(export, log.checkpoint(folder.resolve("c"), 10), "--partial");

        assertThat(run.out()).contains("leaf 7 is missing").contains("a part of the log");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void earlierCheckpointOfTheSameSizeWithAnotherRootIsASplitView() throws IOException {
        SampleLog log = SampleLog.of(30);
        SampleLog other =
                SampleLog.of(29)
                        .add(
                                EntryKind.REFUSAL,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("reasons", List.of()));
        Path newest = log.checkpoint(folder.resolve("newest"), 30);
        Path kept = other.checkpoint(folder.resolve("kept"), 30);

        // Not even a leaf is needed to see it.
        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(folder.resolve("e"), List.of()),
                        newest,
                        "--earlier",
                        kept,
                        "--partial");

        assertThat(run.out())
                .contains(
                        "does not hold: split view: %s and %s both sign 30 leaves, with the roots"
                                .formatted(newest, kept))
                .contains("DOES NOT HOLD, 1 findings");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.DOES_NOT_HOLD);
    }

    @Test
    void sameCheckpointTwiceIsNoSplitView() throws IOException {
        SampleLog log = SampleLog.of(30);
        Path newest = log.checkpoint(folder.resolve("newest"), 30);

        VerifyLogRun run =
                VerifyLogRun.sample(log.export(folder.resolve("e")), newest, "--earlier", newest);

        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void checkpointOfNoLeafSignsTheRootOfTheEmptyTree() throws IOException {
        SampleLog log = SampleLog.of(30);
        String text = new Checkpoint(SampleLog.ORIGIN, 0, log.root(30)).text();
        var note =
                new SignedNote(
                        text, List.of(NoteSigner.of(SampleLog.ORIGIN, SampleLog.KEY).sign(text)));
        Path wrong = Files.writeString(folder.resolve("wrong"), note.encoded());
        Path right = log.checkpoint(folder.resolve("right"), 0);
        Path export = log.export(folder.resolve("e"));
        Path newest = log.checkpoint(folder.resolve("c"), 30);

        assertThat(VerifyLogRun.sample(export, newest, "--earlier", right).exitCode())
                .isEqualTo(VerifyLogRun.HOLDS);
        assertThat(VerifyLogRun.sample(export, newest, "--earlier", wrong).out())
                .contains("the first 0 leaves have the root ")
                .contains("DOES NOT HOLD, 1 findings");
    }

    @Test
    void sectorOfAnErasedEntryIsSaidToBeUnchecked() throws IOException {
        SampleLog log = SampleLog.of(10);
        UUID erasure = SampleLog.id(10);
        log.add(
                EntryKind.ERASURE,
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        "reasons",
                        List.of(),
                        "particulars",
                        Map.of("entry", SampleLog.id(ENTRY).toString())));
        log.erase(ENTRY, erasure);
        log.columns(ENTRY).put("sector", "TELECOM");

        VerifyLogRun run = VerifyLogRun.whole(log, folder);

        assertThat(run.out()).contains("1 details erased").contains("1 with unchecked columns");
    }

    @Test
    void entryThatRecordsAnArchivingHolds() throws IOException {
        SampleLog log =
                SampleLog.of(10)
                        .add(
                                EntryKind.ERASURE,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(
                                        "reasons",
                                        List.of(),
                                        "particulars",
                                        Map.of("archived", Map.of("firstLeaf", 0, "endLeaf", 5))));

        assertThat(VerifyLogRun.whole(log, folder).exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }
}
