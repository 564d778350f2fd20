package vn.xacthuc.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;

/// What a bench stands on: a PostgreSQL with synthetic people and demo contracts, and the settings
/// by which a packaged service finds it.
///
/// Arguments: a folder, the number of people, `shared_buffers`, and the names of further databases
/// that shall have an empty log, too. Writes there `service.env` (settings as environment
/// variables), `token` (of demo-bank), `auditor-token`, `people.tsv` (number, name, birth date),
/// and last of all `ready`; then waits until its standard input ends.
public final class BenchGround {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int SAMPLED_PEOPLE = 5_120;

    /// Alive, with a full birth date, so that every answer takes the longest way.
    private static final String SAMPLE =
            """
            select personal_id, full_name, make_date(birth_year, birth_month, birth_day)
            from citizen where status = 'ALIVE' and birth_day is not null
            order by md5(personal_id) limit %d
            """
                    .formatted(SAMPLED_PEOPLE);

    private BenchGround() {}

    /// Runs until standard input ends.
    public static void main(String[] arguments) throws IOException, SQLException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int people = Integer.parseInt(arguments[1]);
        // A bench of durability needs a real disk: the temporary folder may be memory.
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(
                        Map.of("shared_buffers", arguments[2], "max_wal_size", "8GB"),
                        Path.of("/var/tmp"))) {
            migrate(postgres, EmbeddedPostgres.DATABASE, "register");
            long start = System.nanoTime();
            PostgresLogin owner = postgres.owner();
            new PopulationLoader(postgres.jdbcUrl("register"), owner.user(), owner.password())
                    .load(
                            Population.of(
                                    Population.DEVELOPMENT_SEED,
                                    people,
                                    LocalDate.now(Clock.system(VIETNAM))));
            System.out.printf(
                    Locale.ROOT,
                    "%d people loaded in %.1f s%n",
                    people,
                    (System.nanoTime() - start) / 1e9);
            openLog(postgres, EmbeddedPostgres.DATABASE);
            for (int i = 3; i < arguments.length; i++) {
                postgres.createDatabase(arguments[i]);
                openLog(postgres, arguments[i]);
            }
            Files.writeString(folder.resolve("service.env"), environment(postgres));
            Files.writeString(
                    folder.resolve("token"), DemoTokens.of("demo-bank", "identity:verify"));
            Files.writeString(
                    folder.resolve("auditor-token"), DemoTokens.of("demo-auditor", "audit:read"));
            Files.writeString(folder.resolve("people.tsv"), sample(postgres));
            Files.writeString(folder.resolve("superuser.env"), superuser(postgres));
            Files.writeString(folder.resolve("ready"), "");
            while (System.in.read() >= 0) {
                // Whoever started this closes its standard input when done.
            }
        }
    }

    private static void openLog(EmbeddedPostgres postgres, String database) throws SQLException {
        migrate(postgres, database, "log");
        try (Connection connection = connect(postgres, database, "log")) {
            DemoContracts.write(connection);
        }
    }

    private static void migrate(EmbeddedPostgres postgres, String database, String schema) {
        PostgresLogin owner = postgres.owner();
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(database, schema), owner.user(), owner.password())
                .locations("classpath:db/" + schema)
                .schemas(schema)
                .placeholders(Map.of("serviceRole", postgres.service().user()))
                .load()
                .migrate();
    }

    private static Connection connect(EmbeddedPostgres postgres, String database, String schema)
            throws SQLException {
        PostgresLogin owner = postgres.owner();
        return DriverManager.getConnection(
                postgres.jdbcUrl(database, schema), owner.user(), owner.password());
    }

    private static String environment(EmbeddedPostgres postgres) {
        Map<String, String> settings = new HashMap<>(DemoSettings.all());
        settings.putAll(PostgresConfigSource.properties(postgres));
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting ->
                                "export %s='%s'\n"
                                        .formatted(variable(setting.getKey()), setting.getValue()))
                        .collect(Collectors.joining());
    }

    /// Config keys as environment variables (MicroProfile Config section 5.3.1).
    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String superuser(EmbeddedPostgres postgres) {
        return "export PGHOST=127.0.0.1 PGPORT=%d PGDATABASE=%s PGUSER=%s PGPASSWORD=%s\n"
                .formatted(
                        postgres.port(),
                        EmbeddedPostgres.DATABASE,
                        postgres.superuser().user(),
                        postgres.superuser().password());
    }

    private static String sample(EmbeddedPostgres postgres) {
        StringBuilder lines = new StringBuilder();
        try (Connection connection = connect(postgres, EmbeddedPostgres.DATABASE, "register");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SAMPLE)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\t');
                lines.append(rows.getString(2)).append('\t');
                lines.append(rows.getString(3)).append('\n');
            }
            return lines.toString();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
