package vn.xacthuc.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WelchTest {

    private static final Random RANDOM = new Random(11);

    @Test
    void isTheTextbooksValue() {
        double[] one = {27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6};
        double[] other = {27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1};

        assertThat(Welch.t(one, other)).isCloseTo(-2.08959, within(1e-5));
    }

    @Test
    void seesATwentiethOfTheDeviationInAHundredThousandAndNothingWhereThereIsNothing() {
        assertThat(Math.abs(Welch.t(sample(0), sample(0)))).isLessThan(4.5);
        assertThat(Math.abs(Welch.t(sample(0), sample(1.0 / 20)))).isGreaterThan(4.5);
    }

    private static double[] sample(double shift) {
        double[] sample = new double[50_000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = RANDOM.nextGaussian() + shift;
        }
        return sample;
    }
}
