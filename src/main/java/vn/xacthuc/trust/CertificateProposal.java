package vn.xacthuc.trust;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.Fingerprint;

/// Certificates that the operator supplies one by one, in any order: a link certificate may stand
/// before the root that it goes back to.
record CertificateProposal(List<CscaCertificateReading> supplied) implements Proposal {

    static CertificateProposal of(List<byte[]> encoded) {
        return new CertificateProposal(encoded.stream().map(CscaCertificate::read).toList());
    }

    @Override
    public Judgement judge(TrustState state, Instant now) {
        List<TrustItem> accepted = new ArrayList<>();
        List<TrustItem> refused = new ArrayList<>();
        Map<Fingerprint, CscaCertificate> fresh = new LinkedHashMap<>();
        for (CscaCertificateReading reading : supplied) {
            switch (reading) {
                case CscaCertificateReading.Refused bad -> refused.add(TrustItem.of(bad));
                case CscaCertificateReading.Read read -> {
                    CscaCertificate certificate = read.certificate();
                    if (isInForce(certificate, state)) {
                        accepted.add(TrustItem.of(certificate, now).alreadyLoaded());
                    } else {
                        fresh.put(certificate.fingerprint(), certificate);
                    }
                }
            }
        }
        TrustAssembly tried = state.with(adding(fresh), state.version()).assembly();
        for (CscaCertificate certificate : List.copyOf(fresh.values())) {
            if (tried.anchor(certificate.fingerprint()).isPresent()) {
                accepted.add(TrustItem.of(certificate, now));
            } else {
                fresh.remove(certificate.fingerprint());
                refused.add(TrustItem.of(certificate, now).refused(tried.fault(certificate)));
            }
        }
        return new Judgement(adding(fresh), accepted, refused);
    }

    /// One that was supplied before and does not count now is judged like a new one.
    private static boolean isInForce(CscaCertificate certificate, TrustState state) {
        return state.archive().holds(MaterialKind.CSCA_CERTIFICATE, certificate.fingerprint())
                && state.assembly().anchor(certificate.fingerprint()).isPresent();
    }

    private static TrustChange adding(Map<Fingerprint, CscaCertificate> certificates) {
        return new TrustChange(
                certificates.values().stream().<TrustMaterial>map(TrustMaterial.Csca::new).toList(),
                List.of());
    }
}
