package vn.xacthuc.audit.checkpoint;

import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogStatements;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.secret.RefusedSecretException;

/// The command `log-succeed`: closes a log whose database was rolled back, and names its successor.
///
/// It is run by the owner of the database while all services are stopped. The successor's first
/// entry names the log of the last checkpoint that was known, that checkpoint, and what the
/// database holds of that log: nothing where all is lost, or where the backup is from before that
/// log was opened. A successor that has no entry yet gives way to another.
public final class LogSucceedCommand {

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 2;

    private static final String ORIGIN = "--origin";
    private static final String CHECKPOINT = "--checkpoint";
    private static final String KEY = "xacthuc.audit.checkpoint-key";
    private static final String CURRENT = "xacthuc.audit.current-checkpoint-key";
    private static final String RETIRED = "xacthuc.audit.retired-checkpoint-keys";
    private static final String OWNER = "quarkus.flyway.log.";

    private static final String TAKE_BACK = "delete from log_opening where first_row = ?";

    private static final String SPAN = "select first_row from log_opening where origin = ?";

    private static final String OPEN =
            """
            insert into log_opening (first_row, origin, predecessor_origin, predecessor_size,
                predecessor_root) values (?, ?, ?, ?, ?)
            """;

    private LogSucceedCommand() {}

    /// @return 0 when the successor is open, 1 when it must not be, 2 for a wrong command
    public static int run(List<String> arguments, PrintStream out, PrintStream err) {
        Config config = ConfigProvider.getConfig();
        return run(arguments, out, err, () -> connection(config), origin -> keys(config, origin));
    }

    /// The database as its owner reaches it.
    @FunctionalInterface
    interface Owner {
        Connection connect() throws SQLException;
    }

    static int run(
            List<String> arguments,
            PrintStream out,
            PrintStream err,
            Owner owner,
            Function<String, CheckpointKeys> keysOf) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            options.put(arguments.get(i), arguments.get(i + 1));
        }
        String origin = options.getOrDefault(ORIGIN, "");
        String file = options.getOrDefault(CHECKPOINT, "");
        if (arguments.size() != 4 || origin.isEmpty() || file.isEmpty()) {
            err.println("usage: log-succeed --origin NEW --checkpoint FILE");
            return USAGE;
        }
        try {
            CheckpointKeys keys = keysOf.apply(origin);
            Checkpoint last = known(keys, Path.of(file));
            succeed(owner, origin, last);
            out.println("%s is closed at %d entries.".formatted(last.origin(), last.size()));
            out.println("Start the services with");
            out.println("  xacthuc.audit.origin=" + origin);
            out.println(
                    "  " + RETIRED + "=" + keys.of(last.origin()).encoded() + " and those before");
            out.println("and give the witnesses the key of the new log:");
            out.println("  " + keys.current().encoded());
            return DONE;
        } catch (RefusedException | RefusedSecretException | IllegalArgumentException e) {
            err.println("log-succeed: " + e.getMessage());
        } catch (IOException e) {
            err.println("log-succeed: the checkpoint cannot be read: " + e.getMessage());
        } catch (SQLException e) {
            err.println("log-succeed: the database fails: " + e.getMessage());
        }
        return REFUSED;
    }

    private static Checkpoint known(CheckpointKeys keys, Path file)
            throws IOException, RefusedException {
        return keys.open(Files.readString(file))
                .orElseThrow(() ->
                        new RefusedException(
                                file + " has no checkpoint that a configured key signed"));
    }

    private static void succeed(Owner owner, String origin, Checkpoint last)
            throws SQLException, RefusedException {
        try (Connection connection = owner.connect()) {
            connection.setAutoCommit(false);
            LogStatements statements = new LogStatements(connection);
            statements.lock();
            Head head = statements.head(origin);
            if (head.size() == 0) {
                takeBack(connection, head.log());
            }
            requireSuccessor(connection, origin, last);
            try (PreparedStatement open = connection.prepareStatement(OPEN)) {
                open.setLong(1, head.rows());
                open.setString(2, origin);
                open.setString(3, last.origin());
                open.setLong(4, last.size());
                open.setBytes(5, last.root());
                open.executeUpdate();
            }
            connection.commit();
        }
    }

    /// An opened log without an entry, or none.
    private static void takeBack(Connection connection, LogSpan empty) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE_BACK)) {
            statement.setLong(1, empty.firstRow());
            statement.executeUpdate();
        }
    }

    private static void requireSuccessor(Connection connection, String origin, Checkpoint last)
            throws SQLException, RefusedException {
        if (origin.equals(last.origin()) || span(connection, origin).isPresent()) {
            throw new RefusedException(origin + " is the name of a log already");
        }
        Optional<LogSpan> closed = span(connection, last.origin());
        long held = closed.isPresent() ? signedSize(connection, closed.get()) : 0;
        if (last.size() < held) {
            throw new RefusedException(
                    "the database holds a checkpoint of %d entries, so the one of %d is not the last"
                            .formatted(held, last.size()));
        }
    }

    private static long signedSize(Connection connection, LogSpan log) throws SQLException {
        return new CheckpointStatements(connection)
                .latest(log, WitnessKeys.NONE)
                .map(SignedCheckpoint::size)
                .orElse(0L);
    }

    private static Optional<LogSpan> span(Connection connection, String origin)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPAN)) {
            statement.setString(1, origin);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new LogSpan(row.getLong(1), origin))
                        : Optional.empty();
            }
        }
    }

    private static Connection connection(Config config) throws SQLException {
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(required(config, OWNER + "jdbc-url"));
        owner.setUser(required(config, OWNER + "username"));
        owner.setPassword(config.getOptionalValue(OWNER + "password", String.class).orElse(""));
        owner.setCurrentSchema("log");
        return owner.getConnection();
    }

    private static CheckpointKeys keys(Config config, String origin) {
        SmallRyeConfig settings = config.unwrap(SmallRyeConfig.class);
        CheckpointKeyRing ring =
                CheckpointKeyRing.of(
                        origin,
                        settings.getOptionalValue(KEY, String.class),
                        settings.getOptionalValues(KEY + "s", String.class, String.class)
                                .orElse(Map.of()),
                        settings.getOptionalValue(CURRENT, String.class),
                        settings.getOptionalValues(RETIRED, String.class).orElse(List.of()));
        return new CheckpointKeys(origin, ring, WitnessKeys.NONE);
    }

    private static String required(Config config, String name) {
        return config.getOptionalValue(name, String.class)
                .orElseThrow(() -> new IllegalArgumentException("set " + name));
    }

    private static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        private RefusedException(String reason) {
            super(reason);
        }
    }
}
