package vn.xacthuc.party;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One version of a party's contract.
///
/// @param name the policy's name, for instance `bank-default`
/// @param version counts up with every change
public record Policy(String name, int version, PolicyDocument terms) {

    /// What the contract says about a purpose; empty when the purpose is outside the contract.
    public Optional<PurposePolicy> purpose(String code) {
        return Optional.ofNullable(terms.purposes().get(code));
    }

    /// Whether the party may claim a field for a purpose of this contract.
    public boolean mayClaim(ClaimField field, PurposePolicy purpose) {
        Set<ClaimField> fields = purpose.fields();
        return terms.fields().contains(field) && (fields == null || fields.contains(field));
    }

    /// What answers show; everything else is withheld, and named as such.
    public Set<Disclosure> shows() {
        return terms.shows();
    }

    /// Whether a name counts that the register itself holds without marks.
    public boolean registerBareCounts() {
        return terms.registerBareCounts();
    }

    /// The sectors whose entries the party's auditors may read; empty for all.
    public Set<Sector> auditSectors() {
        return terms.auditSectors();
    }

    /// Whether a token may be the party's: where the contract names certificates, it must be bound
    /// to one of them (RFC 8705).
    ///
    /// @param certificate the thumbprint that the token is bound to
    boolean accepts(Optional<String> certificate) {
        List<String> named = terms.certificateThumbprints();
        return named.isEmpty() || certificate.filter(named::contains).isPresent();
    }

    /// How often the party may call.
    public Quota quota() {
        return Optional.ofNullable(terms.quota()).orElse(Quota.DEFAULT);
    }

    /// How often the party may guess.
    public ProbingBudget probing() {
        return Optional.ofNullable(terms.probing()).orElse(ProbingBudget.DEFAULT);
    }

    /// How long citizens do not see what is done for a purpose. What is done for none of the
    /// contract is not seen as long as anything of it: a mistyped purpose, or a search of the log,
    /// must not tell what the contract keeps.
    public Optional<CitizenDelay> citizenDelay(Optional<String> purpose) {
        return purpose.flatMap(this::purpose)
                .map(of -> Optional.ofNullable(of.citizenDelay()))
                .orElseGet(this::longestCitizenDelay);
    }

    private Optional<CitizenDelay> longestCitizenDelay() {
        return terms.purposes().values().stream()
                .flatMap(of -> Stream.ofNullable(of.citizenDelay()))
                .max(Comparator.naturalOrder());
    }

    /// How answers and entries name this version, for instance `bank-default@3`.
    public String reference() {
        return name + "@" + version;
    }
}
