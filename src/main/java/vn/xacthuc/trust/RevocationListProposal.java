package vn.xacthuc.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListReading;
import vn.xacthuc.icao.RevocationListSigner;
import vn.xacthuc.icao.TrustFault;

/// Revocation lists. An earlier list of the same issuer stays as long as it names a certificate
/// that the new one leaves out: what was revoked once stays revoked.
record RevocationListProposal(List<RevocationListReading> supplied) implements Proposal {

    static RevocationListProposal of(List<byte[]> encoded) {
        return new RevocationListProposal(encoded.stream().map(RevocationList::read).toList());
    }

    @Override
    public Judgement judge(TrustState state, Instant now) {
        List<TrustItem> accepted = new ArrayList<>();
        List<TrustItem> refused = new ArrayList<>();
        List<TrustMaterial> additions = new ArrayList<>();
        List<TrustChange.Removal> removals = new ArrayList<>();
        for (RevocationListReading reading : supplied) {
            switch (reading) {
                case RevocationListReading.Refused bad -> refused.add(TrustItem.of(bad));
                case RevocationListReading.Read read -> {
                    RevocationList list = read.list();
                    TrustItem item = TrustItem.of(list, now);
                    Optional<TrustFault> fault = fault(list, state);
                    if (state.archive().holds(MaterialKind.CRL, list.fingerprint())) {
                        accepted.add(item.alreadyLoaded());
                    } else if (fault.isPresent()) {
                        refused.add(item.refused(fault.get()));
                    } else {
                        accepted.add(item);
                        additions.add(new TrustMaterial.Revocations(list));
                        removals.addAll(madeNeedless(list, state));
                    }
                }
            }
        }
        return new Judgement(new TrustChange(additions, removals), accepted, refused);
    }

    private static List<TrustChange.Removal> madeNeedless(RevocationList list, TrustState state) {
        return ofIssuer(list, state).stream()
                .filter(earlier -> earlier.isContainedIn(list))
                .map(earlier -> new TrustChange.Removal(MaterialKind.CRL, earlier.fingerprint()))
                .toList();
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
