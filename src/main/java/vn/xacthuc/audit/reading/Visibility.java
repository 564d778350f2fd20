package vn.xacthuc.audit.reading;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Which entries a caller may see.
///
/// @param party only this party's; empty for all
/// @param sectors only entries of these sectors, none of which the service's own entries have;
///   empty for all
/// @param withholding what of a party's entries its own readers do not see; empty for auditors
public record Visibility(
        Optional<String> party, Set<String> sectors, Optional<Withholding> withholding) {

    private static final String READ_ALL = "audit:read";

    /// What a caller may read.
    public static Visibility ofReader(Caller caller) {
        return caller.scopes().contains(READ_ALL)
                ? new Visibility(Optional.empty(), sectors(caller), Optional.empty())
                : new Visibility(
                        Optional.of(caller.party().code()),
                        sectors(caller),
                        Optional.of(new Withholding(caller.policy().shows())));
    }

    /// What a caller with `audit:erase` may erase.
    public static Visibility ofEraser(Caller caller) {
        return new Visibility(Optional.empty(), sectors(caller), Optional.empty());
    }

    private static Set<String> sectors(Caller caller) {
        return caller.policy().auditSectors().stream()
                .map(Sector::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean shows(EntryRow entry) {
        return (party.isEmpty() || party.equals(entry.party()))
                && (sectors.isEmpty() || entry.sector().filter(sectors::contains).isPresent());
    }

    /// The entry as far as the caller is told of it.
    public EntryRow told(EntryRow entry) {
        return withholding.map(some -> some.of(entry)).orElse(entry);
    }

    /// The entry's details as far as the caller is told of them.
    EntryDetails told(EntryRow entry, EntryDetails details) {
        return withholding.map(some -> some.of(entry, details)).orElse(details);
    }

    public boolean showsAll() {
        return party.isEmpty() && sectors.isEmpty();
    }

    /// @throws ProblemException `insufficient-scope` unless the caller may see every entry
    public void refuseUnlessAll() {
        if (!showsAll()) {
            throw new ProblemException(ProblemType.INSUFFICIENT_SCOPE);
        }
    }
}
