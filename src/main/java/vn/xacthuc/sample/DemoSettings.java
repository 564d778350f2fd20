package vn.xacthuc.sample;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

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
        settings.put("xacthuc.party.subject-token-key", secret("subject-token"));
        return Map.copyOf(settings);
    }

    private static String secret(String name) {
        synchronized (KEY_PROPERTY) {
            String known = System.getProperty(KEY_PROPERTY + name);
            if (known != null) {
                return known;
            }
            byte[] bytes = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(bytes);
            String made = Base64.getEncoder().encodeToString(bytes);
            System.setProperty(KEY_PROPERTY + name, made);
            return made;
        }
    }
}
