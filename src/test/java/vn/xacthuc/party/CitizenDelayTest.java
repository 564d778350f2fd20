package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenDelayTest {

    @ParameterizedTest
    @CsvSource({
        "P90D,2027-02-19T02:11:00Z",
        "P6M,2027-05-21T02:11:00Z",
        "P1Y2M3D,2028-01-24T02:11:00Z",
        "P2W,2026-12-05T02:11:00Z",
        "PT72H,2026-11-24T02:11:00Z",
        "P1DT12H,2026-11-22T14:11:00Z",
        "P100Y,2126-11-21T02:11:00Z"
    })
    void endsWhenTheContractSays(String delay, Instant end) {
        assertThat(CitizenDelay.of(delay).after(Instant.parse("2026-11-21T02:11:00Z")))
                .isEqualTo(end);
    }

    @Test
    void monthsAreThoseOfVietnamsCalendar() {
        // The last evening of January in London is the first morning of February in Hanoi.
        assertThat(CitizenDelay.of("P1M").after(Instant.parse("2026-01-31T20:00:00Z")))
                .isEqualTo("2026-02-28T20:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "90",
                "P",
                "90 days",
                "P0D",
                "PT0S",
                "P-1D",
                "-PT1H",
                "P101Y",
                "P999999999Y",
                "P99999999999D",
                "PT99999999999999H",
                "P1Y-24M"
            })
    void delayThatIsNoneEndsInARefusal(String delay) {
        assertThatIllegalArgumentException().isThrownBy(() -> CitizenDelay.of(delay));
    }

    @Test
    void delaysOfOneLengthAreEqualAndLongerOnesGreater() {
        assertThat(CitizenDelay.of("P90D"))
                .isEqualTo(CitizenDelay.of("PT2160H"))
                .hasSameHashCodeAs(CitizenDelay.of("PT2160H"))
                .isLessThan(CitizenDelay.of("P6M"))
                .isNotEqualTo(CitizenDelay.of("P91D"))
                .isNotEqualTo("P90D")
                .hasToString("P90D");
    }
}
