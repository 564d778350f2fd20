package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.LogSpan;

class SignedCheckpointTest {

    private static final LogSpan CLOSED = new LogSpan(0, "first.example/log");
    private static final LogSpan SUCCESSOR = new LogSpan(100, "next.example/log");

    @Test
    void largerOneOfALogIsLater() {
        assertThat(of(CLOSED, 8).isLaterThan(of(CLOSED, 7))).isTrue();
        assertThat(of(CLOSED, 7).isLaterThan(of(CLOSED, 7))).isFalse();
        assertThat(of(CLOSED, 7).isLaterThan(of(CLOSED, 8))).isFalse();
    }

    @Test
    void oneOfASuccessorIsLaterHoweverSmall() {
        assertThat(of(SUCCESSOR, 1).isLaterThan(of(CLOSED, 90))).isTrue();
        assertThat(of(CLOSED, 90).isLaterThan(of(SUCCESSOR, 1))).isFalse();
    }

    @Test
    void onlyLeavesOfItsOwnLogAreCovered() {
        assertThat(of(CLOSED, 8).covers(CLOSED, 7)).isTrue();
        assertThat(of(CLOSED, 8).covers(CLOSED, 8)).isFalse();
        assertThat(of(CLOSED, 8).covers(SUCCESSOR, 7)).isFalse();
    }

    private static SignedCheckpoint of(LogSpan log, long size) {
        return new SignedCheckpoint(log, size, new byte[32], "note");
    }
}
