package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.EntryKind;

/// What entries say about the log itself: its opening, and how many entries a day had.
class LogStoryTest {

    private static final int ENTRY = 7;

    @TempDir Path folder;

    private final SampleLog log = SampleLog.of(10);

    @Test
    void openingInAnotherPlaceIsNamed() throws IOException {
        log.opening(Map.of("origin", SampleLog.ORIGIN));

        assertThat(findings())
                .containsExactly(
                        "leaf 10, entry "
                                + SampleLog.id(10)
                                + ": LOG_OPENED is a log's first entry and no other");
    }

    @Test
    void logThatBeginsWithAnotherEntryIsNamed() throws IOException {
        SampleLog headless = new SampleLog().verification();

        VerifyLogRun run =
                VerifyLogRun.sample(
                        headless.export(folder.resolve("e")),
                        headless.checkpoint(folder.resolve("c"), 1));

        assertThat(run.out())
                .contains("leaf 0, entry " + SampleLog.id(0) + ": LOG_OPENED is a log's first");
    }

    @Test
    void openingOfAnotherLogIsNamed() throws IOException {
        SampleLog other = new SampleLog().opening(Map.of("origin", "other.example.vn"));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        other.export(folder.resolve("e")),
                        other.checkpoint(folder.resolve("c"), 1));

        assertThat(run.out())
                .contains("it opens the log other.example.vn, and the checkpoint is of log.");
    }

    @Test
    void successorSaysWhosePlaceItTakes() throws IOException {
        SampleLog successor =
                new SampleLog()
                        .opening(
                                Map.of(
                                        "origin",
                                        SampleLog.ORIGIN,
                                        "predecessor",
                                        Map.of(
                                                "origin", "old.example.vn",
                                                "size", 5,
                                                "rootHash", "cm9vdA==")));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        successor.export(folder.resolve("e")),
                        successor.checkpoint(folder.resolve("c"), 1));

        assertThat(run.out())
                .contains("it takes the place of the log old.example.vn of 5 entries, root cm9vdA");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void dailyCountsThatFitAreCompared() throws IOException {
        count("demo-bank", "2026-11-21", Map.of("VERIFICATION VERIFIED", 9));
        total(Map.of("day", "2026-11-21", "counts", Map.of("LOG_OPENED", 1), "parties", 1));

        VerifyLogRun run = run();

        assertThat(run.out()).contains("2 daily counts compared");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void dailyCountsThatDifferAreNamed() throws IOException {
        count("demo-bank", "2026-11-21", Map.of("VERIFICATION VERIFIED", 12));
        count("nobody", "2026-11-21", Map.of("REFUSAL", 1));
        total(Map.of("day", "2026-11-21", "counts", Map.of("LOG_OPENED", 1), "parties", 3));
        total(Map.of("day", "2026-11-20", "counts", Map.of(), "parties", 1));

        assertThat(findings())
                .containsExactly(
                        named(10)
                                + "it counts {VERIFICATION VERIFIED=12} on 2026-11-21, and"
                                + " {VERIFICATION VERIFIED=9} were given",
                        named(11) + "it counts {REFUSAL=1} on 2026-11-21, and {} were given",
                        named(12) + "it says that 3 parties were counted on 2026-11-21, and 2 were",
                        named(13)
                                + "it says that 1 parties were counted on 2026-11-20, and 0 were");
    }

    @Test
    void dailyCountsThatSayNothingAreNamed() throws IOException {
        count("demo-bank", "yesterday", Map.of("VERIFICATION VERIFIED", 12));
        total(Map.of("day", "2026-11-21", "counts", "many"));

        assertThat(findings())
                .hasSize(2)
                .allMatch(line -> line.endsWith("its details name no day and counts"));
    }

    @Test
    void dailyCountsOfAPartialExportAreNotCompared() throws IOException {
        count("demo-bank", "2026-11-21", Map.of("VERIFICATION VERIFIED", 12));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(folder.resolve("some"), List.of(ENTRY, 10)),
                        log.checkpoint(folder.resolve("c"), 11),
                        "--partial");

        assertThat(run.out()).contains("0 daily counts compared");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void whatASuccessorCountsOfTheDayItWasOpenedIsNotCompared() throws IOException {
        SampleLog successor =
                new SampleLog()
                        .opening(
                                Map.of(
                                        "origin",
                                        SampleLog.ORIGIN,
                                        "predecessor",
                                        Map.of("origin", "old.example.vn")));
        successor.add(
                EntryKind.DAILY_COUNTS,
                Optional.of("demo-bank"),
                Optional.empty(),
                Map.of(
                        "reasons",
                        List.of(),
                        "particulars",
                        Map.of("day", "2026-11-21", "counts", Map.of("REFUSAL", 5))));

        VerifyLogRun run = VerifyLogRun.whole(successor, folder);

        assertThat(run.out()).contains("0 daily counts compared");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    private void count(String party, String day, Map<String, Object> counts) {
        count(Optional.of(party), Map.of("day", day, "counts", counts));
    }

    private void total(Map<String, Object> particulars) {
        count(Optional.empty(), particulars);
    }

    private void count(Optional<String> party, Map<String, Object> particulars) {
        log.add(
                EntryKind.DAILY_COUNTS,
                party,
                Optional.empty(),
                Map.of("reasons", List.of(), "particulars", particulars));
    }

    private static String named(int number) {
        return "leaf " + number + ", entry " + SampleLog.id(number) + ": ";
    }

    private VerifyLogRun run() throws IOException {
        return VerifyLogRun.whole(log, folder);
    }

    private List<String> findings() throws IOException {
        return run().misfits();
    }
}
