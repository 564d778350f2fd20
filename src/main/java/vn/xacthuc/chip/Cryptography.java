package vn.xacthuc.chip;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.icao.Signatures;

/// The cryptographic providers of this machine.
///
/// Amazon Corretto Crypto Provider is a native library that exists for some platforms only. It is
/// looked for by name, so that nothing here needs it, and asked to test itself before it is used.
/// It is registered behind all others, so that only who names it gets it.
@ApplicationScoped
class Cryptography {

    private static final Logger LOG = Logger.getLogger(Cryptography.class);
    private static final String NATIVE =
            "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    @Produces
    @Singleton
    Signatures signatures(ChipConfig config) {
        Optional<Provider> fast = config.nativeCryptography() ? nativeProvider() : Optional.empty();
        fast.ifPresent(Security::addProvider);
        LOG.infof("signatures: %s", fast.map(Provider::toString).orElse("BouncyCastle alone"));
        return fast.map(Signatures::preferring).orElseGet(Signatures::portable);
    }

    /// Loading it takes a moment, which the first caller should not pay.
    void load(@Observes @Priority(100) StartupEvent event, Signatures signatures) {
        LOG.debugf("ready: %s", signatures);
    }

    private static Optional<Provider> nativeProvider() {
        try {
            Class<?> type = Class.forName(NATIVE);
            Provider provider = (Provider) type.getField("INSTANCE").get(null);
            // Says whether the library was found and passed its own tests.
            type.getMethod("assertHealthy").invoke(provider);
            return Optional.of(provider);
        } catch (ReflectiveOperationException | LinkageError e) {
            LOG.debugf("no native provider: %s", e.getClass().getName());
            return Optional.empty();
        }
    }
}
