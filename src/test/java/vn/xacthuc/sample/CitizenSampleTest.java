package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.population.AddressRecord;
import vn.xacthuc.population.CardRecord;
import vn.xacthuc.population.CitizenRecord;
import vn.xacthuc.population.EidRecord;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

class CitizenSampleTest {
    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.shared();
    private static AgroalDataSource register;
    private static CitizenSampleResource resource;

    @BeforeAll
    static void fill() throws SQLException {
        POSTGRES.createDatabase("citizen_sample");
        String url = POSTGRES.jdbcUrl("citizen_sample", "register");
        PostgresLogin owner = POSTGRES.owner();
        PostgresLogin service = POSTGRES.service();
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/register")
                .defaultSchema("register")
                .placeholders(Map.of("serviceRole", service.user()))
                .load()
                .migrate();
        new PopulationLoader(url, owner.user(), owner.password())
                .load(Population.of(5, 1_500, PopulationFixture.TODAY));
        AgroalConnectionFactoryConfigurationSupplier connections =
                new AgroalConnectionFactoryConfigurationSupplier()
                        .jdbcUrl(url)
                        .principal(new NamePrincipal(service.user()))
                        .credential(new SimplePassword(service.password()));
        register =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(pool ->
                                        pool.maxSize(1)
                                                .connectionFactoryConfiguration(connections)));
        resource = new CitizenSampleResource(new CitizenSample(register));
    }

    @AfterAll
    static void close() {
        register.close();
    }

    @ParameterizedTest
    @EnumSource(CitizenCase.class)
    void showsTheIdentityOfEachCase(CitizenCase citizenCase) throws SQLException {
        List<CitizenRecord> items = resource.list(null, citizenCase.name()).items();
        assertThat(items)
                .singleElement()
                .satisfies(citizen -> {
                    assertThat(citizen.personalId()).isEqualTo(citizenCase.personalId());
                    assertThat(citizen.fullName()).isEqualTo(citizenCase.fullName());
                    assertThat(citizen.dateOfBirth()).isEqualTo(citizenCase.dateOfBirth());
                    assertThat(citizen.sex()).isEqualTo(citizenCase.sex().name());
                    assertThat(citizen.oldIdNumber()).isEqualTo(citizenCase.oldIdNumber());
                    assertThat(citizen.sampleCase()).isEqualTo(citizenCase.name());
                });
    }

    @Test
    void showsAllThatTheOrdinaryAdultHolds() throws SQLException {
        CitizenRecord citizen = resource.list(null, "ORDINARY").items().getFirst();
        assertThat(citizen.cards())
                .containsExactly(
                        new CardRecord(
                                "CCCD_CHIP",
                                "2021-04-12",
                                "2030-05-02",
                                "ACTIVE",
                                "2021-04-12T05:00:00.000Z"));
        assertThat(citizen.insurance()).hasSize(1);
        assertThat(citizen.eid())
                .isEqualTo(
                        new EidRecord(2, "2023-03-20T05:00:00.000Z", "2023-04-02T05:00:00.000Z"));
        assertThat(citizen.permanentAddress())
                .isEqualTo(
                        new AddressRecord("01", null, "00070", "Số 1, phố Hàng Bài", "2025-07-01"));
        assertThat(citizen.status()).isEqualTo("ALIVE");
    }

    @Test
    void showsOrdinaryPeopleFirstAndThenTheOthers() throws SQLException {
        List<CitizenRecord> items = resource.list("1000", null).items();
        assertThat(items).hasSize(1_000);
        assertThat(items.getFirst().sampleCase()).isEqualTo("ORDINARY");
        assertThat(items.subList(0, 500))
                .allSatisfy(citizen -> {
                    assertThat(citizen.status()).isEqualTo("ALIVE");
                    assertThat(citizen.dateOfBirth()).hasSize(10);
                    assertThat(citizen.oldIdNumber()).isNotNull();
                    assertThat(citizen.cards()).isNotEmpty();
                });
        assertThat(items).extracting(CitizenRecord::personalId).doesNotHaveDuplicates();
        assertThat(items.subList(900, 1_000)).extracting(CitizenRecord::cards).contains(List.of());
    }

    @Test
    void showsTwentyPeopleUnlessAskedForMore() throws SQLException {
        assertThat(resource.list(null, null).items()).hasSize(20);
        assertThat(resource.list("3", null).items()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "ten", "", "1.5"})
    void refusesABadLimit(String limit) {
        refuses(limit, null);
    }

    @ParameterizedTest
    @CsvSource({"ordinary", "''", "NOBODY"})
    void refusesAnUnknownCase(String caseName) {
        refuses(null, caseName);
    }

    private static void refuses(@Nullable String limit, @Nullable String caseName) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resource.list(limit, caseName))
                .extracting(ProblemException::type)
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }
}
