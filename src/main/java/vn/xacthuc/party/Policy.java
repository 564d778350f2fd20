package vn.xacthuc.party;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One version of a party's contract.
///
/// @param name the policy's name, for instance `bank-default`
/// @param version counts up with every change
/// @param fields the fields the party may claim
/// @param purposes the purposes the party may have, by code
/// @param shows what its answers show; everything else is withheld, and named as such
/// @param registerBareCounts whether a name counts that the register itself holds without marks
/// @param auditSectors the sectors whose entries its auditors may read; empty for all
public record Policy(
        String name,
        int version,
        Set<ClaimField> fields,
        Map<String, PurposePolicy> purposes,
        Set<Disclosure> shows,
        boolean registerBareCounts,
        Set<Sector> auditSectors) {

    public Policy {
        fields = Set.copyOf(fields);
        purposes = Map.copyOf(purposes);
        shows = Set.copyOf(shows);
        auditSectors = Set.copyOf(auditSectors);
    }

    /// What the contract says about a purpose; empty when the purpose is outside the contract.
    public Optional<PurposePolicy> purpose(String code) {
        return Optional.ofNullable(purposes.get(code));
    }

    /// How long citizens do not see what is done for a purpose. What is done for none of the
    /// contract is not seen as long as anything of it: a mistyped purpose, or a search of the log,
    /// must not tell what the contract keeps.
    public Optional<CitizenDelay> citizenDelay(Optional<String> purpose) {
        return purpose.flatMap(this::purpose)
                .map(terms -> Optional.ofNullable(terms.citizenDelay()))
                .orElseGet(this::longestCitizenDelay);
    }

    private Optional<CitizenDelay> longestCitizenDelay() {
        return purposes.values().stream()
                .flatMap(terms -> Stream.ofNullable(terms.citizenDelay()))
                .max(Comparator.naturalOrder());
    }

    /// How answers and entries name this version, for instance `bank-default@3`.
    public String reference() {
        return name + "@" + version;
    }
}
