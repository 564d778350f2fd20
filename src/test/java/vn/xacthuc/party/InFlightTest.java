package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private static final int MOST = 100;

    private final InFlight inFlight = new InFlight(MOST);

    @Test
    void oneAloneMayTakeAllOfIt() {
        assertThat(entered("noisy", 10, 150)).isEqualTo(MOST);
    }

    @Test
    void whoComesToAFullHouseIsLetInUpToHisShare() {
        entered("noisy", 10, 150);

        assertThat(entered("quiet", 10, 80)).isEqualTo(MOST / 2);
        assertThat(entered("noisy", 10, 1)).as("who takes most is turned away").isZero();
    }

    @Test
    void shareGoesByTheQuota() {
        entered("noisy", 10, 150);

        assertThat(entered("large", 90, 200)).isEqualTo(90);
        assertThat(entered("small", 1, 200)).isEqualTo(1);
    }

    @Test
    void whoeverHasNothingInFlightIsNeverTurnedAway() {
        entered("noisy", 1_000_000, 150);

        for (int party = 0; party < 50; party++) {
            assertThat(entered("party" + party, 1, 1)).isEqualTo(1);
        }
    }

    @Test
    void placeThatIsLeftIsTheNextOnesThatHasLessThanHisShare() {
        entered("noisy", 10, 150);
        entered("quiet", 10, 1);
        inFlight.leave("noisy");
        inFlight.leave("noisy");

        assertThat(entered("noisy", 10, 5)).as("up to the limit again").isEqualTo(1);
        assertThat(entered("quiet", 10, 5)).isEqualTo(5);
    }

    @Test
    void neverMoreThanTwiceTheLimitWhoeverComesAndGoes() {
        Random random = new Random(7);
        List<String> parties = List.of("a", "b", "c", "d", "e", "f", "g");
        Map<String, Integer> entered = new HashMap<>();
        int largest = 0;
        for (int step = 0; step < 100_000; step++) {
            String party = parties.get((int) Math.min(6, Math.abs(random.nextGaussian() * 2)));
            if (random.nextInt(10) < 7) {
                if (inFlight.enter(party, 1 + party.hashCode() % 5)) {
                    entered.merge(party, 1, Integer::sum);
                }
            } else if (entered.getOrDefault(party, 0) > 0) {
                inFlight.leave(party);
                entered.merge(party, -1, Integer::sum);
            }
            largest = Math.max(largest, inFlight.total());
        }

        assertThat(largest).isGreaterThan(MOST).isLessThanOrEqualTo(2 * MOST);
        assertThat(inFlight.total())
                .isEqualTo(entered.values().stream().mapToInt(count -> count).sum());
        entered.forEach((party, count) -> {
            for (int i = 0; i < count; i++) {
                inFlight.leave(party);
            }
        });
        assertThat(inFlight.total()).isZero();
    }

    @Test
    void whoeverLeavesMustHaveEntered() {
        assertThatThrownBy(() -> inFlight.leave("nobody"))
                .isInstanceOf(IllegalStateException.class);
    }

    private int entered(String party, int perSecond, int asked) {
        int entered = 0;
        for (int i = 0; i < asked; i++) {
            entered += inFlight.enter(party, perSecond) ? 1 : 0;
        }
        return entered;
    }
}
