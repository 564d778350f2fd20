package vn.xacthuc.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterSchemaTest {
    private static RegisterRows rows;

    @BeforeAll
    static void fill() {
        rows = RegisterRows.inNewDatabase("population_schema");
        rows.person("003090000001").oldNumber("012345678", "003090000001");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "personal_id = '00309000001' | 23514",
                "personal_id = '00309000000A' | 23514",
                "full_name = '' | 23514",
                "full_name = repeat('a', 201) | 23514",
                "birth_year = 1849 | 23514",
                "birth_month = 13 | 23514",
                "birth_month = null | 23514",
                "birth_month = 2, birth_day = 30 | 22008",
                "sex = 'OTHER' | 23514",
                "nationality = 'vnm' | 23514",
                "ethnic_list = 'GSO' | 23514",
                "ethnic_list = 'GSO', ethnic_code = '55' | 23503",
                "permanent_province_code = '1' | 23514",
                "permanent_province_code = '01' | 23514",
                "absent_until = '2026-01-01' | 23514",
                "absent_from = '2026-02-01', absent_until = '2026-01-01' | 23514",
                "household_id = 77 | 23503",
                "relation_to_head = 'UNCLE' | 23514",
                "marital_status = 'ENGAGED' | 23514",
                "status = 'EMIGRATED' | 23514",
                "status = 'SUPERSEDED' | 23514",
                "superseded_by = '003090000002' | 23514",
                "status = 'SUPERSEDED', superseded_by = '003090000001' | 23514",
                "deceased_on = '2026-01-01' | 23514"
            })
    void refusesImpossiblePerson(String change, String sqlState) {
        assertThat(refusalOf("update citizen set " + change)).isEqualTo(sqlState);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "birth_day = null",
                "birth_day = null, birth_month = null",
                "birth_year = 2000, birth_month = 2, birth_day = 29",
                "ethnic_list = 'GSO', ethnic_code = '54'",
                "permanent_province_code = '01', permanent_codes_as_of = '2025-06-30'",
                "absent_from = '2026-02-01'",
                "status = 'SUPERSEDED', superseded_by = '003090000002'",
                "status = 'DECEASED'",
                "status = 'DECEASED', deceased_on = '2026-01-01'"
            })
    void takesPossiblePerson(String change) {
        assertThat(refusalOf("update citizen set " + change)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "old_id_number values ('01234567', '003090000001') | 23514",
                "old_id_number values ('012345678', '003090000001') | 23505",
                "old_id_number values ('012345678', '003090000009') | 23503",
                "identity_card values ('003090000001', '2022-01-01', 'PASSPORT', null, 'LOST',"
                        + " now()) | 23514",
                "identity_card values ('003090000001', '2022-01-01', 'CCCD_CHIP', '2022-01-01',"
                        + " 'LOST', now()) | 23514",
                "identity_card values ('003090000001', '2022-01-01', 'CCCD_CHIP', null, 'EXPIRED',"
                        + " now()) | 23514",
                "identity_card values ('003090000001', '2022-01-01', 'CCCD_CHIP', null, 'LOST')"
                        + " | 23502",
                "health_insurance values ('GD40101234567', '003090000001', 4, null, '2026-01-01',"
                        + " '2026-12-31') | 23514",
                "health_insurance values ('1234567890', '003090000001', 6, null, '2026-01-01',"
                        + " '2026-12-31') | 23514",
                "health_insurance values ('1234567890', '003090000001', 4, null, '2026-01-01',"
                        + " '2025-12-31') | 23514",
                "eid_account values ('003090000001', 3, now()) | 23514",
                "eid_account values ('003090000001', 2, now(), now() - interval '1 day') | 23514",
                "household (household_id, province_code) values (1, '01') | 23514"
            })
    void refusesImpossibleDocument(String row, String sqlState) {
        assertThat(refusalOf("insert into " + row)).isEqualTo(sqlState);
    }

    @Test
    void severalPeopleMayShareAnOldNumber() {
        rows.person("003090000005").oldNumber("012345678", "003090000005");
        assertThat(rows.read("select count(*) from old_id_number")).isEqualTo("2");
        rows.write("delete from citizen where personal_id = '003090000005'");
    }

    @Test
    void knowsAllEthnicGroupsOfTheNationalList() {
        assertThat(rows.read("select count(distinct name) from ethnic_group where list = 'GSO'"))
                .isEqualTo("54");
        assertThat(rows.read("select name from ethnic_group where list = 'GSO' and code = '54'"))
                .isEqualTo("Ơ Đu");
    }

    /// The SQLSTATE with which the database refuses a statement, or null; nothing stays.
    private static String refusalOf(String sql) {
        SQLException refused =
                catchThrowableOfType(
                        SQLException.class,
                        () -> {
                            try (Connection connection = rows.asOwner();
                                    Statement statement = connection.createStatement()) {
                                connection.setAutoCommit(false);
                                try {
                                    statement.execute(sql);
                                } finally {
                                    connection.rollback();
                                }
                            }
                        });
        return refused == null ? null : refused.getSQLState();
    }
}
