package vn.xacthuc.trust;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/// Settings of the room `trust`.
@ConfigMapping(prefix = "xacthuc.trust")
public interface TrustConfig {

    /// Countries whose roots no master list brings in, only the operator: two capital letters each
    /// (ISO 3166-1), separated by commas. Whoever publishes a list that is loaded could otherwise
    /// name a root of Vietnam, and sign identity cards with it. Link certificates that go back to
    /// the operator's own root are taken from a list all the same. All replicas have the same
    /// value.
    Optional<Set<String>> operatorOnlyCountries();
}
