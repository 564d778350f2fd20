package vn.xacthuc.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListReading;
import vn.xacthuc.icao.RevocationListSigner;
import vn.xacthuc.icao.TrustFault;

/// Revocation lists. Earlier lists of the same issuer stay: what was revoked once stays revoked,
/// also when the newer list is taken back, or the key that signed it.
record RevocationListProposal(List<RevocationListReading> supplied) implements Proposal {

    static RevocationListProposal of(List<byte[]> encoded) {
        return new RevocationListProposal(encoded.stream().map(RevocationList::read).toList());
    }

    @Override
    public Judgement judge(TrustState state, Instant now) {
        List<TrustItem> accepted = new ArrayList<>();
        List<TrustItem> refused = new ArrayList<>();
        List<TrustMaterial> additions = new ArrayList<>();
        for (RevocationListReading reading : supplied) {
            switch (reading) {
                case RevocationListReading.Refused bad -> refused.add(TrustItem.of(bad));
                case RevocationListReading.Read read -> {
                    RevocationList list = read.list();
                    TrustItem item = TrustItem.of(list, now);
                    Optional<TrustFault> fault = fault(list, state);
                    if (state.archive().holds(MaterialKind.CRL, list.fingerprint())
                            && state.counts(list)) {
                        accepted.add(item.alreadyLoaded());
                    } else if (fault.isPresent()) {
                        refused.add(item.refused(fault.get()));
                    } else {
                        accepted.add(item);
                        additions.add(new TrustMaterial.Revocations(list));
                    }
                }
            }
        }
        return new Judgement(new TrustChange(additions, List.of()), accepted, refused);
    }

    private static Optional<TrustFault> fault(RevocationList list, TrustState state) {
        return switch (state.signer(list)) {
            case RevocationListSigner.NotFound none -> Optional.of(none.fault());
            case RevocationListSigner.Found ignored ->
                    ofIssuer(list, state).stream().anyMatch(list::isOlderThan)
                            ? Optional.of(TrustFault.CRL_OLDER)
                            : Optional.empty();
        };
    }

    private static List<RevocationList> ofIssuer(RevocationList list, TrustState state) {
        return state.archive().revocationLists().stream()
                .filter(held -> held.issuer().equals(list.issuer()))
                .filter(state::counts)
                .toList();
    }
}
