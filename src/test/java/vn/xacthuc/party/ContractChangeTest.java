package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

/// How replicas notice that contracts changed.
class ContractChangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Database database;

    @BeforeAll
    static void migrate() {
        database = Database.newLog("party_changes");
    }

    @Test
    void changeIsNoticedThoughTheContractsWereReadWhileItWasNotCommitted() throws SQLException {
        ContractRepository contracts =
                new ContractRepository(database.ofService(""), new PolicyJson());
        try (Connection administrator = database.asOwner();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute(
                    "insert into party.relying_party (code, name, sector)"
                            + " values ('late', 'Late', 'OTHER')");
            statement.execute(
                    "insert into party.client (client_id, party_code) values ('late', 'late')");
            Contracts before = contracts.load(TODAY);
            administrator.commit();

            assertThat(before.partyOf("late")).isEmpty();
            assertThat(contracts.revision()).isNotEqualTo(before.revision());
            assertThat(contracts.load(TODAY).partyOf("late")).isPresent();
        }
    }
}
