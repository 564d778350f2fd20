package vn.xacthuc.secret;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.testing.PostgresResource;

/// Starts the application with all its keys in a directory, on a log of its own: what new keys sign
/// and encrypt there, no other test could read.
public final class SecretsResource implements QuarkusTestResourceLifecycleManager {

    static final String DATABASE = "secret_rotation";

    private static final Map<String, String> KEYS =
            Map.of(
                    "xacthuc.audit.index-keys.dev", "xacthuc.audit.index-keys.k1",
                    "xacthuc.audit.wrapping-keys.dev", "xacthuc.audit.wrapping-keys.k1",
                    "xacthuc.audit.checkpoint-key", "xacthuc.audit.checkpoint-keys.k1",
                    "xacthuc.party.subject-token-key", "xacthuc.party.subject-keys.k1",
                    "xacthuc.receipt.keys.dev.private-key", "xacthuc.receipt.keys.k1.private-key",
                    "xacthuc.receipt.salt-key", "xacthuc.receipt.salt-keys.k1");

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(new PostgresResource().start());
        EmbeddedPostgres postgres = EmbeddedPostgres.shared();
        postgres.createDatabase(DATABASE);
        String url = postgres.jdbcUrl(DATABASE, "log");
        settings.put("quarkus.datasource.log.jdbc.url", url);
        settings.put("quarkus.flyway.log.jdbc-url", url);
        settings.remove("xacthuc.audit.current-index-key");
        settings.remove("xacthuc.audit.current-wrapping-key");
        settings.remove("xacthuc.receipt.current-key");
        try {
            Path directory = Files.createTempDirectory("xacthuc-secrets");
            for (Map.Entry<String, String> key : KEYS.entrySet()) {
                String value = Objects.requireNonNull(settings.remove(key.getKey()));
                Files.writeString(directory.resolve(key.getValue()), value + "\n");
            }
            for (String current : SecretRotationTest.CURRENT) {
                Files.writeString(directory.resolve(current), "k1\n");
            }
            settings.put("xacthuc.secret.directory", directory.toString());
            settings.put("xacthuc.secret.reload-every", "1s");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    @Override
    public void stop() {}
}
