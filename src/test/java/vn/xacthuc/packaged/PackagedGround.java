package vn.xacthuc.packaged;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import vn.xacthuc.sample.DemoContracts;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.sample.Population;
import vn.xacthuc.sample.PopulationLoader;
import vn.xacthuc.sample.PostgresConfigSource;

/// What the packaged service stands on: a database that its own command migrated, some people, the
/// demo contracts.
///
/// @param migration how the command ended
record PackagedGround(Map<String, String> settings, PackagedService.Ended migration) {

    private static final int PEOPLE = 200;

    /// Made once for all tests.
    static PackagedGround shared() {
        return Holder.SHARED;
    }

    private static final class Holder {
        private static final PackagedGround SHARED = on(EmbeddedPostgres.shared());
    }

    /// The same on another server.
    static PackagedGround on(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(DemoSettings.all());
        settings.putAll(PostgresConfigSource.properties(postgres));
        // Plain HTTP is served to this machine alone.
        settings.put("quarkus.http.host", "127.0.0.1");
        PackagedService.Ended migration = PackagedService.run(settings, "migrate");
        String user = postgres.owner().user();
        String password = postgres.owner().password();
        try (Connection owner =
                DriverManager.getConnection(postgres.jdbcUrl("log"), user, password)) {
            new PopulationLoader(postgres.jdbcUrl("register"), user, password)
                    .load(Population.of(1, PEOPLE, LocalDate.of(2026, 11, 1)));
            DemoContracts.write(owner);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new PackagedGround(Map.copyOf(settings), migration);
    }
}
