package vn.xacthuc.icao;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;

/// Which anchors are keys of one and the same CSCA, and what its revocation lists say.
///
/// A CSCA signs its revocation list with its newest key, for certificates of its earlier keys too
/// (Doc 9303-12 section 4.1.5), so that a list speaks for all keys of its signer's family: those of
/// one country that bear one name, hold one key, or are connected by a link certificate.
final class CscaFamilies {

    private static final Comparator<RevocationList> NEWEST_FIRST =
            Comparator.comparing(RevocationList::thisUpdate).reversed();

    /// Serial numbers of as many bits do not repeat by chance under different CSCAs of a country;
    /// those that count from one do.
    private static final int CHANCE_FREE = 64;

    private record Name(Optional<String> country, X500Name name) {}

    private record Key(Optional<String> country, Fingerprint key) {}

    /// What is known about the signers of one anchor.
    ///
    /// @param own the lists of its family, newest first
    /// @param country all lists of its country, which may speak against a certificate
    private record Standing(
            boolean revoked, List<RevocationList> own, List<RevocationList> country) {

        private static final Standing NONE = new Standing(false, List.of(), List.of());

        boolean condemns(BigInteger serialNumber) {
            boolean heard = own.isEmpty() || serialNumber.bitLength() >= CHANCE_FREE;
            return revoked
                    || own.stream().anyMatch(list -> list.lists(serialNumber))
                    || (heard && country.stream().anyMatch(list -> list.lists(serialNumber)));
        }
    }

    private final Map<Object, Object> parents = new HashMap<>();
    private final Map<Object, List<RevocationList>> listsOfFamily = new HashMap<>();
    private final Map<Optional<String>, List<RevocationList>> listsOfCountry = new HashMap<>();
    private final Set<Fingerprint> revoked = new HashSet<>();
    private final Map<Fingerprint, Standing> standings = new HashMap<>();

    private CscaFamilies() {}

    static CscaFamilies of(
            List<CscaCertificate> anchors,
            Collection<RevocationList> lists,
            Signatures signatures) {
        CscaFamilies families = new CscaFamilies();
        anchors.forEach(families::connect);
        lists.stream()
                .sorted(NEWEST_FIRST)
                .forEach(list -> families.add(list, list.signer(anchors, signatures)));
        families.revoke(anchors, signatures);
        anchors.forEach(families::settle);
        return families;
    }

    /// A link certificate bears the old name as its issuer's and the new one as its subject's.
    private void connect(CscaCertificate anchor) {
        Object subject = root(name(anchor, anchor.certificate().subject()));
        parents.put(root(name(anchor, anchor.certificate().issuer())), subject);
        parents.put(root(new Key(anchor.country(), anchor.keyFingerprint())), root(subject));
    }

    private static Name name(CscaCertificate anchor, X500Name name) {
        return new Name(anchor.country(), name);
    }

    private Object root(Object node) {
        Object parent = parents.getOrDefault(node, node);
        return parent.equals(node) ? node : root(parent);
    }

    private Object family(CscaCertificate anchor) {
        return root(name(anchor, anchor.certificate().subject()));
    }

    private void add(RevocationList list, RevocationListSigner signer) {
        switch (signer) {
            case RevocationListSigner.Found found -> {
                lists(listsOfFamily, family(found.anchor())).add(list);
                lists(listsOfCountry, found.anchor().country()).add(list);
            }
            case RevocationListSigner.NotFound ignored -> {}
        }
    }

    private static <K> List<RevocationList> lists(Map<K, List<RevocationList>> lists, K key) {
        return lists.computeIfAbsent(key, none -> new ArrayList<>());
    }

    private List<RevocationList> listsOfFamily(CscaCertificate anchor) {
        return listsOfFamily.getOrDefault(family(anchor), List.of());
    }

    /// A CSCA that is on its own list has lost its key, and with it every key that it promoted (Doc
    /// 9303-12 section 4.1.5.1), unless the same key stands on a root of its own.
    ///
    /// Small serial numbers repeat under different names, so that a list condemns only those
    /// anchors that bear its own issuer's name as theirs.
    private void revoke(List<CscaCertificate> anchors, Signatures signatures) {
        List<CscaCertificate> promoted = new ArrayList<>();
        for (CscaCertificate anchor : anchors) {
            if (listsOfFamily(anchor).stream()
                    .filter(list -> list.issuer().equals(anchor.certificate().issuer()))
                    .anyMatch(list -> list.lists(anchor.certificate().serialNumber()))) {
                revoked.add(anchor.fingerprint());
            } else if (anchor.signedBy(anchor, signatures) != SignatureOutcome.VALID) {
                promoted.add(anchor);
            }
        }
        while (!revoked.isEmpty()
                && promoted.removeIf(anchor -> losesItsPromoters(anchor, anchors, signatures))) {
            // Each round may bring down what the ones before had promoted.
        }
    }

    private boolean losesItsPromoters(
            CscaCertificate promoted, List<CscaCertificate> anchors, Signatures signatures) {
        List<CscaCertificate> promoters =
                anchors.stream()
                        .filter(anchor -> anchor.isNamed(promoted.certificate().issuer()))
                        .filter(anchor ->
                                promoted.signedBy(anchor, signatures) == SignatureOutcome.VALID)
                        .toList();
        boolean loses =
                !promoters.isEmpty()
                        && promoters.stream()
                                .allMatch(anchor -> revoked.contains(anchor.fingerprint()));
        if (loses) {
            revoked.add(promoted.fingerprint());
        }
        return loses;
    }

    /// One CSCA and one list per country is the rule (Doc 9303-12 section 4.1.5). Where names hide
    /// that, every list of the country is heard against a certificate, and only those of its own
    /// family for it.
    private void settle(CscaCertificate anchor) {
        List<RevocationList> own = listsOfFamily(anchor);
        standings.put(
                anchor.fingerprint(),
                new Standing(
                        revoked.contains(anchor.fingerprint()),
                        own,
                        anchor.country().isPresent()
                                ? listsOfCountry.getOrDefault(anchor.country(), List.of())
                                : List.of()));
    }

    /// What the lists say about a certificate that the anchor issued.
    RevocationFinding revocation(Certificate signer, CscaCertificate anchor, Instant now) {
        Standing standing = standings.getOrDefault(anchor.fingerprint(), Standing.NONE);
        if (standing.condemns(signer.serialNumber())) {
            return new RevocationFinding.Revoked();
        }
        Optional<RevocationList> newest =
                standing.own().stream().filter(list -> !list.thisUpdate().isAfter(now)).findFirst();
        if (newest.isEmpty()) {
            return new RevocationFinding.Undetermined(CheckReason.CRL_MISSING);
        }
        return newest.get().nextUpdate().isBefore(now)
                ? new RevocationFinding.Undetermined(CheckReason.CRL_EXPIRED)
                : new RevocationFinding.Good();
    }
}
