package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void dailyCountThatFitsIsCompared() throws IOException {
        count("demo-bank", Map.of("day", "2026-11-21", "entries", 9));

        VerifyLogRun run = run();

        assertThat(run.out()).contains("1 daily counts compared");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    @Test
    void dailyCountThatDiffersIsNamed() throws IOException {
        count("demo-bank", Map.of("day", "2026-11-21", "entries", 12));
        count("nobody", Map.of("day", "2026-11-21", "entries", 1));

        assertThat(findings())
                .containsExactly(
                        "leaf 10, entry "
                                + SampleLog.id(10)
                                + ": it counts 12 entries of demo-bank on 2026-11-21, and 9 were given",
                        "leaf 11, entry "
                                + SampleLog.id(11)
                                + ": it counts 1 entries of nobody on 2026-11-21, and 0 were given");
    }

    @Test
    void dailyCountThatSaysNothingIsNamed() throws IOException {
        count("demo-bank", Map.of("day", "yesterday", "entries", 12));
        count("demo-bank", Map.of("day", "2026-11-21", "entries", "many"));
        log.add(
                EntryKind.DAILY_COUNTS,
                Optional.empty(),
                Optional.empty(),
                Map.of("reasons", List.of()));

        assertThat(findings())
                .hasSize(3)
                .allMatch(line -> line.endsWith("its details name no party, day and number"));
    }

    @Test
    void dailyCountOfAPartialExportIsNotCompared() throws IOException {
        count("demo-bank", Map.of("day", "2026-11-21", "entries", 12));

        VerifyLogRun run =
                VerifyLogRun.sample(
                        log.proved(folder.resolve("some"), List.of(ENTRY, 10)),
                        log.checkpoint(folder.resolve("c"), 11));

        assertThat(run.out()).contains("0 daily counts compared");
        assertThat(run.exitCode()).isEqualTo(VerifyLogRun.HOLDS);
    }

    private void count(String party, Map<String, Object> particulars) {
        log.add(
                EntryKind.DAILY_COUNTS,
                Optional.of(party),
                Optional.empty(),
                Map.of("reasons", List.of(), "particulars", particulars));
    }

    private VerifyLogRun run() throws IOException {
        return VerifyLogRun.whole(log, folder);
    }

    private List<String> findings() throws IOException {
        return run().misfits();
    }
}
