package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.testing.Database;

/// What the service could do to parties and contracts if somebody else spoke through it.
class ContractGrantsTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.newLog("contract_grants");
        ContractReplica replica = new ContractReplica(database);
        replica.contract("bank-a", ContractReplica.terms("core"));
        replica.propose("bank-a", ContractReplica.terms("core"));
        replica.suspend("bank-a");
        replica.register("bank-b");
        database.write("update party.relying_party set status = 'CLOSED' where code = 'bank-b'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into party.policy (party_code, version, name, status, document) values"
                        + " ('bank-a', 9, 'free', 'ACTIVE', '{}')",
                "update party.policy set document = '{}'",
                "update party.policy set status = 'ACTIVE'",
                "update party.policy set proposed_subject = 'nobody'",
                "delete from party.policy",
                "truncate party.policy cascade",
                "update party.approval set version = 2",
                "delete from party.approval",
                "truncate party.approval",
                "update party.standing set subject = 'nobody'",
                "delete from party.standing",
                "update party.relying_party set code = 'bank-c'",
                "update party.relying_party set sector = 'POLICE'",
                "update party.relying_party set officer_source = 'TOKEN'",
                "update party.relying_party set revision = 1",
                "delete from party.relying_party",
                "insert into party.client values ('more', 'bank-a')",
                "insert into party.purpose select * from party.purpose",
                "update party.purpose set citizen_text_vi = 'none'",
                "insert into party.purpose_group values ('MORE', 'more', 'more')",
                "create or replace view party.approved_policy as select 1",
                "alter table party.policy alter column status set default 'ACTIVE'",
                "drop trigger relying_party_revised on party.relying_party"
            })
    void serviceMayOnlyAdd(String statement) {
        assertThat(refusal(statement)).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update party.relying_party set status = 'ACTIVE' where code = 'bank-b'",
                "update party.relying_party set name = 'more' where code = 'bank-b'",
                "insert into party.approval values ('bank-a', 1, 'desk', 'minh', now())",
                "insert into party.approval values ('bank-a', 7, 'desk', 'minh', now())",
                "insert into party.policy (party_code, version, name, document) values"
                        + " ('bank-a', 9, 'free', '{}')",
                "insert into party.policy (party_code, version, name, document, based_on,"
                        + " proposed_client, proposed_subject, proposed_at) values"
                        + " ('bank-a', 1, 'free', '{}', 0, 'desk', 'lan', now())",
                "insert into party.standing values ('bank-a', 2, 'ACTIVE', 'none', 'desk', 'lan',"
                        + " now())"
            })
    void whatContradictsItselfIsNotStored(String statement) {
        assertThat(refusal(statement)).startsWith("23");
    }

    @Test
    void everyStatementWouldRunForItsOwner() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("update party.policy set status = 'ACTIVE'");
            statement.execute("delete from party.approval");
            owner.rollback();
        }
    }

    private static String refusal(String sql) {
        return catchThrowableOfType(
                        SQLException.class,
                        () -> {
                            try (Connection service = database.asService();
                                    Statement statement = service.createStatement()) {
                                statement.execute(sql);
                            }
                        })
                .getSQLState();
    }
}
