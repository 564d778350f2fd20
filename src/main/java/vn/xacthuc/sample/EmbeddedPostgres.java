package vn.xacthuc.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A real, durable PostgreSQL for development, tests and benches, from binaries on the class path.
///
/// It listens on the loopback address only, with generated passwords: `trust` would make every user
/// of the machine a superuser, who may run programs as the user who started the server. It never
/// outlives the JVM, and its data is gone with it. Not for production.
///
/// To look into it while it runs, point psql's `PGPASSFILE` at the file `pgpass` in its folder.
public final class EmbeddedPostgres implements AutoCloseable {

    /// The database of the service.
    public static final String DATABASE = "xacthuc";

    static final String HOST = "127.0.0.1";

    private static final Logger LOG = Logger.getLogger(EmbeddedPostgres.class);

    /// What differs from the defaults of PostgreSQL, which are those of a durable server.
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "listen_addresses", HOST,
                    "unix_socket_directories", "",
                    "max_connections", "200",
                    "shared_buffers", "256MB",
                    "timezone", "UTC",
                    "log_timezone", "UTC");

    /// One lock for all class loaders of the JVM: literals are the same object in each of them.
    private static final Object LOCK = "xacthuc.embedded";

    private final PostgresCoordinates coordinates;
    private final @Nullable PostgresWatchdog watchdog;

    private EmbeddedPostgres(PostgresCoordinates coordinates, @Nullable PostgresWatchdog watchdog) {
        this.coordinates = coordinates;
        this.watchdog = watchdog;
    }

    /// The one server that everybody in this JVM shares, started at the first call. It runs until
    /// the JVM ends; closing it does nothing.
    ///
    /// Development mode loads this class again at each live reload: what must be known about the
    /// server is therefore kept in system properties.
    public static EmbeddedPostgres shared() {
        synchronized (LOCK) {
            Optional<PostgresCoordinates> running = PostgresCoordinates.recall();
            if (running.isPresent()) {
                return new EmbeddedPostgres(running.get(), null);
            }
            // The watchdog's pipe stays open when this class is unloaded: the JDK itself keeps a
            // process and its streams as long as the process runs.
            EmbeddedPostgres started = start(Map.of());
            started.coordinates.remember();
            return new EmbeddedPostgres(started.coordinates, null);
        }
    }

    /// A server of the caller's own, stopped by `close` or at the latest with the JVM.
    ///
    /// @param settings configuration parameters that replace the defaults, such as `shared_buffers`
    public static EmbeddedPostgres start(Map<String, String> settings) {
        return start(settings, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// A server of the caller's own whose data folder lies under the given parent: benches of
    /// durability choose a real disk, because a temporary folder may be memory.
    public static EmbeddedPostgres start(Map<String, String> settings, Path parent) {
        long start = System.nanoTime();
        synchronized (LOCK) {
            try {
                Path programs = PostgresBinaries.unpack(PostgresFolders.cache()).resolve("bin");
                EmbeddedPostgres server = start(settings, parent, programs);
                LOG.infof(
                        "PostgreSQL runs on %s:%d, data in %s (%d ms)",
                        HOST,
                        server.port(),
                        server.folder(),
                        Duration.ofNanos(System.nanoTime() - start).toMillis());
                return server;
            } catch (IOException exception) {
                throw new UncheckedIOException("PostgreSQL cannot be started", exception);
            }
        }
    }

    private static EmbeddedPostgres start(Map<String, String> settings, Path parent, Path programs)
            throws IOException {
        Path folder = PostgresFolders.create(parent);
        try {
            PostgresAccount account = PostgresAccount.choose(folder, programs.resolve("postgres"));
            PostgresLogin superuser = login("postgres");
            account.own(Files.writeString(folder.resolve("settings.conf"), conf(settings)));
            account.own(Files.writeString(folder.resolve("password"), superuser.password()));
            PostgresWatchdog watchdog = PostgresWatchdog.launch(account, folder, programs);
            try {
                return start(watchdog, folder, superuser);
            } catch (IOException | RuntimeException failure) {
                watchdog.stop();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            PostgresFolders.delete(folder);
            throw failure;
        }
    }

    private static EmbeddedPostgres start(
            PostgresWatchdog watchdog, Path folder, PostgresLogin superuser) throws IOException {
        PostgresCoordinates coordinates =
                new PostgresCoordinates(
                        watchdog.startServer(PostgresWatchdog::freePort),
                        folder,
                        superuser,
                        login("xacthuc_owner"),
                        login("xacthuc_service"));
        PostgresRoles roles = new PostgresRoles(coordinates);
        roles.create();
        roles.createDatabase(DATABASE);
        coordinates.writePasswordFile();
        return new EmbeddedPostgres(coordinates, watchdog);
    }

    private static PostgresLogin login(String user) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return new PostgresLogin(user, HexFormat.of().formatHex(random));
    }

    private static String conf(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        StringBuilder conf = new StringBuilder();
        all.forEach((name, value) ->
                conf.append(name).append(" = '").append(value.replace("'", "''")).append("'\n"));
        return conf.toString();
    }

    /// The URL of a schema in the service's database.
    public String jdbcUrl(String schema) {
        return jdbcUrl(DATABASE, schema);
    }

    /// The URL of a schema in a database made by `createDatabase`.
    public String jdbcUrl(String database, String schema) {
        return coordinates.jdbcUrl(database) + "?currentSchema=" + schema;
    }

    /// Makes an empty database with the same roles and schemas; one of that name is dropped first.
    public void createDatabase(String name) {
        new PostgresRoles(coordinates).createDatabase(name);
    }

    /// Owns the database and runs migrations.
    public PostgresLogin owner() {
        return coordinates.owner();
    }

    /// What the service itself logs in as.
    public PostgresLogin service() {
        return coordinates.service();
    }

    /// May do everything; for tests that inspect or break the server.
    public PostgresLogin superuser() {
        return coordinates.superuser();
    }

    /// The port on the loopback address.
    public int port() {
        return coordinates.port();
    }

    /// The folder that holds the data and the server's log, removed when the server stops.
    public Path folder() {
        return coordinates.folder();
    }

    /// PostgreSQL's first process; empty once the server has gone.
    Optional<ProcessHandle> process() {
        return coordinates.process();
    }

    /// Ends the server's processes at once, without a checkpoint, as a crash would. Not for the
    /// shared server, which others use.
    public void crash() {
        try {
            own().crashServer();
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL cannot be crashed", exception);
        }
    }

    /// Starts the server again on its port and waits until it has recovered.
    public void recover() {
        try {
            own().startServer(coordinates::port);
        } catch (IOException exception) {
            throw new UncheckedIOException("PostgreSQL cannot be started again", exception);
        }
    }

    private PostgresWatchdog own() {
        if (watchdog == null) {
            throw new IllegalStateException("the shared server stays up");
        }
        return watchdog;
    }

    /// Stops the server and removes its folder, unless it is shared.
    @Override
    public void close() {
        if (watchdog != null) {
            watchdog.stop();
        }
    }
}
