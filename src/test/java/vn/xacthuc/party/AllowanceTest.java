package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    @ParameterizedTest
    @CsvSource({"100, 200, 2", "100, 100, 1", "100, 50, 1", "3, 10, 4", "1, 1000000, 1000000"})
    void policyNamesTheBurstAndTheSecondsInWhichItComesBack(int perSecond, int burst, long window) {
        Allowance allowance = new Allowance(new Quota(perSecond, burst), true, 0, 0, 0);

        assertThat(allowance.policyHeader()).isEqualTo("\"party\";q=" + burst + ";w=" + window);
    }

    @Test
    void headerNamesWhatIsLeftAndWhenAllIsBack() {
        assertThat(new Allowance(new Quota(100, 200), true, 150, 1, 0).header())
                .isEqualTo("\"party\";r=150;t=1");
    }
}
