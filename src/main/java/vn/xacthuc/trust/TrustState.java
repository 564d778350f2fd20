package vn.xacthuc.trust;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.RevocationFinding;
import vn.xacthuc.icao.RevocationList;
import vn.xacthuc.icao.RevocationListSigner;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustList;

/// One version of the trust list with everything that led to it. Immutable.
record TrustState(
        TrustVersion version,
        TrustArchive archive,
        TrustAssembly assembly,
        TrustList list,
        Signatures signatures) {

    static TrustState of(TrustVersion version, TrustArchive archive, Signatures signatures) {
        Set<Fingerprint> closed = new HashSet<>();
        while (true) {
            TrustState state = of(version, archive, closed, signatures);
            // Whoever closes a list may close those that rest on it, never open one.
            if (!closed.addAll(state.listsOfRevokedSigners())) {
                return state;
            }
        }
    }

    private static TrustState of(
            TrustVersion version,
            TrustArchive archive,
            Set<Fingerprint> closed,
            Signatures signatures) {
        TrustAssembly assembly = TrustAssembly.of(archive, closed, signatures);
        List<CscaCertificate> anchors =
                assembly.anchors().stream().map(Anchor::certificate).toList();
        return new TrustState(
                version,
                archive,
                assembly,
                TrustList.of(anchors, archive.revocationLists(), signatures),
                signatures);
    }

    /// Master lists that are in force although their signer, or the root that vouches for it, is on
    /// a revocation list by now.
    private List<Fingerprint> listsOfRevokedSigners() {
        Map<Fingerprint, CscaCertificate> roots = assembly.rootsOfLists();
        return archive.masterLists().stream()
                .filter(held -> roots.containsKey(held.fingerprint()))
                .filter(held ->
                        list.revocation(
                                        held.signer(),
                                        Objects.requireNonNull(roots.get(held.fingerprint())),
                                        // When does not matter: a revocation has no end.
                                        Instant.EPOCH)
                                instanceof RevocationFinding.Revoked)
                .map(MasterList::fingerprint)
                .toList();
    }

    /// The state that a change would lead to.
    TrustState with(TrustChange change, TrustVersion next) {
        return of(next, archive.with(change, next), signatures);
    }

    /// Who signed a revocation list, among the trusted.
    RevocationListSigner signer(RevocationList list) {
        return list.signer(
                assembly.anchors().stream().map(Anchor::certificate).toList(), signatures);
    }

    boolean counts(RevocationList list) {
        return signer(list) instanceof RevocationListSigner.Found;
    }

    TrustStore.Current current() {
        return new TrustStore.Current(list, version.label());
    }
}
