package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.testing.Database;

/// What the service could do to the trust list if somebody else spoke through it.
class TrustGrantsTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.newLog("trust_grants");
        new TrustReplica(database).add(Cscas.root("XA", "CSCA", "CSCA"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trust.version set changed_at = now()",
                "delete from trust.version",
                "truncate trust.version cascade",
                "update trust.change set encoded = null",
                "delete from trust.change",
                "truncate trust.change",
                "drop table trust.change",
                "create table trust.remark (remark text)",
                "drop schema trust cascade"
            })
    void serviceMayOnlyAddAndRead(String statement) {
        assertThat(refusal(statement)).isEqualTo(INSUFFICIENT_PRIVILEGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into trust.version values (-1, now())",
                "insert into trust.version values (1, now())",
                "insert into trust.change values (9, 0, 'CRL', sha256('\\x00'), '\\x00')",
                "insert into trust.change values (1, 5, 'CRL', sha256('\\x00'), '\\x01')",
                "insert into trust.change values (1, 5, 'CRL', '\\x00', null)",
                "insert into trust.change values (1, -1, 'CRL', sha256('\\x00'), null)",
                "insert into trust.change values (1, 5, 'PASSWORD', sha256('\\x00'), null)"
            })
    void whatContradictsItselfIsNotStored(String statement) {
        assertThat(refusal(statement)).startsWith("23");
    }

    @Test
    void everyStatementWouldRunForItsOwner() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("update trust.change set encoded = null");
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
