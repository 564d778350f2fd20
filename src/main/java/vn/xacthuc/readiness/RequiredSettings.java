package vn.xacthuc.readiness;

import io.quarkus.bootstrap.runner.RunnerClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                    "xacthuc.audit.checkpoint-key",
                    "xacthuc.receipt.issuer",
                    "xacthuc.receipt.current-key",
                    "xacthuc.receipt.salt-key");

    /// Either will do: the authorization server's key set, or one key in the configuration itself.
    private static final List<String> TOKEN_KEYS =
            List.of("mp.jwt.verify.publickey.location", "mp.jwt.verify.publickey");

    /// Either will do: one key, or the version of one that has versions.
    private static final List<String> SUBJECT_KEYS =
            List.of("xacthuc.party.subject-token-key", "xacthuc.party.current-subject-key");

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
        named(config, "xacthuc.audit.current-index-key", "xacthuc.audit.index-keys.%s")
                .ifPresent(missing::add);
        named(config, "xacthuc.audit.current-wrapping-key", "xacthuc.audit.wrapping-keys.%s")
                .ifPresent(missing::add);
        named(config, "xacthuc.receipt.current-key", "xacthuc.receipt.keys.%s.private-key")
                .ifPresent(missing::add);
        named(config, "xacthuc.party.current-subject-key", "xacthuc.party.subject-keys.%s")
                .ifPresent(missing::add);
        if (missing(SUBJECT_KEYS).size() == SUBJECT_KEYS.size()) {
            missing.add(SUBJECT_KEYS.getFirst());
        }
        if (missing(TOKEN_KEYS).size() == TOKEN_KEYS.size()) {
            missing.add(TOKEN_KEYS.getFirst());
        }
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
