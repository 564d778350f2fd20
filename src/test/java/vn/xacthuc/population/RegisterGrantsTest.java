package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterGrantsTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static RegisterRows rows;

    @BeforeAll
    static void fill() {
        rows = RegisterRows.inNewDatabase("population_grants");
        rows.person("003090000001")
                .oldNumber("012345678", "003090000001")
                .card("003090000001", "2022-04-18", "ACTIVE")
                .write("insert into household (household_id) values (1)")
                .write(
                        "insert into health_insurance values"
                                + " ('1234567890', '003090000001', 4, null, '2026-01-01',"
                                + " '2026-12-31')")
                .write("insert into eid_account values ('003090000001', 2, now(), null)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from citizen",
                "delete from identity_card",
                "delete from household",
                "delete from health_insurance",
                "delete from eid_account",
                "delete from ethnic_group",
                "truncate citizen",
                "truncate old_id_number",
                "update citizen set personal_id = '003090000002'",
                "update identity_card set personal_id = '003090000002'",
                "update identity_card set issued_on = '2020-01-01'",
                "update health_insurance set personal_id = '003090000002'",
                "update health_insurance set insurance_number = '0000000000'",
                "update eid_account set personal_id = '003090000002'",
                "update household set household_id = 2",
                "update old_id_number set personal_id = '003090000002'",
                "update ethnic_group set name = 'Kinh'",
                "insert into ethnic_group values ('GSO', '98', 'Khác')",
                "insert into flyway_schema_history select * from flyway_schema_history",
                "delete from flyway_schema_history",
                "alter table citizen add column remark text",
                "alter table citizen disable trigger all",
                "drop table citizen",
                "drop schema register cascade",
                "create table register.remark (remark text)",
                "create table public.remark (remark text)",
                "create index remark on citizen (full_name)",
                "create function register.remark() returns int language sql as 'select 1'",
                "create rule remark as on insert to citizen do instead nothing",
                "comment on table citizen is ''",
                "create role remark",
                "create database remark",
                "create extension file_fdw",
                "alter role xacthuc_service superuser",
                "alter system set fsync = off",
                "set role xacthuc_owner",
                "set session_replication_role = replica",
                "begin; lock table citizen in access exclusive mode",
                "copy citizen to program 'cat'",
                "copy citizen to '/tmp/citizen'",
                "copy citizen from '/etc/passwd'",
                "select pg_read_file('/etc/passwd')"
            })
    void serviceMayNot(String statement) throws SQLException {
        assertThat(refusalOf(statement)).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from citizen natural left join identity_card natural left join"
                        + " old_id_number natural left join health_insurance natural left join"
                        + " eid_account",
                "select * from ethnic_group, household, flyway_schema_history",
                "insert into citizen (personal_id, full_name, birth_year, sex)"
                        + " values ('003190000003', 'Lê Thị Bình', 1990, 'FEMALE')",
                "update citizen set full_name = 'Nguyễn Văn Anh', updated_at = now()",
                "insert into household (household_id) values (2)",
                "update household set head_personal_id = '003090000001'",
                "insert into identity_card (personal_id, issued_on, card_type, status_at)"
                        + " values ('003090000001', '2023-01-01', 'CAN_CUOC', now())",
                "update identity_card set status = 'LOST', status_at = now()",
                "insert into health_insurance values ('1234567891', '003090000001', null, null,"
                        + " '2026-01-01', '2026-12-31')",
                "update health_insurance set valid_to = '2027-12-31'",
                "update eid_account set activated_at = now()",
                "insert into old_id_number values ('012345679', '003090000001')",
                "delete from old_id_number"
            })
    void serviceMay(String statement) {
        assertThatCode(() -> tryAsService(statement)).doesNotThrowAnyException();
    }

    @Test
    void migratedRegisterIsValid() {
        assertThat(rows.flyway().validateWithResult().validationSuccessful).isTrue();
        assertThat(rows.flyway().info().pending()).isEmpty();
    }

    @Test
    void serviceCannotPassItsRightsOn() throws SQLException {
        String question = "select has_table_privilege('pg_monitor', 'register.citizen', 'select')";
        try (Connection connection = rows.asService();
                Statement statement = connection.createStatement()) {
            // PostgreSQL answers this with a warning that nothing was granted, not with an error.
            statement.execute("grant select on citizen to public");
        }
        assertThat(rows.read(question)).isEqualTo("f");
    }

    private static String refusalOf(String statement) throws SQLException {
        SQLException refused =
                catchThrowableOfType(SQLException.class, () -> runAsService(statement));
        if (refused == null) {
            throw new AssertionError("allowed: " + statement);
        }
        return refused.getSQLState();
    }

    /// Not in a transaction, where some statements are refused for that reason alone.
    private static void runAsService(String sql) throws SQLException {
        try (Connection connection = rows.asService();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Nothing a test does stays: the rows are the same for the next one.
    private static void tryAsService(String sql) throws SQLException {
        try (Connection connection = rows.asService();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute(sql);
            } finally {
                connection.rollback();
            }
        }
    }
}
