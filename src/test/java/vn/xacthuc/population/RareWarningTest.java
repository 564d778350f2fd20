package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RareWarningTest {
    private static final String CATEGORY = RareWarningTest.class.getName();

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<String> said = new ArrayList<>();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord warning) {
                    said.add(
                            String.format(
                                    warning.getMessage(),
                                    warning.getParameters() == null
                                            ? new Object[0]
                                            : warning.getParameters()));
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    private final RareWarning warning =
            new RareWarning(
                    org.jboss.logging.Logger.getLogger(CATEGORY),
                    Duration.ofSeconds(10),
                    nanoTime::get);

    @BeforeEach
    void listen() {
        Logger.getLogger(CATEGORY).addHandler(handler);
    }

    @AfterEach
    void leave() {
        Logger.getLogger(CATEGORY).removeHandler(handler);
    }

    @Test
    void speaksOncePerIntervalAndCountsTheRest() {
        for (int i = 0; i < 1000; i++) {
            warning.say("it failed");
        }
        assertThat(said).containsExactly("it failed; 0 more since the last warning");

        nanoTime.addAndGet(Duration.ofSeconds(10).toNanos());
        warning.say("it failed");
        assertThat(said).hasSize(2).last().isEqualTo("it failed; 999 more since the last warning");
    }
}
