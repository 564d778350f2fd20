package vn.xacthuc.trust;

import java.util.List;
import vn.xacthuc.icao.CscaCertificate;
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
        TrustAssembly assembly = TrustAssembly.of(archive, signatures);
        List<CscaCertificate> anchors =
                assembly.anchors().stream().map(Anchor::certificate).toList();
        return new TrustState(
                version,
                archive,
                assembly,
                TrustList.of(anchors, archive.revocationLists(), signatures),
                signatures);
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
