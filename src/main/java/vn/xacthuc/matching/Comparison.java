package vn.xacthuc.matching;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The result of comparing a claimed value with the register's.
///
/// @param grade how alike they are
/// @param hints what to look at, in the order of [Hint], none twice
public record Comparison(Grade grade, List<Hint> hints) {

    /// Puts the hints in order and drops repetitions.
    public Comparison {
        hints = hints.size() < 2 ? List.copyOf(hints) : List.copyOf(EnumSet.copyOf(hints));
    }

    /// A comparison that needs no explanation, or that comes with the hints given.
    public static Comparison of(Grade grade, Hint... hints) {
        return new Comparison(grade, List.of(hints));
    }

    /// A comparison with hints in any order.
    public static Comparison of(Grade grade, Collection<Hint> hints) {
        return new Comparison(grade, List.copyOf(hints));
    }

    /// The same grade with more to look at.
    public Comparison with(Collection<Hint> more) {
        if (more.isEmpty()) {
            return this;
        }
        Set<Hint> all = EnumSet.copyOf(more);
        all.addAll(hints);
        return new Comparison(grade, List.copyOf(all));
    }
}
