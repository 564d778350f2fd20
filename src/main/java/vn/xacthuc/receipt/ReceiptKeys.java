package vn.xacthuc.receipt;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;

/// The keys that sign receipts, and those that once did.
@ApplicationScoped
class ReceiptKeys {

    private static final Logger LOG = Logger.getLogger(ReceiptKeys.class);

    /// The room `chip` registers the native provider where the platform has it.
    private static final String NATIVE = "AmazonCorrettoCryptoProvider";

    private static final int AFTER_CRYPTOGRAPHY = 200;

    private final ReceiptKey current;
    private final Map<String, ECPublicKey> publicKeys = new TreeMap<>();
    private final Optional<Provider> provider;
    private final String jwks;

    ReceiptKeys(ReceiptConfig config) {
        provider = Optional.ofNullable(Security.getProvider(NATIVE));
        ReceiptKeyReader reader = new ReceiptKeyReader(provider);
        Map<String, ReceiptKey> keys = new TreeMap<>();
        config.keys().forEach((kid, settings) -> keys.put(kid, reader.read(kid, settings)));
        current =
                Optional.ofNullable(keys.get(config.currentKey()))
                        .filter(key -> key.privateKey().isPresent())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "xacthuc.receipt.current-key names no key with a"
                                                + " private-key"));
        keys.forEach((kid, key) -> publicKeys.put(kid, key.publicKey()));
        jwks = jwks(keys.values());
    }

    /// Wrong keys are found at start, not by the first caller.
    void check(@Observes @Priority(AFTER_CRYPTOGRAPHY) StartupEvent event) {
        LOG.infof(
                "receipts: key %s signs, %d keys verify, %s",
                current.kid(),
                publicKeys.size(),
                provider.map(Provider::toString).orElse("platform's cryptography"));
    }

    /// The key that signs.
    ReceiptKey current() {
        return current;
    }

    /// All keys, by `kid`.
    Map<String, ECPublicKey> publicKeys() {
        return publicKeys;
    }

    /// The provider to compute with; empty where the platform's own does.
    Optional<String> provider() {
        return provider.map(Provider::getName);
    }

    /// All public keys as a JWK Set (RFC 7517).
    String jwks() {
        return jwks;
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
