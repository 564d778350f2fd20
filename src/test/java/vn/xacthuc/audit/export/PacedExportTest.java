package vn.xacthuc.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacedExportTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void restsInProportionToItsWorkAndSaysThatItGoesOn() throws Exception {
        PacedExport export = new PacedExport(new NdjsonExport(), out, 25);
        long start = System.nanoTime();

        export.rest(TimeUnit.MILLISECONDS.toNanos(500), 77);

        assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_490));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSizeBetween(2, 3)
                .containsOnly("{\"type\":\"progress\",\"leafIndex\":77}");
    }

    @Test
    void wholeShareDoesNotRest() throws Exception {
        PacedExport export = new PacedExport(new NdjsonExport(), out, 100);

        export.rest(TimeUnit.HOURS.toNanos(1), 77);

        assertThat(out.size()).isZero();
    }

    @Test
    void interruptionBreaksItOff() throws Exception {
        PacedExport export = new PacedExport(new NdjsonExport(), out, 1);
        Thread.currentThread().interrupt();

        assertThatIOException().isThrownBy(() -> export.rest(TimeUnit.HOURS.toNanos(1), 77));
        assertThat(Thread.interrupted()).isTrue();
    }
}
