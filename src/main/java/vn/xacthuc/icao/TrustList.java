package vn.xacthuc.icao;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;

/// The CSCA certificates that are trusted and the revocation lists that they signed, at one moment.
///
/// Immutable but for what it remembers: which signers' certificates verified, so that the next chip
/// of the same signer costs no signature. A changed trust list is another instance, so that nothing
/// remembered outlives what it rested on.
public final class TrustList {

    /// A caller who presents ever new signers fills no memory: past this number remembering starts
    /// anew, and one certificate is remembered in its one encoding in DER only.
    private static final int MOST_REMEMBERED = 4_000;

    private final Map<X500Name, List<CscaCertificate>> bySubject;
    private final CscaFamilies families;
    private final Signatures signatures;
    private final int mostRemembered;
    private final Map<Fingerprint, TrustPathFinding.Trusted> remembered = new ConcurrentHashMap<>();

    private TrustList(
            Map<X500Name, List<CscaCertificate>> bySubject,
            CscaFamilies families,
            Signatures signatures,
            int mostRemembered) {
        this.bySubject = bySubject;
        this.families = families;
        this.signatures = signatures;
        this.mostRemembered = mostRemembered;
    }

    /// Puts a trust list together.
    ///
    /// @param anchors each trusted by somebody who checked it: roots, and link certificates whose
    ///   keys an older root promoted
    /// @param lists counted only where one of the anchors signed them
    public static TrustList of(
            Collection<CscaCertificate> anchors,
            Collection<RevocationList> lists,
            Signatures signatures) {
        return of(anchors, lists, signatures, MOST_REMEMBERED);
    }

    static TrustList of(
            Collection<CscaCertificate> anchors,
            Collection<RevocationList> lists,
            Signatures signatures,
            int mostRemembered) {
        Map<X500Name, List<CscaCertificate>> bySubject = new HashMap<>();
        // Where several certificates hold one key, a root speaks for it, the one that lasts
        // longest.
        anchors.stream()
                .sorted(
                        Comparator.comparing((CscaCertificate anchor) -> !anchor.isSelfIssued())
                                .thenComparing(
                                        anchor -> anchor.certificate().notAfter(),
                                        Comparator.reverseOrder()))
                .forEach(anchor -> addKey(bySubject, anchor));
        return new TrustList(
                bySubject,
                CscaFamilies.of(List.copyOf(anchors), lists, signatures),
                signatures,
                mostRemembered);
    }

    /// Trusts nobody.
    public static TrustList none() {
        return of(List.of(), List.of(), Signatures.portable());
    }

    private static void addKey(
            Map<X500Name, List<CscaCertificate>> bySubject, CscaCertificate anchor) {
        List<CscaCertificate> sameName =
                bySubject.computeIfAbsent(
                        anchor.certificate().subject(), name -> new ArrayList<>());
        if (sameName.stream()
                .noneMatch(known -> known.keyFingerprint().equals(anchor.keyFingerprint()))) {
            sameName.add(anchor);
        }
    }

    /// The finding about a certificate that was found trusted before; empty says nothing about it.
    ///
    /// @param fingerprint of the certificate as it is encoded
    public Optional<TrustPathFinding.Trusted> remembered(Fingerprint fingerprint) {
        return Optional.ofNullable(remembered.get(fingerprint));
    }

    /// Looks for the CSCA that issued a signer's certificate. The path has exactly one step (Doc
    /// 9303-12 section 6.1): every CSCA key is an anchor of its own.
    public TrustPathFinding path(Certificate signer) {
        Fingerprint fingerprint = signer.fingerprint();
        TrustPathFinding.Trusted known = remembered.get(fingerprint);
        if (known != null) {
            return known;
        }
        TrustPathFinding found = search(signer);
        if (found instanceof TrustPathFinding.Trusted trusted && signer.isDistinguished()) {
            if (remembered.size() >= mostRemembered) {
                remembered.clear();
            }
            remembered.put(fingerprint, trusted);
        }
        return found;
    }

    private TrustPathFinding search(Certificate signer) {
        List<CscaCertificate> sameName = bySubject.getOrDefault(signer.issuer(), List.of());
        List<CscaCertificate> named =
                sameName.stream().filter(anchor -> isKeyNamedBy(signer, anchor)).toList();
        // A key identifier may have been computed in another way on either side, or name another
        // key
        // of the CSCA: every key of the name is tried, those named first.
        for (CscaCertificate anchor :
                Stream.concat(named.stream(), sameName.stream()).distinct().toList()) {
            switch (signer.isSignedBy(anchor.key(), signatures)) {
                case VALID -> {
                    return new TrustPathFinding.Trusted(signer, anchor);
                }
                case NOT_SUPPORTED -> {
                    return new TrustPathFinding.Undecided(CheckReason.ALGORITHM_NOT_SUPPORTED);
                }
                case WRONG -> {}
            }
        }
        return named.isEmpty()
                ? new TrustPathFinding.Untrusted(CheckReason.NO_ANCHOR)
                : new TrustPathFinding.Invalid(CheckReason.SIGNATURE_WRONG);
    }

    private static boolean isKeyNamedBy(Certificate signer, CscaCertificate anchor) {
        Optional<byte[]> named = signer.authorityKeyIdentifier();
        Optional<byte[]> key = anchor.certificate().subjectKeyIdentifier();
        return named.isPresent() && key.isPresent() && Arrays.equals(named.get(), key.get());
    }

    /// What the revocation lists say about a signer whose path leads to this anchor.
    public RevocationFinding revocation(Certificate signer, CscaCertificate anchor, Instant now) {
        return families.revocation(signer, anchor, now);
    }
}
