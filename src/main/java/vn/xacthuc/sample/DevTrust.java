package vn.xacthuc.sample;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.xacthuc.trust.TrustRegistrar;
import vn.xacthuc.trust.TrustStore;

/// Makes the service trust the test country.
@ApplicationScoped
public class DevTrust {

    /// How the version of a trust list ends that never held anything.
    private static final String NEVER_CHANGED = "#0";

    private final TrustRegistrar registrar;
    private final TrustStore store;

    DevTrust(TrustRegistrar registrar, TrustStore store) {
        this.registrar = registrar;
        this.store = store;
    }

    /// Loads the CSCAs and their current revocation lists, unless the trust list was ever changed:
    /// what somebody took out by hand stays out.
    public void load() {
        if (!store.current().version().endsWith(NEVER_CHANGED)) {
            return;
        }
        registrar.addCertificates(
                TestCountry.currentCscas().stream()
                        .map(CertifiedKey::pem)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII),
                Optional.empty());
        registrar.addRevocationLists(
                TestCountry.currentLists().stream()
                        .map(RevocationListDraft::pem)
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.US_ASCII),
                Optional.empty());
    }
}
