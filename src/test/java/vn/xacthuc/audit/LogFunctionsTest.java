package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

/// What the functions of the log's owner refuse to the service's role, whoever has got hold of it.
class LogFunctionsTest {

    private static final String REFUSED = "22023";

    private static Database database;

    @BeforeAll
    static void openLog() throws Exception {
        database = Database.newLog("audit_functions");
        try (Replica replica = Replica.running(database)) {
            replica.submit(Replica.verification("VERIFIED")).get();
        }
    }

    @Test
    void nothingIsErasedByAnErasureThatIsNotInTheLog() throws SQLException {
        UUID forged = UUID.randomUUID();
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            statement.execute(
                    "insert into entry (leaf_index, id, recorded_at, kind, leaf) values"
                            + " (7000000, '%s', now(), 'ERASURE', '')".formatted(forged));

            SQLException refusal =
                    catchThrowableOfType(
                            SQLException.class,
                            () ->
                                    statement.execute(
                                            "select erase_details(1, '%s')".formatted(forged)));

            assertThat(refusal.getSQLState()).isEqualTo(REFUSED);
            assertThat(database.count("select count(*) from entry_detail where erased_by is null"))
                    .isEqualTo(2);
        } finally {
            database.write("delete from entry where id = ?", forged);
        }
    }

    @Test
    void noPartitionsAreMadeFarBeyondTheLog() throws SQLException {
        long before = database.count("select count(*) from log_partition");
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            SQLException refusal =
                    catchThrowableOfType(
                            SQLException.class,
                            () -> statement.execute("select ensure_partitions(1000000000)"));

            assertThat(refusal.getSQLState()).isEqualTo(REFUSED);
        }
        assertThat(database.count("select count(*) from log_partition")).isEqualTo(before);
    }

    @Test
    void logIsNamedOnce() throws SQLException {
        try (Connection service = database.asService();
                Statement statement = service.createStatement()) {
            statement.execute("select name_log('another.xacthuc.example/log')");
        }

        assertThat(database.read("select origin from log_opening"))
                .containsExactly("test.xacthuc.example/log");
    }
}
