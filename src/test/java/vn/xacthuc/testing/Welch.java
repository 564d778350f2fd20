package vn.xacthuc.testing;

import java.util.Arrays;

/// Welch's t of two samples: how far their means are apart, in units of what chance explains.
/// Beyond 4.5 chance explains it in one case of a hundred thousand.
public final class Welch {

    private Welch() {}

    public static double t(double[] one, double[] other) {
        double error = variance(one) / one.length + variance(other) / other.length;
        return (mean(one) - mean(other)) / Math.sqrt(error);
    }

    public static double mean(double[] sample) {
        return Arrays.stream(sample).average().orElseThrow();
    }

    /// The smallest of a sample, without the rest: what is slow is slow for other reasons.
    public static double[] fastest(double[] sample, double part) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        return Arrays.copyOf(sorted, (int) (sorted.length * part));
    }

    private static double variance(double[] sample) {
        double mean = mean(sample);
        return Arrays.stream(sample).map(value -> (value - mean) * (value - mean)).sum()
                / (sample.length - 1);
    }
}
