package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RegisterGateTest {
    private final RegisterGate gate = new RegisterGate(2, Duration.ofMillis(20));

    @Test
    void letsNobodyInBeyondItsPlacesAndLongerThanItsPatience() {
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        long start = System.nanoTime();
        assertThat(gate.enter()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(20), Duration.ofSeconds(2));
        gate.leave();
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void interruptedCallerLeavesAndStaysInterrupted() {
        gate.enter();
        gate.enter();
        Thread.currentThread().interrupt();
        assertThat(gate.enter()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }
}
