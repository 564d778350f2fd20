package vn.xacthuc.verification;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A decision with all its reasons.
///
/// @param reasons in the order of the list of reasons, each once
record Verdict(Decision decision, List<Reason> reasons) {

    Verdict {
        reasons = List.copyOf(reasons);
    }

    /// One no makes NOT_VERIFIED; else one unknown makes UNDECIDED; else VERIFIED.
    static Verdict on(Collection<Evidence> evidence) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        evidence.stream().map(Evidence::reason).flatMap(Optional::stream).forEach(reasons::add);
        return new Verdict(decision(reasons), List.copyOf(reasons));
    }

    /// The verdict as a party gets it that sees no reasons: every no is the same no, and of not
    /// knowing only the register's silence is told. Two people behind one old number are then a no
    /// too, or the difference would tell that the number is shared.
    Verdict withoutReasons() {
        Decision told =
                decision == Decision.UNDECIDED && reasons.contains(Reason.AMBIGUOUS)
                        ? Decision.NOT_VERIFIED
                        : decision;
        return switch (told) {
            case VERIFIED -> new Verdict(told, List.of());
            case NOT_VERIFIED -> new Verdict(told, List.of(Reason.NO_MATCH));
            case UNDECIDED ->
                    new Verdict(
                            told,
                            reasons.stream().filter(Reason.REGISTER_UNAVAILABLE::equals).toList());
        };
    }

    private static Decision decision(Set<Reason> reasons) {
        if (reasons.stream().anyMatch(reason -> reason.vote() == Vote.NO)) {
            return Decision.NOT_VERIFIED;
        }
        return reasons.isEmpty() ? Decision.VERIFIED : Decision.UNDECIDED;
    }
}
