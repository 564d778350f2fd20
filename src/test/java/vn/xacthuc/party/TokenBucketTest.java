package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {

    private static final long START = 1_000_000;

    private final TokenBucket bucket = new TokenBucket();

    @Test
    void givesTheBurstAtOnceAndThenNothing() {
        assertThat(taken(10, 10, 5, START)).isEqualTo(5);
        assertThat(taken(1, 10, 5, START)).isZero();
    }

    @Test
    void fillsUpSteadilyAndNotBeyondItsSize() {
        taken(5, 10, 5, START);

        assertThat(taken(10, 10, 5, START + 199)).isEqualTo(1);
        assertThat(taken(10, 10, 5, START + 299)).isEqualTo(1);
        assertThat(taken(10, 10, 5, START + 60_000)).isEqualTo(5);
    }

    @Test
    void keepsPartsOfACall() {
        taken(5, 10, 5, START);
        for (int millis = 10; millis < 100; millis += 10) {
            assertThat(taken(1, 10, 5, START + millis)).isZero();
        }

        assertThat(taken(1, 10, 5, START + 100)).isEqualTo(1);
    }

    @Test
    void holdsNoMoreThanItsSizeOnceThatHasShrunk() {
        bucket.look(10, 100, START);

        assertThat(taken(100, 10, 20, START)).isEqualTo(20);
    }

    @Test
    void clockThatIsSetBackGivesNothing() {
        taken(5, 10, 5, START);

        assertThat(taken(5, 10, 5, START - 10_000)).isZero();
        assertThat(taken(5, 10, 5, START - 9_900)).isEqualTo(1);
    }

    @Test
    void lookingTakesNothing() {
        bucket.look(10, 5, START);

        assertThat(bucket.look(10, 5, START).tokens()).isEqualTo(5);
    }

    private int taken(int asked, double perSecond, double size, long now) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += bucket.take(perSecond, size, now).hasCall() ? 1 : 0;
        }
        return taken;
    }
}
