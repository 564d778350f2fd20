package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// Fills an empty register with a synthetic population, as the owner of its schema.
///
/// All tables are filled in one transaction: the register holds everybody or nobody, whatever
/// happens in between, and of two processes that start at once the second finds the work done.
public final class PopulationLoader {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final String url;
    private final String user;
    private final String password;

    /// A loader for the schema that the URL names as `currentSchema`.
    public PopulationLoader(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /// Loads the population unless there are people already, and says whether it did.
    public boolean load(Population population) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement();
                    PopulationCopy copy = new PopulationCopy(population)) {
                statement.execute("lock table citizen in access exclusive mode");
                if (hasPeople(statement)) {
                    connection.rollback();
                    return false;
                }
                fill(connection, statement, copy);
            }
            connection.commit();
            return true;
        }
    }

    /// Not by DriverManager: it hides drivers of another class loader, and Quarkus has several.
    private Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        for (Driver driver :
                ServiceLoader.load(Driver.class, PopulationLoader.class.getClassLoader())) {
            @Nullable Connection connection = driver.connect(url, login);
            if (connection != null) {
                return connection;
            }
        }
        throw new SQLException("No JDBC driver on the class path takes this kind of URL");
    }

    private static void fill(Connection connection, Statement statement, PopulationCopy copy)
            throws SQLException {
        List<String> tables =
                Arrays.stream(PopulationTable.values()).map(PopulationTable::tableName).toList();
        String listed = String.join(", ", tables);
        PopulationIndexes indexes = PopulationIndexes.drop(connection, tables);
        statement.execute("truncate " + listed);
        for (PopulationTable table : PopulationTable.values()) {
            copy.write(table, connection);
        }
        statement.execute(
                """
                select setval(pg_get_serial_sequence('household', 'household_id'),
                              max(household_id)) from household
                """);
        // Enough to sort a million numbers without temporary files.
        statement.execute("set local maintenance_work_mem = '256MB'");
        indexes.restore(connection);
        statement.execute("analyze " + listed);
    }

    private static boolean hasPeople(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select exists (select from citizen)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /// Fills a register from the command line; exit status 2 for a wrong one.
    public static void main(String[] arguments) throws SQLException {
        PopulationOptions options;
        try {
            options = PopulationOptions.parse(arguments, LocalDate.now(Clock.system(VIETNAM)));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.err.println(PopulationOptions.USAGE);
            System.exit(2);
            return;
        }
        long start = System.nanoTime();
        Population population = Population.of(options.seed(), options.people(), options.today());
        boolean loaded =
                new PopulationLoader(options.url(), options.user(), options.password())
                        .load(population);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        System.out.println(
                loaded
                        ? "Loaded %d people in %d ms".formatted(options.people(), millis)
                        : "The register has people already; nothing was done");
    }
}
