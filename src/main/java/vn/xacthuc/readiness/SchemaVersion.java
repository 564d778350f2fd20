package vn.xacthuc.readiness;

import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/// Refuses to start on a schema that this version of the service was not written for.
@ApplicationScoped
class SchemaVersion {

    /// The newest migration of each schema that this version knows.
    static final String REGISTER = "1";

    static final String LOG_SCHEMA = "7";

    private static final Logger LOG = Logger.getLogger(SchemaVersion.class);
    private static final int FIRST = 0;

    private static final String NEWEST =
            "select version from flyway_schema_history where success and version is not null"
                    + " order by installed_rank desc limit 1";

    private final javax.sql.DataSource register;
    private final javax.sql.DataSource log;

    SchemaVersion(
            @DataSource("register") javax.sql.DataSource register,
            @DataSource("log") javax.sql.DataSource log) {
        this.register = register;
        this.log = log;
    }

    void check(@Observes @Priority(FIRST) StartupEvent event) {
        check("log", log, LOG_SCHEMA);
        check("register", register, REGISTER);
    }

    /// A database that does not answer is no wrong schema: the service then starts, and says so in
    /// every answer, until the database is back.
    private static void check(String name, javax.sql.DataSource dataSource, String expected) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST);
                ResultSet row = statement.executeQuery()) {
            String found = row.next() ? row.getString(1) : "none";
            if (!found.equals(expected)) {
                throw new IllegalStateException(
                        "schema %s is at version %s, this service needs %s: run `migrate`"
                                .formatted(name, found, expected));
            }
        } catch (SQLException e) {
            if ("42P01".equals(e.getSQLState())) {
                throw new IllegalStateException(
                        "schema %s was never migrated: run `migrate`".formatted(name), e);
            }
            LOG.warnf("schema %s not checked (SQLSTATE %s)", name, e.getSQLState());
        }
    }
}
