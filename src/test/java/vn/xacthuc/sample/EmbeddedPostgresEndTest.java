package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EmbeddedPostgresEndTest {

    /// The ways in which a JVM ends.
    enum End {
        SYSTEM_EXIT,
        CONTROL_C,
        KILL
    }

    @TempDir Path parent;

    @ParameterizedTest
    @EnumSource
    void leavesNothingBehindHoweverTheJvmEnds(End end) throws Exception {
        Process jvm = EmbeddedPostgresProgram.start("serve", parent());
        try {
            Path folder = Path.of(EmbeddedPostgresProgram.line(jvm));
            ProcessHandle postgres = handle(EmbeddedPostgresProgram.line(jvm));
            ProcessHandle bystander = handle(EmbeddedPostgresProgram.line(jvm));
            try {
                assertThat(folder).isDirectory();
                end(jvm, end);
                assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
                if (end != End.KILL) {
                    assertThat(EmbeddedPostgresProgram.line(jvm)).isEqualTo("served to the end");
                }
                await(() -> !postgres.isAlive() && Files.notExists(folder));
                // Ctrl-C means the whole process group, the bystander included.
                assertThat(bystander.isAlive()).isEqualTo(end != End.CONTROL_C);
            } finally {
                bystander.destroyForcibly();
            }
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void leavesNothingBehindWhenKilledWhileTheServerIsStillBeingMade() throws Exception {
        Process jvm = EmbeddedPostgresProgram.start("serve", parent());
        try {
            await(() -> folders().anyMatch(folder -> Files.exists(folder.resolve("data"))));
        } finally {
            jvm.destroyForcibly();
        }
        await(() -> folders().findAny().isEmpty());
    }

    @Test
    void removesItsFolderWhenClosed() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start(Map.of(), Path.of(parent()));
        ProcessHandle postgres = server.process().orElseThrow();
        server.close();
        await(() -> !postgres.isAlive());
        assertThat(server.folder()).doesNotExist();
        assertThat(server.process()).isEmpty();
        server.close();
    }

    private static void end(Process jvm, End end) throws IOException, InterruptedException {
        switch (end) {
            case SYSTEM_EXIT -> jvm.outputWriter().append("\n").flush();
            case CONTROL_C -> {
                List<String> kill = List.of("kill", "-INT", "--", "-" + jvm.pid());
                assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
            }
            case KILL -> jvm.destroyForcibly();
        }
    }

    /// A folder that the unprivileged server reaches: JUnit makes it for its user only.
    private String parent() {
        assertThat(parent.toFile().setExecutable(true, false)).isTrue();
        return parent.toString();
    }

    private Stream<Path> folders() {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.toList().stream();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static ProcessHandle handle(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
