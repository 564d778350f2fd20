package vn.xacthuc.population;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.sample.PostgresLogin;

/// Writes rows as the register's owner and reads them back, past the service.
final class RegisterRows {
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.shared();

    private final String url;

    private RegisterRows(String url) {
        this.url = url;
    }

    /// The rows of the service's own database, which its migration has prepared.
    static RegisterRows ofService() {
        return new RegisterRows(POSTGRES.jdbcUrl("register"));
    }

    /// The rows of the log beside it.
    static RegisterRows ofLog() {
        return new RegisterRows(POSTGRES.jdbcUrl("log"));
    }

    /// An empty register in a database of its own.
    static RegisterRows inNewDatabase(String name) {
        POSTGRES.createDatabase(name);
        RegisterRows rows = new RegisterRows(POSTGRES.jdbcUrl(name, "register"));
        rows.flyway().migrate();
        return rows;
    }

    Flyway flyway() {
        PostgresLogin owner = POSTGRES.owner();
        return Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/register")
                .defaultSchema("register")
                .placeholders(Map.of("serviceRole", POSTGRES.service().user()))
                .load();
    }

    Connection asOwner() throws SQLException {
        return connect(POSTGRES.owner());
    }

    Connection asService() throws SQLException {
        return connect(POSTGRES.service());
    }

    Connection asSuperuser() throws SQLException {
        return connect(POSTGRES.superuser());
    }

    private Connection connect(PostgresLogin login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    RegisterRows write(String sql, Object... values) {
        try (Connection connection = asOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.execute();
            return this;
        } catch (SQLException refused) {
            throw new AssertionError("the owner's statement was refused", refused);
        }
    }

    /// A person with nothing but what every person has.
    RegisterRows person(String personalId) {
        return write(
                "insert into citizen (personal_id, full_name, birth_year, birth_month, birth_day,"
                        + " sex) values (?, 'Nguyễn Văn An', 1990, 5, 2, 'MALE')",
                personalId);
    }

    RegisterRows oldNumber(String number, String personalId) {
        return write("insert into old_id_number values (?, ?)", number, personalId);
    }

    RegisterRows card(String personalId, String issuedOn, String status) {
        return write(
                "insert into identity_card (personal_id, issued_on, card_type, expires_on, status,"
                        + " status_at) values (?, ?::date, 'CCCD_CHIP', '2040-05-02', ?, now())",
                personalId,
                issuedOn,
                status);
    }

    /// The first column of the first row, as text; null where there is no row.
    String read(String sql, Object... values) {
        try (Connection connection = asOwner();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        } catch (SQLException refused) {
            throw new AssertionError("the owner's question was refused", refused);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
