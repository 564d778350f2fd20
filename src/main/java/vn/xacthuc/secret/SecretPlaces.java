package vn.xacthuc.secret;

import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the operator keeps secrets.
final class SecretPlaces {

    static final String DIRECTORY = "xacthuc.secret.directory";
    static final String KEYSTORE = "xacthuc.secret.keystore";
    static final String PASSWORD = "xacthuc.secret.keystore-password";

    private final SecretStore store = new SecretStore();

    /// The settings that say where to read.
    @FunctionalInterface
    interface Settings {
        @Nullable ConfigValue value(String name);
    }

    /// What stands there now.
    ///
    /// @throws RefusedSecretException when it cannot be read
    SecretMaterial read(Settings settings) {
        Map<String, String> files =
                setting(settings, DIRECTORY, Map.of())
                        .map(directory -> SecretFiles.read(Path.of(directory)))
                        .orElse(Map.of());
        Optional<String> keystore = setting(settings, KEYSTORE, files);
        if (keystore.isEmpty()) {
            return new SecretMaterial(files, Map.of());
        }
        String password =
                setting(settings, PASSWORD, files)
                        .orElseThrow(() ->
                                new RefusedSecretException(
                                        PASSWORD, "is missing, and " + KEYSTORE + " is set"));
        return new SecretMaterial(files, store.read(Path.of(keystore.get()), password));
    }

    /// The password, as the store's place, may itself stand in a file.
    private static Optional<String> setting(
            Settings settings, String name, Map<String, String> files) {
        ConfigValue running = settings.value(name);
        boolean goesBefore =
                running != null && running.getConfigSourceOrdinal() > SecretMaterial.FILES_ORDINAL;
        return Optional.ofNullable(goesBefore ? null : files.get(name))
                .or(() -> Optional.ofNullable(running).map(ConfigValue::getValue))
                .filter(value -> !value.isBlank());
    }
}
