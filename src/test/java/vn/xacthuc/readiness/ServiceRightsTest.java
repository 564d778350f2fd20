package vn.xacthuc.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

/// Who may serve: a role that cannot alter what the log stands on.
class ServiceRightsTest {

    private static Database log;

    @BeforeAll
    static void migrate() {
        log = Database.newLog("service_rights");
    }

    @Test
    void roleOfTheServiceHasNoRightTooMany() throws SQLException {
        try (Connection service = log.asService()) {
            assertThat(ServiceRights.excess(service)).isEmpty();
        }
    }

    @Test
    void ownerIsRefused() throws SQLException {
        try (Connection owner = log.asOwner()) {
            assertThat(ServiceRights.excess(owner))
                    .contains("owns schema log", "may create tables in schema log")
                    .anyMatch(right -> right.startsWith("may change checkpoint, cosignature"));
        }
    }

    @Test
    void superuserIsRefused() throws SQLException {
        try (Connection superuser = log.asSuperuser()) {
            assertThat(ServiceRights.excess(superuser)).contains("is a superuser");
        }
    }

    @Test
    void oneRightToChangeOneTableOfTheLogIsTooMany() throws SQLException {
        Database loose = Database.newLog("service_rights_loose");
        try (Connection owner = loose.asOwner();
                Statement statement = owner.createStatement();
                Connection service = loose.asService()) {
            statement.execute(
                    "grant delete on log_batch to " + service.getMetaData().getUserName());

            assertThat(ServiceRights.excess(service)).containsExactly("may change log_batch");
        }
    }
}
