package vn.xacthuc.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// A choice among weighted values.
///
/// @param <T> what is chosen
final class PopulationChoice<T> {
    private final List<T> values;
    private final double[] upTo;

    private PopulationChoice(List<T> values, double[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    T draw(PopulationDice dice) {
        double point = dice.unit() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, point);
        // An exact hit belongs to the next value, since each range excludes its upper end.
        return values.get(found >= 0 ? found + 1 : -found - 1);
    }

    /// The same weights for other values.
    <R> PopulationChoice<R> map(Function<T, R> mapping) {
        return new PopulationChoice<>(values.stream().map(mapping).toList(), upTo);
    }

    /// Collects the values and their weights.
    ///
    /// @param <T> what is chosen
    static final class Builder<T> {
        private final List<T> values = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();

        void add(double weight, T value) {
            weights.add(weight);
            values.add(value);
        }

        PopulationChoice<T> build() {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("A choice needs at least one value");
            }
            double[] upTo = new double[weights.size()];
            double sum = 0;
            for (int index = 0; index < upTo.length; index++) {
                sum += weights.get(index);
                upTo[index] = sum;
            }
            return new PopulationChoice<>(List.copyOf(values), upTo);
        }
    }
}
