package vn.xacthuc.readiness;

import io.quarkus.bootstrap.runner.RunnerClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/// The settings without which nothing starts. None has a default on purpose: a default database,
/// issuer or key would be somebody else's.
final class RequiredSettings {

    private static final List<String> SERVICE =
            List.of(
                    "quarkus.datasource.register.jdbc.url",
                    "quarkus.datasource.register.username",
                    "quarkus.datasource.log.jdbc.url",
                    "quarkus.datasource.log.username",
                    "mp.jwt.verify.issuer",
                    "mp.jwt.verify.audiences",
                    "xacthuc.audit.origin",
                    "xacthuc.audit.current-index-key",
                    "xacthuc.audit.current-wrapping-key",
                    "xacthuc.receipt.issuer",
                    "xacthuc.receipt.current-key");

    /// Of each list one will do: the authorization server's key set or one key in the configuration
    /// itself; the id of a key among several or the one key that has no id.
    private static final List<List<String>> EITHER =
            List.of(
                    List.of("xacthuc.audit.checkpoint-key", "xacthuc.audit.current-checkpoint-key"),
                    List.of("xacthuc.receipt.salt-key", "xacthuc.receipt.current-salt-key"),
                    List.of("xacthuc.party.subject-token-key", "xacthuc.party.current-subject-key"),
                    List.of("mp.jwt.verify.publickey.location", "mp.jwt.verify.publickey"));

    /// Settings by the one that names them.
    private static final Map<String, String> NAMED =
            new TreeMap<>(
                    Map.of(
                            "xacthuc.audit.current-checkpoint-key",
                            "xacthuc.audit.checkpoint-keys.%s",
                            "xacthuc.audit.current-index-key",
                            "xacthuc.audit.index-keys.%s",
                            "xacthuc.audit.current-wrapping-key",
                            "xacthuc.audit.wrapping-keys.%s",
                            "xacthuc.party.current-subject-key",
                            "xacthuc.party.subject-keys.%s",
                            "xacthuc.receipt.current-key",
                            "xacthuc.receipt.keys.%s.private-key",
                            "xacthuc.receipt.current-salt-key",
                            "xacthuc.receipt.salt-keys.%s"));

    private static final List<String> MIGRATION =
            List.of(
                    "quarkus.flyway.register.jdbc-url",
                    "quarkus.flyway.register.username",
                    "quarkus.flyway.log.jdbc-url",
                    "quarkus.flyway.log.username");

    private RequiredSettings() {}

    /// What is missing of a packaged service. Development brings settings of its own, which appear
    /// only with the application, so there is nothing to check before.
    static List<String> missingForService() {
        if (!isPackaged()) {
            return List.of();
        }
        List<String> missing = new ArrayList<>(missing(SERVICE));
        Config config = ConfigProvider.getConfig();
        NAMED.forEach((key, pattern) -> named(config, key, pattern).ifPresent(missing::add));
        EITHER.stream()
                .filter(either -> missing(either).size() == either.size())
                .forEach(either -> missing.add(either.getFirst()));
        return missing;
    }

    /// The setting that another one names, where that is missing.
    private static Optional<String> named(Config config, String key, String pattern) {
        return config.getOptionalValue(key, String.class)
                .map(pattern::formatted)
                .filter(named -> config.getOptionalValue(named, String.class).isEmpty());
    }

    static List<String> missingForMigration() {
        return missing(MIGRATION);
    }

    /// Whether this is the production jar, not development or a test.
    static boolean isPackaged() {
        return RequiredSettings.class.getClassLoader() instanceof RunnerClassLoader;
    }

    private static List<String> missing(List<String> keys) {
        Config config = ConfigProvider.getConfig();
        return keys.stream()
                .filter(key -> config.getOptionalValue(key, String.class).isEmpty())
                .toList();
    }
}
