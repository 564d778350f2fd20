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
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Refuses to start with a database role that may do more than the service must: one that owns a
/// schema could switch off what keeps the log from being changed.
@ApplicationScoped
class ServiceRights {

    private static final Logger LOG = Logger.getLogger(ServiceRights.class);
    private static final int AFTER_THE_SCHEMA = 1;

    /// One row for each right too many.
    private static final String EXCESS =
            """
            select 'is a superuser' from pg_roles where rolname = current_user and rolsuper
            union all
            select 'may create roles' from pg_roles where rolname = current_user and rolcreaterole
            union all
            select 'owns schema ' || nspname from pg_namespace
                where nspname = current_schema() and pg_has_role(nspowner, 'USAGE')
            union all
            select 'may create tables in schema ' || current_schema()
                where has_schema_privilege(current_schema(), 'CREATE')
            union all
            select 'may change ' || string_agg(relname, ', ' order by relname) from pg_class
                where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                    and current_schema() = 'log'
                    and relname ~ '^(entry|log|detail_key|tile|checkpoint|cosignature)'
                    and has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
                having count(*) > 0
            """;

    private final javax.sql.DataSource register;
    private final javax.sql.DataSource log;

    ServiceRights(
            @DataSource("register") javax.sql.DataSource register,
            @DataSource("log") javax.sql.DataSource log) {
        this.register = register;
        this.log = log;
    }

    void check(@Observes @Priority(AFTER_THE_SCHEMA) StartupEvent event) {
        check("log", log);
        check("register", register);
    }

    /// A database that does not answer does not say what its role may do; the service starts then,
    /// as it does without knowing the schema.
    private static void check(String name, javax.sql.DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> excess = excess(connection);
            if (!excess.isEmpty()) {
                throw new IllegalStateException(
                        "set quarkus.datasource.%s.username to a role of the service: this one %s"
                                .formatted(name, String.join(", ", excess)));
            }
        } catch (SQLException e) {
            LOG.warnf("the rights in %s were not checked (SQLSTATE %s)", name, e.getSQLState());
        }
    }

    /// What the connection's role may do too much, in words.
    static List<String> excess(Connection connection) throws SQLException {
        List<String> excess = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(EXCESS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                excess.add(rows.getString(1));
            }
        }
        return excess;
    }
}
