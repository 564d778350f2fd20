package vn.xacthuc.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded chance, one stream for each household, so that neither order nor parallelism matters.
///
/// Only `nextLong` of the generator is used: its algorithm is fixed by name, while how the JDK
/// bounds its numbers may change between versions.
final class PopulationDice {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final RandomGenerator source;

    private PopulationDice(RandomGenerator source) {
        this.source = source;
    }

    static PopulationDice of(long seed, long stream) {
        return new PopulationDice(FACTORY.create(seed * GOLDEN_RATIO + stream));
    }

    /// A number from 0 inclusive to 1 exclusive.
    double unit() {
        return (source.nextLong() >>> 11) * 0x1.0p-53;
    }

    boolean chance(double share) {
        return unit() < share;
    }

    /// A whole number between two bounds, both possible.
    int between(int lowest, int highest) {
        return lowest + (int) (unit() * (highest - lowest + 1));
    }

    <T> T pick(List<T> choices) {
        return choices.get(between(0, choices.size() - 1));
    }
}
