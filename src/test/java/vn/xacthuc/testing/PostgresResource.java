package vn.xacthuc.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.sample.PostgresConfigSource;

/// Leads the tests' application to the one embedded PostgreSQL that all tests of a JVM share, and
/// tells it what production must be told: keys, the log's name, and whose tokens to trust.
///
/// It listens on the loopback address, so a packaged application under test, which is a process of
/// its own, reaches it as well. It stops with the JVM, not with a test class.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(DemoSettings.all());
        settings.putAll(PostgresConfigSource.properties(EmbeddedPostgres.shared()));
        return settings;
    }

    @Override
    public void stop() {}
}
