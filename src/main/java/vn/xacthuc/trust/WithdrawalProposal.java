package vn.xacthuc.trust;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;

/// Something that the operator takes back. With a certificate goes its key: a root and a link
/// certificate may hold one and the same, and whoever takes back one of them means the key.
record WithdrawalProposal(MaterialKind kind, Fingerprint fingerprint) implements Proposal {

    @Override
    public Judgement judge(TrustState state, Instant now) {
        List<TrustChange.Removal> removals =
                switch (kind) {
                    case CSCA_CERTIFICATE -> ofOneKey(state);
                    case MASTER_LIST, CRL ->
                            state.archive().holds(kind, fingerprint)
                                    ? List.of(removal(fingerprint))
                                    : List.of();
                };
        return new Judgement(new TrustChange(List.of(), removals), List.of(), List.of());
    }

    private List<TrustChange.Removal> ofOneKey(TrustState state) {
        List<CscaCertificate> known = known(state);
        return known.stream()
                .filter(certificate -> certificate.fingerprint().equals(fingerprint))
                .map(CscaCertificate::keyFingerprint)
                .findFirst()
                .map(key ->
                        known.stream()
                                .filter(certificate -> certificate.keyFingerprint().equals(key))
                                .map(CscaCertificate::fingerprint)
                                .distinct()
                                .map(this::removal)
                                .toList())
                .orElse(List.of());
    }

    /// What the operator supplied himself, in force or not, and what is in force by a master list.
    private static List<CscaCertificate> known(TrustState state) {
        return Stream.concat(
                        state.archive().certificates().stream(),
                        state.assembly().anchors().stream().map(Anchor::certificate))
                .toList();
    }

    private TrustChange.Removal removal(Fingerprint gone) {
        return new TrustChange.Removal(kind, gone);
    }
}
