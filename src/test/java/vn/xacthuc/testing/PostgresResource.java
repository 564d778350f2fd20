package vn.xacthuc.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.sample.PostgresConfigSource;

import java.util.Map;

/// Leads the tests' application to the one embedded PostgreSQL that all tests of a JVM share.
///
/// It listens on the loopback address, so a packaged application under test, which is a process of
/// its own, reaches it as well. It stops with the JVM, not with a test class.
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return PostgresConfigSource.properties(EmbeddedPostgres.shared());
    }

    @Override
    public void stop() {}
}
