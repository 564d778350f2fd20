package vn.xacthuc.readiness;

import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;

/// Brings both databases to the schema that this version of the service needs, as their owner.
///
/// It runs apart from the service, so that the service's own role needs no right to alter anything.
final class Migration {

    private Migration() {}

    static void run() {
        migrate("register");
        migrate("log");
    }

    private static void migrate(String name) {
        Config config = ConfigProvider.getConfig();
        String prefix = "quarkus.flyway." + name + ".";
        int applied =
                Flyway.configure(Thread.currentThread().getContextClassLoader())
                        .dataSource(
                                config.getValue(prefix + "jdbc-url", String.class),
                                config.getValue(prefix + "username", String.class),
                                config.getOptionalValue(prefix + "password", String.class)
                                        .orElse(""))
                        .locations("classpath:db/" + name)
                        .schemas(name)
                        .placeholders(
                                Map.of(
                                        "serviceRole",
                                        config.getValue(
                                                prefix + "placeholders.serviceRole", String.class)))
                        .load()
                        .migrate()
                        .migrationsExecuted;
        // Logging belongs to the service; this command has the terminal to itself.
        System.out.printf(Locale.ROOT, "%s: %d migrations applied%n", name, applied);
    }
}
