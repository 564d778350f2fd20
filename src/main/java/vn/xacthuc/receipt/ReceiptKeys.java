package vn.xacthuc.receipt;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.secret.SecretHolder;

/// The keys that sign receipts, and those that once did.
@ApplicationScoped
class ReceiptKeys implements SecretHolder<ReceiptConfig> {

    private static final Logger LOG = Logger.getLogger(ReceiptKeys.class);

    /// The room `chip` registers the native provider where the platform has it.
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";

    private static final int AFTER_CRYPTOGRAPHY = 200;

    private final Optional<Provider> provider;
    private volatile Keys keys;

    /// @param jwks all public keys as a JWK Set (RFC 7517)
    private record Keys(ReceiptKey current, Map<String, ECPublicKey> publicKeys, String jwks) {}

    ReceiptKeys(ReceiptConfig config) {
        provider = Optional.ofNullable(Security.getProvider(NATIVE));
        keys = read(config);
    }

    private Keys read(ReceiptConfig config) {
        ReceiptKeyReader reader = new ReceiptKeyReader(provider);
        Map<String, ReceiptKey> all = new TreeMap<>();
        config.keys().forEach((kid, settings) -> all.put(kid, reader.read(kid, settings)));
        ReceiptKey current =
                Optional.ofNullable(all.get(config.currentKey()))
                        .filter(key -> key.privateKey().isPresent())
                        .orElseThrow(() ->
                                new RefusedSecretException(
                                        "xacthuc.receipt.current-key",
                                        "names no key with a private-key"));
        Map<String, ECPublicKey> publicKeys = new TreeMap<>();
        all.forEach((kid, key) -> publicKeys.put(kid, key.publicKey()));
        return new Keys(current, Collections.unmodifiableMap(publicKeys), jwks(all.values()));
    }

    @Override
    public Class<ReceiptConfig> settings() {
        return ReceiptConfig.class;
    }

    @Override
    public Runnable prepare(ReceiptConfig settings) {
        Keys next = read(settings);
        Map<String, ECPublicKey> known = keys.publicKeys();
        next.publicKeys()
                .forEach((kid, key) -> {
                    ECPublicKey before = known.get(kid);
                    if (before != null && !before.getW().equals(key.getW())) {
                        throw new RefusedSecretException(
                                "xacthuc.receipt.keys." + kid,
                                "is another key than before: a new key needs an id of its own");
                    }
                });
        return () -> {
            Set<String> withdrawn = new TreeSet<>(keys.publicKeys().keySet());
            withdrawn.removeAll(next.publicKeys().keySet());
            if (!withdrawn.isEmpty()) {
                LOG.warnf("receipts signed by keys %s are refused from now on", withdrawn);
            }
            keys = next;
        };
    }

    /// Wrong keys are found at start, not by the first caller.
    void check(@Observes @Priority(AFTER_CRYPTOGRAPHY) StartupEvent event) {
        LOG.infof(
                "receipts: key %s signs, %d keys verify, %s",
                current().kid(),
                publicKeys().size(),
                provider.map(Provider::toString).orElse("platform's cryptography"));
    }

    /// The key that signs.
    ReceiptKey current() {
        return keys.current();
    }

    /// All keys, by `kid`.
    Map<String, ECPublicKey> publicKeys() {
        return keys.publicKeys();
    }

    /// The provider to compute with; empty where the platform's own does.
    Optional<String> provider() {
        return provider.map(Provider::getName);
    }

    /// All public keys as a JWK Set (RFC 7517).
    String jwks() {
        return keys.jwks();
    }

    private static String jwks(Iterable<ReceiptKey> keys) {
        List<JsonWebKey> listed = new ArrayList<>();
        for (ReceiptKey key : keys) {
            EllipticCurveJsonWebKey listedKey = new EllipticCurveJsonWebKey(key.publicKey());
            listedKey.setKeyId(key.kid());
            listedKey.setUse("sig");
            listedKey.setAlgorithm("ES256");
            if (!key.chain().isEmpty()) {
                listedKey.setCertificateChain(key.chain());
            }
            listed.add(listedKey);
        }
        return new JsonWebKeySet(listed).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }
}
