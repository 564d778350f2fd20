package vn.xacthuc.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.chip.Authenticity;
import vn.xacthuc.chip.ChipFindings;
import vn.xacthuc.party.PurposePolicy;
import vn.xacthuc.verification.Claim.LookupKey;

/// What a chip that was presented says in a verification.
///
/// @param named whom its signed data name; empty where they name nobody in a way that can be read
record ChipEvidence(ChipFindings findings, Optional<ChipHolder> named) {

    static ChipEvidence of(ChipFindings findings) {
        return new ChipEvidence(findings, findings.identity().flatMap(ChipHolder::of));
    }

    /// The holder of a genuine chip. Whatever a chip says that is not genuine is compared with no
    /// record: anybody can write such a chip, and ask with it what the contract does not let him
    /// claim.
    Optional<ChipHolder> holder() {
        return isGenuine() ? named : Optional.empty();
    }

    /// What the chip says by itself, and against the claim.
    List<Evidence> evidence(Optional<Claim> claim, PurposePolicy policy) {
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(new Evidence.Chip(findings.authenticity()));
        evidence.add(new Evidence.Presence(findings.chipPresence(), policy.chipPresence()));
        if (isGenuine() && named.isEmpty()) {
            evidence.add(new Evidence.UnreadableHolder());
        }
        if (claim.isPresent() && contradicts(claim.get())) {
            evidence.add(new Evidence.Conflict());
        }
        return evidence;
    }

    private boolean contradicts(Claim claim) {
        return namesAnother(claim) || named.filter(holder -> holder.contradicts(claim)).isPresent();
    }

    /// The number is compared whatever else the chip says. A genuine document that names none is
    /// not the claimed person's card.
    private boolean namesAnother(Claim claim) {
        return findings.identity()
                .map(identity ->
                        claim.key() instanceof LookupKey.ByPersonalId
                                && !claim.key().digits().equals(identity.personalId()))
                .orElse(isGenuine());
    }

    private boolean isGenuine() {
        return findings.authenticity() == Authenticity.GENUINE;
    }

    @Override
    public String toString() {
        return "ChipEvidence[masked]";
    }
}
