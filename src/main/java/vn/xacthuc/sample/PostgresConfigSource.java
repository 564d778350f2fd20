package vn.xacthuc.sample;

import io.quarkus.runtime.Application;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Gives each datasource without a URL the embedded PostgreSQL, in the profile `dev` only.
///
/// A datasource whose `quarkus.datasource.….jdbc.url` is set elsewhere is left alone; with both
/// set, no server is started.
public final class PostgresConfigSource implements ConfigSourceFactory {

    /// Above application.properties (250), below the environment (300) and `-D` (400).
    private static final int ORDINAL = 270;

    private static final List<String> DATASOURCES = List.of("register", "log");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        if (!context.getProfiles().contains("dev") || !isRunning()) {
            return List.of();
        }
        List<String> missing =
                DATASOURCES.stream().filter(datasource -> !isSet(context, datasource)).toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        Map<String, String> properties = properties(EmbeddedPostgres.shared(), missing);
        return List.of(new PropertiesConfigSource(properties, "embedded PostgreSQL", ORDINAL));
    }

    /// The settings that lead both datasources and their migrations to the given server.
    public static Map<String, String> properties(EmbeddedPostgres server) {
        return properties(server, DATASOURCES);
    }

    private static Map<String, String> properties(
            EmbeddedPostgres server, List<String> datasources) {
        Map<String, String> properties = new HashMap<>();
        for (String datasource : datasources) {
            String url = server.jdbcUrl(datasource);
            String service = "quarkus.datasource.%s.".formatted(datasource);
            properties.put(service + "jdbc.url", url);
            properties.put(service + "username", server.service().user());
            properties.put(service + "password", server.service().password());
            String migration = "quarkus.flyway.%s.".formatted(datasource);
            properties.put(migration + "jdbc-url", url);
            properties.put(migration + "username", server.owner().user());
            properties.put(migration + "password", server.owner().password());
        }
        return Map.copyOf(properties);
    }

    /// Quarkus asks for configuration while it builds the application, too, and would record the
    /// answers in it. The class that starts the application exists only when it is really run.
    private static boolean isRunning() {
        String startup = Application.APP_CLASS_NAME.replace('.', '/') + ".class";
        return PostgresConfigSource.class.getClassLoader().getResource(startup) != null;
    }

    private static boolean isSet(ConfigSourceContext context, String datasource) {
        @Nullable ConfigValue url =
                context.getValue("quarkus.datasource.%s.jdbc.url".formatted(datasource));
        return url != null && url.getValue() != null && !url.getValue().isBlank();
    }
}
