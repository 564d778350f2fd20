package vn.xacthuc.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.generated.ApiClient;
import vn.xacthuc.generated.ApiException;
import vn.xacthuc.generated.api.VerificationsApi;
import vn.xacthuc.generated.model.Claim;
import vn.xacthuc.generated.model.Decision;
import vn.xacthuc.generated.model.VerificationAnswer;
import vn.xacthuc.generated.model.VerificationContext;
import vn.xacthuc.generated.model.VerificationRequest;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.sample.EmbeddedPostgres;

/// The production jar on a real database: migrated by the command, called by a bank through the
/// client that the published OpenAPI file generates.
class PackagedServiceIT {

    private static Map<String, String> settings;
    private static PackagedService.Ended migration;
    private static PackagedService service;

    @BeforeAll
    static void startAsAnOperatorWould() {
        settings = PackagedGround.shared().settings();
        migration = PackagedGround.shared().migration();
        service = PackagedService.serve(settings);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void migrateBringsBothSchemasAndEndsWell() {
        assertThat(migration.status()).as(migration.output()).isZero();
        assertThat(migration.output()).contains("register").contains("log");
    }

    @Test
    void migratingAgainChangesNothing() {
        assertThat(PackagedService.run(settings, "migrate").status()).isZero();
    }

    @Test
    void bankVerifiesACitizenThroughTheGeneratedClient() throws ApiException {
        VerificationsApi bank = bank(DemoTokens.of("demo-bank", "identity:verify"));
        String key = UUID.randomUUID().toString();

        VerificationAnswer answer = bank.verify(key, request(CitizenCase.ORDINARY.fullName()));

        assertThat(answer.getDecision()).isEqualTo(Decision.VERIFIED);
        assertThat(answer.getReasons()).isEmpty();
        assertThat(bank.verify(key, request(CitizenCase.ORDINARY.fullName()))).isEqualTo(answer);
        VerificationAnswer kept = bank.getVerification(answer.getVerificationId());
        String signed = answer.getReceipt().substring(0, answer.getReceipt().indexOf('~') + 1);
        assertThat(kept.getReceipt()).isEqualTo(signed);
        assertThat(kept.receipt(answer.getReceipt())).isEqualTo(answer);
    }

    @Test
    void bankReadsAProblemThroughTheGeneratedClient() {
        VerificationsApi telecom = bank(DemoTokens.of("demo-telecom", "identity:verify"));

        assertThatThrownBy(() ->
                        telecom.verify(
                                UUID.randomUUID().toString(),
                                request(CitizenCase.ORDINARY.fullName())))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        problem -> {
                            assertThat(problem.getCode()).isEqualTo(403);
                            assertThat(problem.getResponseBody()).contains("purpose-not-allowed");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/oauth2/token",
                "/dev/citizens",
                "/dev/cards",
                "/dev/trust",
                "/dev/",
                "/q/swagger-ui"
            })
    void nothingForDevelopmentIsServed(String path) {
        assertThat(service.get(path).statusCode()).isEqualTo(404);
        assertThat(
                        service.send(
                                        HttpRequest.newBuilder(service.address(path))
                                                .POST(HttpRequest.BodyPublishers.ofString("")))
                                .statusCode())
                .isIn(404, 405);
    }

    @Test
    void logIsJsonWithoutAnythingAboutThePerson() throws IOException {
        String log = service.log();

        assertThat(log.lines().filter(line -> line.startsWith("{"))).isNotEmpty();
        assertThat(log)
                .doesNotContain(CitizenCase.ORDINARY.personalId())
                .doesNotContain(CitizenCase.ORDINARY.fullName());
    }

    @Test
    void metricsNameTheParts() throws ApiException {
        bank(DemoTokens.of("demo-bank", "identity:verify"))
                .verify(UUID.randomUUID().toString(), request(CitizenCase.ORDINARY.fullName()));

        assertThat(service.get("/q/metrics").body())
                .contains("xacthuc_audit_queue_length")
                .contains("xacthuc_audit_batch_size")
                .contains("xacthuc_audit_append")
                .contains("xacthuc_register_lookup")
                .contains("xacthuc_verifications");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quarkus.datasource.register.jdbc.url",
                "quarkus.datasource.log.jdbc.url",
                "mp.jwt.verify.issuer",
                "mp.jwt.verify.audiences",
                "xacthuc.audit.wrapping-keys.dev",
                "xacthuc.party.subject-token-key",
                "xacthuc.receipt.issuer",
                "xacthuc.receipt.keys.dev.private-key",
                "xacthuc.receipt.salt-key"
            })
    void refusesToStartWithoutASettingAndNamesIt(String key) {
        Map<String, String> incomplete = new HashMap<>(settings);
        incomplete.remove(key);

        PackagedService.Ended ended = PackagedService.run(incomplete);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output().strip().lines().toList())
                .isEqualTo(List.of("xacthuc: not started: set " + key));
    }

    @Test
    void refusesPublishedKeysAndPlainHttpAndNamesBoth() {
        Map<String, String> unsafe = new HashMap<>(settings);
        unsafe.put("quarkus.http.host", "0.0.0.0");
        // As docker/.env.example has it.
        unsafe.put("xacthuc.receipt.salt-key", "ZGVtby1vbmx5LXJlY2VpcHQtc2FsdC1rZXktMDAwMDA=");

        PackagedService.Ended ended = PackagedService.run(unsafe);

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output().strip().lines())
                .singleElement()
                .asString()
                .startsWith("xacthuc: not started: set ")
                .containsIgnoringCase("SALT_KEY (a published demo value)")
                .contains("quarkus.http.tls-configuration-name");
    }

    @Test
    void refusesALoginThatMayChangeTheLog() {
        Map<String, String> mighty = new HashMap<>(settings);
        mighty.put("quarkus.datasource.log.username", EmbeddedPostgres.shared().owner().user());
        mighty.put("quarkus.datasource.log.password", EmbeddedPostgres.shared().owner().password());

        PackagedService.Ended ended = PackagedService.run(mighty);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output())
                .contains("set quarkus.datasource.log.username to a role of the service")
                .contains("owns schema log");
    }

    @Test
    void refusesASchemaThatWasNeverMigrated() {
        EmbeddedPostgres.shared().createDatabase("unmigrated");
        Map<String, String> elsewhere = new HashMap<>(settings);
        elsewhere.put(
                "quarkus.datasource.log.jdbc.url",
                EmbeddedPostgres.shared().jdbcUrl("unmigrated", "log"));

        PackagedService.Ended ended = PackagedService.run(elsewhere);

        assertThat(ended.status()).isNotZero();
        assertThat(ended.output()).contains("run `migrate`");
    }

    private static VerificationsApi bank(String token) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(service.address("").toString());
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return new VerificationsApi(client);
    }

    private static VerificationRequest request(String fullName) {
        return new VerificationRequest()
                .context(
                        new VerificationContext()
                                .purpose("BANK_ACCOUNT_OPENING")
                                .officerId("teller-0042"))
                .claim(
                        new Claim()
                                .personalId(CitizenCase.ORDINARY.personalId())
                                .fullName(fullName)
                                .dateOfBirth(CitizenCase.ORDINARY.dateOfBirth()));
    }
}
