package vn.xacthuc.sample;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
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
        settings.put("xacthuc.audit.index-key", secret("index"));
        settings.put("xacthuc.audit.wrapping-keys.dev", secret("wrapping"));
        settings.put("xacthuc.audit.current-wrapping-key", "dev");
        settings.put("xacthuc.audit.checkpoint-key", signingKey());
        settings.put("xacthuc.party.subject-token-key", secret("subject-token"));
        return Map.copyOf(settings);
    }

    /// Ed25519, PKCS#8.
    private static String signingKey() {
        return once(
                "checkpoint",
                () -> {
                    try {
                        return KeyPairGenerator.getInstance("Ed25519")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded();
                    } catch (NoSuchAlgorithmException e) {
                        throw new IllegalStateException("every Java platform has Ed25519", e);
                    }
                });
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
