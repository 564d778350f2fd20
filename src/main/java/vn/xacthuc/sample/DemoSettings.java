package vn.xacthuc.sample;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// What production must be told and development makes up: keys, the log's name, whom to trust.
public final class DemoSettings {

    private static final String KEY_PROPERTY = "xacthuc.sample.secret.";
    private static final int KEY_BYTES = 32;

    private DemoSettings() {}

    /// All settings but those of the databases. Keys live as long as the JVM, like the data.
    public static Map<String, String> all() {
        Map<String, String> settings = new HashMap<>(DemoTokens.settings());
        settings.put("xacthuc.audit.origin", "dev.xacthuc.example/log");
        settings.put("xacthuc.audit.index-keys.dev", secret("index"));
        settings.put("xacthuc.audit.current-index-key", "dev");
        settings.put("xacthuc.audit.wrapping-keys.dev", secret("wrapping"));
        settings.put("xacthuc.audit.current-wrapping-key", "dev");
        settings.put("xacthuc.audit.checkpoint-key", signingKey("checkpoint", "Ed25519"));
        settings.put("xacthuc.party.subject-token-key", secret("subject-token"));
        settings.put("xacthuc.receipt.issuer", "https://receipts.dev.xacthuc.example");
        settings.put("xacthuc.receipt.keys.dev.private-key", signingKey("receipt", "secp256r1"));
        settings.put("xacthuc.receipt.current-key", "dev");
        settings.put("xacthuc.receipt.salt-key", secret("receipt-salt"));
        return Map.copyOf(settings);
    }

    /// PKCS#8.
    ///
    /// @param curve of RFC 8032 or of SEC 2
    private static String signingKey(String name, String curve) {
        return once(
                name,
                () -> {
                    try {
                        return keyPairs(curve).generateKeyPair().getPrivate().getEncoded();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException("every Java platform has " + curve, e);
                    }
                });
    }

    private static KeyPairGenerator keyPairs(String curve) throws GeneralSecurityException {
        if (curve.equals("Ed25519")) {
            return KeyPairGenerator.getInstance(curve);
        }
        KeyPairGenerator keyPairs = KeyPairGenerator.getInstance("EC");
        keyPairs.initialize(new ECGenParameterSpec(curve));
        return keyPairs;
    }

    private static String secret(String name) {
        return once(
                name,
                () -> {
                    byte[] bytes = new byte[KEY_BYTES];
                    new SecureRandom().nextBytes(bytes);
                    return bytes;
                });
    }

    private static String once(String name, Supplier<byte[]> made) {
        synchronized (KEY_PROPERTY) {
            String known = System.getProperty(KEY_PROPERTY + name);
            if (known != null) {
                return known;
            }
            String value = Base64.getEncoder().encodeToString(made.get());
            System.setProperty(KEY_PROPERTY + name, value);
            return value;
        }
    }
}
