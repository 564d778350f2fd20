package vn.xacthuc.audit.access;

import java.util.Arrays;
import java.util.Optional;
import vn.xacthuc.audit.EntryKind;

/// How something ended that concerned a citizen.
enum AccessOutcome {
    VERIFIED,
    NOT_VERIFIED,
    UNDECIDED,
    /// The service did not serve the request.
    REFUSED,
    /// What there was to do was done; there was nothing to decide.
    DONE;

    static AccessOutcome of(String kind, Optional<String> decision) {
        if (kind.equals(EntryKind.REFUSAL.name())) {
            return REFUSED;
        }
        return decision.map(AccessOutcome::of).orElse(DONE);
    }

    /// A decision that this version does not know could not be told to be a yes or a no.
    private static AccessOutcome of(String decision) {
        return Arrays.stream(values())
                .filter(known -> known.name().equals(decision))
                .findAny()
                .orElse(UNDECIDED);
    }
}
