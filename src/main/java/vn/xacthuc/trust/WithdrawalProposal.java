package vn.xacthuc.trust;

import java.time.Instant;
import java.util.List;
import vn.xacthuc.icao.Fingerprint;

/// Something that the operator takes back.
record WithdrawalProposal(MaterialKind kind, Fingerprint fingerprint) implements Proposal {

    @Override
    public Judgement judge(TrustState state, Instant now) {
        return new Judgement(
                isThere(state) ? TrustChange.removing(kind, fingerprint) : TrustChange.NONE,
                List.of(),
                List.of());
    }

    private boolean isThere(TrustState state) {
        return state.archive().holds(kind, fingerprint)
                || (kind == MaterialKind.CSCA_CERTIFICATE
                        && state.assembly().anchor(fingerprint).isPresent());
    }
}
