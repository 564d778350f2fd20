package vn.xacthuc.contract;

import java.time.LocalDate;
import java.util.Optional;
import vn.xacthuc.party.PolicyDocument;

/// A version of a party's contract as it is stored.
///
/// @param basedOn the newest approved version when it was drafted; 0 for none
/// @param proposed empty for what the owner of the database wrote
record PolicyVersion(
        String party,
        int version,
        String name,
        Status status,
        PolicyDocument terms,
        int basedOn,
        Optional<Signature> proposed,
        Optional<Signature> approved) {

    /// What the database says of a version; an approval comes on top.
    enum Status {
        DRAFT,
        ACTIVE,
        RETIRED
    }

    /// Which versions of a party are approved.
    ///
    /// @param newest 0 for none
    /// @param begun the newest that has begun; 0 for none
    record Approved(int newest, int begun) {}

    /// Whether it still needs a second administrator.
    boolean isDraft() {
        return status == Status.DRAFT && approved.isEmpty();
    }

    PolicyState state(Approved among, LocalDate today) {
        if (status == Status.RETIRED) {
            return PolicyState.RETIRED;
        }
        if (isDraft()) {
            return basedOn == among.newest() ? PolicyState.DRAFT : PolicyState.OUTDATED;
        }
        if (version > among.begun()) {
            return PolicyState.SCHEDULED;
        }
        if (version < among.begun()) {
            return PolicyState.SUPERSEDED;
        }
        return terms.hasEnded(today) ? PolicyState.ENDED : PolicyState.IN_FORCE;
    }

    PolicyVersion approvedBy(Signature signature) {
        return new PolicyVersion(
                party, version, name, status, terms, basedOn, proposed, Optional.of(signature));
    }

    /// How answers and entries name it.
    String reference() {
        return name + "@" + version;
    }

    @Override
    public String toString() {
        return "PolicyVersion[masked]";
    }
}
