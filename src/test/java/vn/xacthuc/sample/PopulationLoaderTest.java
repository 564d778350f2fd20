package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PopulationLoaderTest {
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.shared();
    private static final int SIZE = 3_000;

    private final String url = POSTGRES.jdbcUrl("population_loader", "register");
    private final PostgresLogin owner = POSTGRES.owner();
    private final PopulationLoader loader =
            new PopulationLoader(url, owner.user(), owner.password());
    private final Population population = Population.of(5, SIZE, PopulationFixture.TODAY);

    @BeforeEach
    void migrate() {
        POSTGRES.createDatabase("population_loader");
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/register")
                .defaultSchema("register")
                .placeholders(Map.of("serviceRole", POSTGRES.service().user()))
                .load()
                .migrate();
    }

    @Test
    void fillsEveryTableOfTheRegister() throws SQLException {
        assertThat(loader.load(population)).isTrue();
        PopulationFixture expected = PopulationFixture.of(5, SIZE);
        assertThat(number("select count(*) from citizen")).isEqualTo(SIZE);
        assertThat(number("select count(*) from household")).isEqualTo(expected.households.size());
        assertThat(number("select count(*) from identity_card"))
                .isEqualTo(
                        expected.citizens.stream()
                                .mapToInt(citizen -> citizen.papers().cards().size())
                                .sum());
        assertThat(number("select count(*) from health_insurance")).isGreaterThan(2_000);
        assertThat(number("select count(*) from eid_account")).isGreaterThan(1_000);
        assertThat(text("select full_name from citizen where personal_id = '003079000005'"))
                .isEqualTo("Y Bih Êñuôl");
        assertThat(number("select reltuples from pg_class where oid = 'citizen'::regclass"))
                .isEqualTo(SIZE);
    }

    @Test
    void leavesConstraintsAndIndexesAsTheyWere() throws SQLException {
        String keys =
                """
                select string_agg(conrelid::regclass || ' ' || conname || ' '
                                  || pg_get_constraintdef(oid) || convalidated, ', '
                                  order by conrelid::regclass::text, conname)
                from pg_constraint where connamespace = 'register'::regnamespace
                """;
        String indexes =
                """
                select string_agg(indexdef, ', ' order by indexdef) from pg_indexes
                where schemaname = 'register'
                """;
        String keysBefore = text(keys);
        String indexesBefore = text(indexes);
        loader.load(population);
        assertThat(text(keys)).isEqualTo(keysBefore).contains("REFERENCES", "PRIMARY KEY");
        assertThat(text(indexes)).isEqualTo(indexesBefore).contains("citizen_household");
    }

    @Test
    void doesNothingWhereThereArePeople() throws SQLException {
        loader.load(population);
        assertThat(loader.load(Population.of(6, SIZE, PopulationFixture.TODAY))).isFalse();
        assertThat(number("select count(*) from citizen")).isEqualTo(SIZE);
    }

    @Test
    void letsTheServiceOpenTheNextHousehold() throws SQLException {
        loader.load(population);
        long highest = number("select max(household_id) from household");
        assertThat(number("insert into household default values returning household_id"))
                .isEqualTo(highest + 1);
    }

    @Test
    void refusesAnUnknownOptionOfTheCommandLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PopulationOptions.parse(
                                new String[] {"--peeple", "10"}, PopulationFixture.TODAY))
                .withMessageContaining("--peeple");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PopulationOptions.parse(new String[0], PopulationFixture.TODAY));
    }

    private long number(String query) throws SQLException {
        return Math.round(Double.parseDouble(text(query)));
    }

    private String text(String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(url, owner.user(), owner.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
