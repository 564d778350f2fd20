package vn.xacthuc.trust;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.xacthuc.icao.CscaCertificate;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.MasterList;
import vn.xacthuc.icao.RevocationList;

/// All that the operator supplied and has not taken back, in the order in which it came. Immutable.
final class TrustArchive {

    /// Something supplied, and since when it is there.
    record Holding(TrustMaterial material, TrustVersion since) {}

    private final Map<Fingerprint, Holding> holdings;
    private final Set<Fingerprint> withdrawn;
    private final Set<String> operatorOnly;

    private TrustArchive(
            Map<Fingerprint, Holding> holdings,
            Set<Fingerprint> withdrawn,
            Set<String> operatorOnly) {
        this.holdings = holdings;
        this.withdrawn = withdrawn;
        this.operatorOnly = operatorOnly;
    }

    /// @param operatorOnly countries whose roots no master list brings in
    static TrustArchive empty(Set<String> operatorOnly) {
        return new TrustArchive(Map.of(), Set.of(), Set.copyOf(operatorOnly));
    }

    /// The archive after a change. What is supplied again takes its place anew.
    TrustArchive with(TrustChange change, TrustVersion version) {
        Map<Fingerprint, Holding> after = new LinkedHashMap<>(holdings);
        Set<Fingerprint> afterWithdrawn = new HashSet<>(withdrawn);
        for (TrustChange.Removal removal : change.removals()) {
            after.remove(removal.fingerprint());
            afterWithdrawn.add(removal.fingerprint());
        }
        for (TrustMaterial material : change.additions()) {
            after.put(material.fingerprint(), new Holding(material, version));
            afterWithdrawn.remove(material.fingerprint());
        }
        return new TrustArchive(after, afterWithdrawn, operatorOnly);
    }

    boolean holds(MaterialKind kind, Fingerprint fingerprint) {
        return Optional.ofNullable(holdings.get(fingerprint))
                .filter(holding -> holding.material().kind() == kind)
                .isPresent();
    }

    /// Whether the operator took it back: a master list does not bring such a certificate in again.
    boolean isWithdrawn(Fingerprint fingerprint) {
        return withdrawn.contains(fingerprint);
    }

    /// Whether the operator alone brings in roots of the certificate's country.
    boolean isOperatorOnly(CscaCertificate certificate) {
        return certificate.country().filter(operatorOnly::contains).isPresent();
    }

    TrustVersion since(Fingerprint fingerprint) {
        return Objects.requireNonNull(holdings.get(fingerprint)).since();
    }

    /// The certificates that the operator supplied one by one.
    List<CscaCertificate> certificates() {
        return of(TrustMaterial.Csca.class).map(TrustMaterial.Csca::certificate).toList();
    }

    List<MasterList> masterLists() {
        return of(TrustMaterial.Certificates.class).map(TrustMaterial.Certificates::list).toList();
    }

    List<RevocationList> revocationLists() {
        return of(TrustMaterial.Revocations.class).map(TrustMaterial.Revocations::list).toList();
    }

    private <T extends TrustMaterial> Stream<T> of(Class<T> type) {
        return holdings.values().stream()
                .map(Holding::material)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
