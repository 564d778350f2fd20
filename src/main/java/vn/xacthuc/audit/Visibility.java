package vn.xacthuc.audit;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Which entries a caller may see.
///
/// @param party only this party's; empty for all
/// @param sectors only entries of these sectors, none of which the service's own entries have;
///   empty for all
record Visibility(Optional<String> party, Set<String> sectors) {

    private static final String READ_ALL = "audit:read";

    /// What a caller may read.
    static Visibility ofReader(Caller caller) {
        return new Visibility(
                caller.scopes().contains(READ_ALL)
                        ? Optional.empty()
                        : Optional.of(caller.party().code()),
                sectors(caller));
    }

    /// What a caller with `audit:erase` may erase.
    static Visibility ofEraser(Caller caller) {
        return new Visibility(Optional.empty(), sectors(caller));
    }

    private static Set<String> sectors(Caller caller) {
        return caller.policy().auditSectors().stream()
                .map(Sector::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean shows(EntryRow entry) {
        return (party.isEmpty() || party.equals(entry.party()))
                && (sectors.isEmpty() || entry.sector().filter(sectors::contains).isPresent());
    }

    boolean showsAll() {
        return party.isEmpty() && sectors.isEmpty();
    }

    /// @throws ProblemException `insufficient-scope` unless the caller may see every entry
    void refuseUnlessAll() {
        if (!showsAll()) {
            throw new ProblemException(ProblemType.INSUFFICIENT_SCOPE);
        }
    }
}
