package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.chip.ActiveAuthenticationRecord;
import vn.xacthuc.icao.CccdDetails;
import vn.xacthuc.icao.Dg13;
import vn.xacthuc.population.CardRecord;
import vn.xacthuc.population.CitizenRecord;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.problem.StrictJson;

class DevCardResourceTest {

    private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.shared();
    private static final String JSON = "application/json";
    private static AgroalDataSource register;
    private static CitizenSample sample;
    private static DevCardResource resource;

    @BeforeAll
    static void fill() throws SQLException {
        POSTGRES.createDatabase("dev_cards");
        String url = POSTGRES.jdbcUrl("dev_cards", "register");
        PostgresLogin owner = POSTGRES.owner();
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/register")
                .defaultSchema("register")
                .placeholders(Map.of("serviceRole", POSTGRES.service().user()))
                .load()
                .migrate();
        new PopulationLoader(url, owner.user(), owner.password())
                .load(Population.of(5, 300, PopulationFixture.TODAY));
        AgroalConnectionFactoryConfigurationSupplier connections =
                new AgroalConnectionFactoryConfigurationSupplier()
                        .jdbcUrl(url)
                        .principal(new NamePrincipal(owner.user()))
                        .credential(new SimplePassword(owner.password()));
        register =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .connectionPoolConfiguration(pool ->
                                        pool.maxSize(1)
                                                .connectionFactoryConfiguration(connections)));
        sample = new CitizenSample(register);
        resource = new DevCardResource(new CitizenCards(sample, register), new StrictJson());
    }

    @AfterAll
    static void close() {
        register.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = CitizenCase.class,
            mode = Mode.EXCLUDE,
            names = {"NO_CARD", "CHILD"})
    void cardSaysWhatTheRegisterSays(CitizenCase person) throws SQLException {
        CitizenRecord citizen = sample.identity(person).getFirst();
        CardRecord newest = Objects.requireNonNull(citizen.cards()).getFirst();
        DevCardResource.Card card = card(of(person.personalId()));
        CccdDetails details = Dg13.read(file(card, "13")).orElseThrow();
        String zone = new String(file(card, "1"), StandardCharsets.US_ASCII);

        assertThat(details.personalId()).hasValue(person.personalId());
        assertThat(details.fullName()).hasValue(person.fullName().toUpperCase(Locale.ROOT));
        assertThat(details.issuedOn()).hasToString("Optional[" + newest.issuedOn() + "]");
        assertThat(details.expiresOn().map(Object::toString))
                .isEqualTo(Optional.ofNullable(newest.expiresOn()));
        assertThat(details.neverExpires()).isEqualTo(newest.expiresOn() == null);
        assertThat(zone).contains("IDVNM" + person.personalId().substring(3));
    }

    @Test
    void cardNamesTheFamilyThatTheRegisterKnows() throws SQLException {
        DevCardResource.Card card = card(of(CitizenCase.ORDINARY.personalId()));

        assertThat(new String(file(card, "13"), StandardCharsets.UTF_8))
                .contains("Trần Thị Mai", "Kinh", "Số 1, phố Hàng Bài, Hoàn Kiếm, Hà Nội");
    }

    @Test
    void defectIsMadeOnThePersonsOwnCard() throws SQLException {
        String number = CitizenCase.INSURED.personalId();
        DevCardResource.Card genuine = card(of(number));
        DevCardResource.Card changed = card(of(number, "defect", "DG2_CHANGED"));

        assertThat(changed.sod()).isEqualTo(genuine.sod());
        assertThat(changed.dataGroups().get("1")).isEqualTo(genuine.dataGroups().get("1"));
        assertThat(changed.dataGroups().get("2")).isNotEqualTo(genuine.dataGroups().get("2"));
    }

    @Test
    void olderCardIsServedByItsDayOfIssue() throws SQLException {
        String number = CitizenCase.UNINSURED.personalId();
        try (Connection connection = register.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into identity_card (personal_id, card_type, issued_on, expires_on,
                                               status, status_at)
                    values ('%1$s', 'CCCD_CHIP', '2021-02-03', null, 'REPLACED', now()),
                           ('%1$s', 'CMND_12', '2014-02-03', null, 'REPLACED', now())
                    """
                            .formatted(number));
        }
        DevCardResource.Card older = card(of(number, "cardIssuedOn", "2021-02-03"));

        assertThat(Dg13.read(file(older, "13")).orElseThrow().neverExpires()).isTrue();
        assertThat(refused(of(number, "cardIssuedOn", "2014-02-03")))
                .as("cards of 2014 have no chip")
                .isEqualTo(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"003193000013", "003221000016", "999999999999"})
    void whoHasNoCardHasNoChip(String number) {
        assertThat(refused(of(number))).isEqualTo(ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | MISSING_FIELD",
                "{\"personalId\":\"3\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"defect\":\"RUST\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"as\":\"poem\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"challenge\":\"AAAA\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"challenge\":\"*\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"challenge\":{}} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"cardIssuedOn\":\"2021\"} | INVALID_VALUE",
                "{\"personalId\":\"003090000001\",\"colour\":\"red\"} | UNKNOWN_FIELD"
            })
    void requestThatCannotBeIsRefused(String body, ProblemType problem) {
        assertThat(refused(body)).isEqualTo(problem);
    }

    @Test
    void unknownDefectIsAnsweredWithTheNamesOfAll() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> card("{\"personalId\":\"003090000001\",\"defect\":\"RUST\"}"))
                .satisfies(problem -> {
                    assertThat(problem.fieldProblems())
                            .singleElement()
                            .satisfies(field -> {
                                assertThat(field.pointer()).isEqualTo("/defect");
                                assertThat(field.detail().english())
                                        .contains("DG1_CHANGED", "SOD_PADDED");
                            });
                });
    }

    @Test
    void chipAnswersAChallenge() throws SQLException {
        byte[] challenge = Tlv.hex("0102030405060708");
        String body =
                of("003090000001", "challenge", Base64.getEncoder().encodeToString(challenge));
        String signature = resource.answer(JSON, utf8(body)).signature();

        assertThat(bytes(signature)).hasSize(256);
        assertThat(card(body).activeAuthentication().orElseThrow().signature())
                .isEqualTo(signature);
    }

    @Test
    void chipWithoutAKeyDoesNotAnswer() {
        String body =
                "{\"personalId\":\"003090000001\",\"challenge\":\"AQIDBAUGBwg=\","
                        + "\"defect\":\"DG15_NOT_LISTED\"}";

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> resource.answer(JSON, utf8(body)))
                .satisfies(
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_SUPPORTED));
    }

    @Test
    void cardIsServedAsTheBodyOfAVerification() throws SQLException {
        DevCardResource.Presented body =
                (DevCardResource.Presented)
                        read(
                                "{\"personalId\":\"003090000001\",\"as\":\"verification\","
                                        + "\"challenge\":{\"challengeId\":\"c-1\","
                                        + "\"challenge\":\"AQIDBAUGBwg=\",\"expiresAt\":\"\"}}");

        assertThat(body.claim())
                .hasValue(
                        Map.of(
                                "personalId", "003090000001",
                                "fullName", "Nguyễn Văn An",
                                "dateOfBirth", "1990-05-02"));
        assertThat(body.chip().activeAuthentication())
                .isNotNull()
                .extracting(ActiveAuthenticationRecord::challengeId)
                .isEqualTo("c-1");
        assertThat(body.chip().dataGroups()).containsOnlyKeys("1", "2", "13", "14", "15");
    }

    @Test
    void everyDefectIsListedWithWhatItMeans() {
        List<DevCardResource.Defect> listed = resource.defects().items();

        assertThat(listed).hasSameSizeAs(CardDefect.all());
        assertThat(listed).allSatisfy(defect -> assertThat(defect.meaning()).endsWith("."));
    }

    private static String of(String personalId, String... members) {
        StringBuilder body = new StringBuilder("{\"personalId\":\"" + personalId + "\"");
        for (int i = 0; i < members.length; i += 2) {
            body.append(",\"" + members[i] + "\":\"" + members[i + 1] + "\"");
        }
        return body.append('}').toString();
    }

    private static DevCardResource.Card card(String body) throws SQLException {
        return (DevCardResource.Card) read(body);
    }

    private static Object read(String body) throws SQLException {
        return resource.read(JSON, utf8(body));
    }

    private static ProblemType refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> card(body)).type();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] file(DevCardResource.Card card, String number) {
        return bytes(Objects.requireNonNull(card.dataGroups().get(number)));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
