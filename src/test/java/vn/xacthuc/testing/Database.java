package vn.xacthuc.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.sample.PostgresLogin;

/// One schema of the embedded PostgreSQL, past the service: as its owner, as the superuser, or with
/// the service's own rights.
public final class Database {

    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.shared();

    private final String url;

    private Database(String url) {
        this.url = url;
    }

    /// The log of the application under test.
    public static Database log() {
        return new Database(POSTGRES.jdbcUrl("log"));
    }

    /// The register of the application under test.
    public static Database register() {
        return new Database(POSTGRES.jdbcUrl("register"));
    }

    /// An empty, migrated log in a database of its own.
    public static Database newLog(String name) {
        Database database = beforeMigration(name);
        database.migrateLog("latest");
        return database;
    }

    /// A database of its own that no migration has seen.
    public static Database beforeMigration(String name) {
        POSTGRES.createDatabase(name);
        return new Database(POSTGRES.jdbcUrl(name, "log"));
    }

    /// Migrates the log as its owner.
    ///
    /// @param version where to stop, or `latest`
    public void migrateLog(String version) {
        PostgresLogin owner = POSTGRES.owner();
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/log")
                .defaultSchema("log")
                .target(version)
                .placeholders(Map.of("serviceRole", POSTGRES.service().user()))
                .load()
                .migrate();
    }

    /// A database as it is at this moment, under another name: what a backup holds. Nobody may be
    /// connected to it.
    public static Database copyOf(String name, String copy) {
        log().writeAsSuperuser("drop database if exists " + copy);
        log().writeAsSuperuser("create database " + copy + " template " + name);
        return new Database(POSTGRES.jdbcUrl(copy, "log"));
    }

    private void writeAsSuperuser(String sql) {
        try (Connection connection = asSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError("the superuser's statement was refused", refused);
        }
    }

    /// Connections as the owner, each a new one.
    public PGSimpleDataSource ofOwner() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(POSTGRES.owner().user());
        source.setPassword(POSTGRES.owner().password());
        return source;
    }

    public Connection asOwner() throws SQLException {
        return connect(POSTGRES.owner());
    }

    public Connection asSuperuser() throws SQLException {
        return connect(POSTGRES.superuser());
    }

    public Connection asService() throws SQLException {
        return connect(POSTGRES.service());
    }

    /// Connections with the service's rights, each a new one.
    ///
    /// @param options server settings of each session, for instance `-c lock_timeout=200`
    public PGSimpleDataSource ofService(String options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(POSTGRES.service().user());
        source.setPassword(POSTGRES.service().password());
        source.setOptions(options);
        return source;
    }

    /// Runs a statement as the owner.
    ///
    /// @return how many rows it changed
    public int write(String sql, Object... values) {
        try (Connection connection = asOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException refused) {
            throw new AssertionError("the owner's statement was refused", refused);
        }
    }

    /// The first column of every row, as text, read as the owner.
    public List<String> read(String sql, Object... values) {
        try (Connection connection = asOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        } catch (SQLException refused) {
            throw new AssertionError("the owner's question was refused", refused);
        }
    }

    /// The number that a question has as its answer.
    public long count(String sql, Object... values) {
        return Long.parseLong(read(sql, values).getFirst());
    }

    private Connection connect(PostgresLogin login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
