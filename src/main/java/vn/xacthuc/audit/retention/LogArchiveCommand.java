package vn.xacthuc.audit.retention;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import vn.xacthuc.audit.checkpoint.WitnessKeys;

/// The command `log-archive`: moves entries past the retention into a folder, as the database's
/// owner (`quarkus.flyway.log.*`).
public final class LogArchiveCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    /// The settings without which the database is not reached, as those of `migrate`.
    private static final List<String> OWNER =
            List.of("quarkus.flyway.log.jdbc-url", "quarkus.flyway.log.username");

    private static final Pattern WITNESS =
            Pattern.compile("xacthuc\\.audit\\.witnesses\\.(.+)\\.key");

    /// Two runs at once would write the same files; this number reads "xacthuc4".
    private static final long LOCK = 0x7861637468756334L;

    private LogArchiveCommand() {}

    /// @return 0 when everything past the retention is archived, or nothing is; 1 when something
    ///   does not hold or cannot be reached, and then nothing was detached that is not archived; 2
    ///   for a wrong command or a missing setting
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Config config = ConfigProvider.getConfig();
        List<Path> into = new ArrayList<>();
        Period retention = Period.ofYears(5);
        boolean drop = false;
        try {
            retention =
                    config.getOptionalValue("xacthuc.audit.retention", String.class)
                            .map(Period::parse)
                            .orElse(retention);
            Iterator<String> rest = arguments.iterator();
            while (rest.hasNext()) {
                switch (rest.next()) {
                    case "--into" -> into.add(Path.of(rest.next()));
                    case "--older-than" -> retention = Period.parse(rest.next());
                    case "--drop" -> drop = true;
                    default -> into.clear();
                }
            }
        } catch (DateTimeException | NoSuchElementException e) {
            into.clear();
        }
        if (into.size() != 1 || retention.isNegative()) {
            err.println("usage: log-archive --into FOLDER [--older-than P5Y] [--drop]");
            return WRONG_USE;
        }
        List<String> missing =
                OWNER.stream()
                        .filter(key -> config.getOptionalValue(key, String.class).isEmpty())
                        .toList();
        if (!missing.isEmpty()) {
            err.println("log-archive: set " + String.join(", ", missing));
            return WRONG_USE;
        }
        Instant before = ZonedDateTime.now(Clock.systemUTC()).minus(retention).toInstant();
        WitnessKeys witnesses;
        try {
            witnesses = witnesses(config);
        } catch (IllegalArgumentException e) {
            err.println("log-archive: " + e.getMessage());
            return WRONG_USE;
        }
        try (Connection connection = connect(config)) {
            if (!locked(connection)) {
                err.println("log-archive: another one is running");
                return FAILED;
            }
            new LogArchive(connection, witnesses, into.getFirst(), out).run(before, drop);
            return DONE;
        } catch (SQLException e) {
            err.println("log-archive: the database refused (SQLSTATE " + e.getSQLState() + ")");
        } catch (IOException | UncheckedIOException e) {
            err.println("log-archive: " + e.getMessage());
        }
        return FAILED;
    }

    /// The service's own settings: `xacthuc.audit.witnesses.<name>.key`.
    private static WitnessKeys witnesses(Config config) {
        Map<String, String> keys = new TreeMap<>();
        for (String property : config.unwrap(SmallRyeConfig.class).getLatestPropertyNames()) {
            Matcher witness = WITNESS.matcher(property);
            if (witness.matches()) {
                keys.put(witness.group(1), config.getValue(property, String.class));
            }
        }
        return WitnessKeys.of(keys);
    }

    private static Connection connect(Config config) throws SQLException {
        Connection connection =
                DriverManager.getConnection(
                        config.getValue(OWNER.getFirst(), String.class),
                        config.getValue(OWNER.getLast(), String.class),
                        config.getOptionalValue("quarkus.flyway.log.password", String.class)
                                .orElse(""));
        connection.setSchema("log");
        return connection;
    }

    /// The lock goes with the connection.
    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
