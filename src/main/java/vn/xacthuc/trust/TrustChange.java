package vn.xacthuc.trust;

import java.util.List;
import vn.xacthuc.icao.Fingerprint;

/// What one version adds to the trust list and takes back.
record TrustChange(List<TrustMaterial> additions, List<Removal> removals) {

    static final TrustChange NONE = new TrustChange(List.of(), List.of());

    TrustChange {
        additions = List.copyOf(additions);
        removals = List.copyOf(removals);
    }

    /// Something that is taken back.
    record Removal(MaterialKind kind, Fingerprint fingerprint) {}

    static TrustChange removing(MaterialKind kind, Fingerprint fingerprint) {
        return new TrustChange(List.of(), List.of(new Removal(kind, fingerprint)));
    }

    boolean isEmpty() {
        return additions.isEmpty() && removals.isEmpty();
    }
}
