package vn.xacthuc.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.CscaCertificateReading;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.SignatureOutcome;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.icao.TrustFault;

/// Finds out from the signatures what of all that was supplied is to be trusted.
///
/// Nothing is remembered of earlier decisions: once a root is taken back, whatever rested on it
/// alone, link certificates and master lists, counts no more (Doc 9303-12 section 4.1.5.1), and
/// counts again with the root.
final class TrustAssembly {

    private record Candidate(
            CscaCertificate certificate, Optional<Fingerprint> masterList, TrustVersion since) {}

    private final TrustArchive archive;
    private final Set<Fingerprint> closed;
    private final Signatures signatures;
    private final Map<Fingerprint, Anchor> anchors = new LinkedHashMap<>();
    private final Map<X500Name, List<Anchor>> bySubject = new HashMap<>();
    private final Map<Fingerprint, CscaCertificate> roots = new HashMap<>();
    private final Map<Fingerprint, TrustFault> faults = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    private TrustAssembly(TrustArchive archive, Set<Fingerprint> closed, Signatures signatures) {
        this.archive = archive;
        this.closed = closed;
        this.signatures = signatures;
    }

    /// @param closed master lists whose signers were revoked
    static TrustAssembly of(TrustArchive archive, Set<Fingerprint> closed, Signatures signatures) {
        TrustAssembly assembly = new TrustAssembly(archive, closed, signatures);
        assembly.run();
        return assembly;
    }

    private void run() {
        for (CscaCertificate certificate : archive.certificates()) {
            candidates.add(
                    new Candidate(
                            certificate,
                            Optional.empty(),
                            archive.since(certificate.fingerprint())));
        }
        List<MasterList> lists = new ArrayList<>(archive.masterLists());
        lists.removeIf(list -> closed.contains(list.fingerprint()));
        // A certificate may have to wait for the key that signed it, and a list for its root.
        boolean moved = true;
        while (moved) {
            moved = candidates.removeIf(this::place);
            moved |= lists.removeIf(this::open);
        }
        for (Candidate left : candidates) {
            faults.put(left.certificate().fingerprint(), left.certificate().faultUnlessSigned());
        }
    }

    /// Trusts a certificate if it is a root, or a trusted key of its country signed it.
    private boolean place(Candidate candidate) {
        CscaCertificate certificate = candidate.certificate();
        if (anchors.containsKey(certificate.fingerprint())) {
            return true;
        }
        boolean operators = candidate.masterList().isEmpty();
        if (certificate.isRoot(signatures)) {
            trust(candidate, false, operators);
            return true;
        }
        List<Anchor> promoters =
                bySubject.getOrDefault(certificate.certificate().issuer(), List.of()).stream()
                        .filter(anchor -> mayPromote(anchor.certificate(), certificate))
                        .toList();
        if (promoters.isEmpty()) {
            return false;
        }
        trust(candidate, true, operators && promoters.stream().anyMatch(Anchor::vouchesForLists));
        return true;
    }

    private boolean mayPromote(CscaCertificate older, CscaCertificate link) {
        return older.country().equals(link.country())
                && link.signedBy(older, signatures) == SignatureOutcome.VALID;
    }

    private void trust(Candidate candidate, boolean link, boolean vouchesForLists) {
        Anchor anchor =
                new Anchor(
                        candidate.certificate(),
                        candidate.masterList(),
                        candidate.since(),
                        link,
                        vouchesForLists);
        anchors.put(anchor.certificate().fingerprint(), anchor);
        bySubject
                .computeIfAbsent(
                        anchor.certificate().certificate().subject(), name -> new ArrayList<>())
                .add(anchor);
    }

    /// Lets a list's certificates in if a root of the operator's own vouches for it. A root that
    /// came with a list does not: else whoever is on one list could publish the next.
    private boolean open(MasterList list) {
        Optional<CscaCertificate> root = rootOf(list);
        root.ifPresent(found -> {
            roots.put(list.fingerprint(), found);
            TrustVersion since = archive.since(list.fingerprint());
            for (CscaCertificateReading reading : list.certificates()) {
                if (reading instanceof CscaCertificateReading.Read read) {
                    offer(read.certificate(), list.fingerprint(), since);
                }
            }
        });
        return root.isPresent();
    }

    private void offer(CscaCertificate certificate, Fingerprint list, TrustVersion since) {
        if (archive.isWithdrawn(certificate.fingerprint())) {
            faults.put(certificate.fingerprint(), TrustFault.WITHDRAWN);
        } else if (archive.isOperatorOnly(certificate) && certificate.isRoot(signatures)) {
            faults.put(certificate.fingerprint(), TrustFault.OPERATOR_ONLY);
        } else {
            candidates.add(new Candidate(certificate, Optional.of(list), since));
        }
    }

    /// The root of the operator's own that vouches for a list's signer.
    Optional<CscaCertificate> rootOf(MasterList list) {
        List<CscaCertificate> own =
                anchors.values().stream()
                        .filter(Anchor::vouchesForLists)
                        .map(Anchor::certificate)
                        .toList();
        return list.root(own, signatures);
    }

    /// The master lists whose certificates were let in, with the roots that vouch for them.
    Map<Fingerprint, CscaCertificate> rootsOfLists() {
        return Map.copyOf(roots);
    }

    /// Whether a list's certificates were let in.
    boolean isOpen(Fingerprint list) {
        return roots.containsKey(list);
    }

    /// The certificates that are trusted, those of the operator first.
    List<Anchor> anchors() {
        return List.copyOf(anchors.values());
    }

    Optional<Anchor> anchor(Fingerprint fingerprint) {
        return Optional.ofNullable(anchors.get(fingerprint));
    }

    /// Why a certificate is not trusted.
    TrustFault fault(CscaCertificate certificate) {
        return faults.getOrDefault(certificate.fingerprint(), certificate.faultUnlessSigned());
    }
}
