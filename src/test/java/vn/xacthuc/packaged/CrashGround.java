package vn.xacthuc.packaged;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import vn.xacthuc.sample.EmbeddedPostgres;

/// Two processes of the service on a PostgreSQL of their own, so that a test may kill all three.
final class CrashGround implements AutoCloseable {

    static final int SERVICES = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final String LOG_URL = "quarkus.datasource.log.jdbc.url";

    private final EmbeddedPostgres postgres;
    private final Map<String, String> settings;
    private final List<PackagedService> services = new CopyOnWriteArrayList<>();

    private CrashGround(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        this.settings = PackagedGround.on(postgres).settings();
    }

    static CrashGround prepare() {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(Map.of("shared_buffers", "128MB"));
        CrashGround ground = new CrashGround(postgres);
        for (int number = 0; number < SERVICES; number++) {
            ground.services.add(ground.serve(number));
        }
        return ground;
    }

    /// The process that now runs under this number.
    PackagedService service(int number) {
        return services.get(number);
    }

    Map<String, String> settings() {
        return settings;
    }

    /// The number of the service to which a session of the database belongs.
    static int numberOf(String applicationName) {
        return Integer.parseInt(applicationName.substring("service-".length()));
    }

    /// Kills a service and starts it again, as often as it takes: it does not start without its
    /// database.
    void killService(int number) {
        services.get(number).kill();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                services.set(number, serve(number));
                return;
            } catch (IllegalStateException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /// Ends PostgreSQL at once and starts it again after a while.
    void crashDatabase(Duration outage) {
        postgres.crash();
        LockSupport.parkNanos(outage.toNanos());
        postgres.recover();
    }

    /// The rows of the log as of now.
    LogRows rows() throws SQLException {
        try (Connection connection = connect()) {
            return LogRows.read(connection);
        }
    }

    /// A connection that may do everything.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl("log"),
                postgres.superuser().user(),
                postgres.superuser().password());
    }

    /// The last lines of what the services said.
    List<String> logs() {
        List<String> logs = new ArrayList<>();
        services.forEach(service -> logs.add(service.tail()));
        return logs;
    }

    private PackagedService serve(int number) {
        Map<String, String> all = new HashMap<>(settings);
        all.merge(LOG_URL, "&ApplicationName=service-" + number, String::concat);
        return PackagedService.serve(all);
    }

    @Override
    public void close() {
        services.forEach(PackagedService::close);
        postgres.close();
    }
}
