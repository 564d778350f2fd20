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

    private static final Verdict UNCONFIRMED =
            new Verdict(Decision.NOT_VERIFIED, List.of(Reason.NO_MATCH));

    Verdict {
        reasons = List.copyOf(reasons);
    }

    /// One no makes NOT_VERIFIED; else one unknown makes UNDECIDED; else VERIFIED.
    static Verdict on(Collection<Evidence> evidence) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        evidence.stream().map(Evidence::reason).flatMap(Optional::stream).forEach(reasons::add);
        return new Verdict(decision(reasons), List.copyOf(reasons));
    }

    /// The verdict as a party gets it that sees no reasons: whether the register confirms what was
    /// presented. Not knowing is told it only where that is not about the person, when the register
    /// is silent. Everything else short of a yes is one and the same: to be told apart, both a no
    /// and not enough for a yes would say that there is somebody with this number.
    Verdict withoutReasons() {
        return switch (decision) {
            case VERIFIED -> this;
            case NOT_VERIFIED -> UNCONFIRMED;
            case UNDECIDED ->
                    reasons.contains(Reason.REGISTER_UNAVAILABLE)
                            ? new Verdict(decision, List.of(Reason.REGISTER_UNAVAILABLE))
                            : UNCONFIRMED;
        };
    }

    private static Decision decision(Set<Reason> reasons) {
        if (reasons.stream().anyMatch(reason -> reason.vote() == Vote.NO)) {
            return Decision.NOT_VERIFIED;
        }
        return reasons.isEmpty() ? Decision.VERIFIED : Decision.UNDECIDED;
    }
}
