package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `verify-log` said and how it ended.
public record VerifyLogRun(int exitCode, String out, String err) {

    public static final int HOLDS = 0;
    static final int DOES_NOT_HOLD = 1;
    static final int WRONG_USE = 2;

    public static VerifyLogRun of(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> texts = new ArrayList<>();
        for (Object argument : arguments) {
            texts.add(argument.toString());
        }
        int exitCode =
                VerifyLogCommand.run(
                        texts,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8));
        return new VerifyLogRun(
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /// The usual question: does this export fit this checkpoint of the sample log?
    static VerifyLogRun sample(Path export, Path checkpoint, Object... more) {
        List<Object> arguments =
                new ArrayList<>(
                        List.of(export, "--checkpoint", checkpoint, "--key", SampleLog.VKEY));
        arguments.addAll(List.of(more));
        return of(arguments.toArray());
    }

    /// Does a whole export fit a checkpoint over all of it?
    static VerifyLogRun whole(SampleLog log, Path folder) throws IOException {
        return sample(
                log.export(folder.resolve("export")),
                log.checkpoint(folder.resolve("checkpoint"), log.leaves.size()));
    }

    /// The lines that name entries, of a log whose tree is untouched.
    List<String> misfits() {
        assertThat(exitCode).isEqualTo(DOES_NOT_HOLD);
        assertThat(out).contains("have the root that");
        return out.lines().filter(line -> line.startsWith("leaf ")).toList();
    }
}
