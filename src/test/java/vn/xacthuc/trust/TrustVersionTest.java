package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustVersionTest {

    @ParameterizedTest
    @CsvSource({
        "4, 2026-11-21T02:11:00Z, 2026-11-21#4",
        "0, 2026-11-21T16:59:59.999Z, 2026-11-21#0",
        "12, 2026-11-21T17:00:00Z, 2026-11-22#12"
    })
    void isNamedByItsCivilDayInVietnamAndItsNumber(long number, Instant at, String label) {
        assertThat(new TrustVersion(number, at).label()).isEqualTo(label);
    }
}
