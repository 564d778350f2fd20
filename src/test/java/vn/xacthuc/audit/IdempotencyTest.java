package vn.xacthuc.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class IdempotencyTest {

    private static final int REQUESTS = 1000;
    private static final int KEYS = 600;
    private static final int CLIENTS = 32;
    private static final List<CitizenCase> PEOPLE = List.of(CitizenCase.values());

    private final Database log = Database.log();

    @Inject DetailCipher cipher;

    @Test
    void sameKeyAndBodyGetTheSameBytesAndOneEntry() {
        String key = UUID.randomUUID().toString();
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.ORDINARY).key(key);
        byte[] first = call.post().asByteArray();
        long entries = verifications();

        byte[] again = call.post().asByteArray();

        assertThat(again).isEqualTo(first);
        assertThat(verifications()).isEqualTo(entries);
    }

    @Test
    void sameKeyWithAnotherBodyConflicts() {
        String key = UUID.randomUUID().toString();
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.ORDINARY).key(key);
        byte[] first = call.post().asByteArray();
        long entries = verifications();

        VerificationCall.ofBank()
                .about(CitizenCase.DECEASED)
                .key(key)
                .post()
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-conflict"));

        assertThat(verifications()).isEqualTo(entries);
        assertThat(call.post().asByteArray()).isEqualTo(first);
    }

    @Test
    void sameMeaningInOtherBytesIsAnotherBody() {
        String key = UUID.randomUUID().toString();
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.ORDINARY).key(key);
        call.post().then().statusCode(200);

        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(call.json() + " ")
                .post("/v1/verifications")
                .then()
                .statusCode(409);
    }

    @Test
    void keyOfOneClientIsNotThatOfAnother() {
        String key = UUID.randomUUID().toString();
        Response bank = VerificationCall.ofBank().about(CitizenCase.ORDINARY).key(key).post();

        Response tax =
                VerificationCall.of("demo-tax", "TAX_REGISTRATION")
                        .about(CitizenCase.DECEASED)
                        .key(key)
                        .post();

        assertThat(tax.statusCode()).isEqualTo(200);
        assertThat(tax.jsonPath().getString("verificationId"))
                .isNotEqualTo(bank.jsonPath().getString("verificationId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1990-02-30", "yesterday", ""})
    void requestThatIsRefusedBindsNothing(String birth) {
        String key = UUID.randomUUID().toString();
        VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .claim("dateOfBirth", birth)
                .key(key)
                .post()
                .then()
                .statusCode(422);

        VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .key(key)
                .post()
                .then()
                .statusCode(200);
    }

    @Test
    void retryIsAnsweredThoughTheContractNoLongerAllowsTheRequest() {
        String party = NewParty.like("demo-tax");
        String key = UUID.randomUUID().toString();
        VerificationCall call = call(party).key(key);
        byte[] first = call.post().asByteArray();
        log.write(
                "update party.policy set document = jsonb_set(document, '{purposes}', '{}') where"
                        + " party_code = ?",
                party);
        Eventually.holds("the purpose is gone", () -> call(party).post().statusCode() == 403);

        assertThat(call.post().asByteArray()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "a\u0001b", "a\u007fb", "khoá"})
    void keyOfOtherThanVisibleAsciiIsNone(String key) {
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.ORDINARY);
        byte[] body = call.json().getBytes(StandardCharsets.UTF_8);

        RawHttp.Answer answer =
                RawHttp.send(
                        "POST /v1/verifications",
                        body,
                        "Authorization: Bearer " + DemoTokens.of("demo-bank", "identity:verify"),
                        "Idempotency-Key: " + key,
                        "Content-Type: application/json",
                        "Content-Length: " + body.length);

        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void keyHasTwoHundredFiftyFiveCharactersAtMost() {
        String longest = UUID.randomUUID() + "x".repeat(219);

        VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .key(longest + "x")
                .post()
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-header"));
        VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .key(longest)
                .post()
                .then()
                .statusCode(200);
    }

    @Test
    void logStaysWholeUnderManyClientsThatRepeatThemselves() throws Exception {
        long before = verifications();
        String run = UUID.randomUUID().toString();
        Random random = new Random(20261121);
        Map<Integer, List<Future<HttpResponse<byte[]>>>> byKey = new HashMap<>();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            String token = DemoTokens.of("demo-bank", "identity:verify");
            for (int i = 0; i < REQUESTS; i++) {
                int key = random.nextInt(KEYS);
                HttpRequest request = request(token, run + "-" + key, key);
                byKey.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(clients.submit(() -> http.send(request, BodyHandlers.ofByteArray())));
            }
            Set<String> answers = new HashSet<>();
            for (List<Future<HttpResponse<byte[]>>> ofOneKey : byKey.values()) {
                HttpResponse<byte[]> first = ofOneKey.getFirst().get();
                assertThat(first.statusCode()).isEqualTo(200);
                for (Future<HttpResponse<byte[]>> one : ofOneKey) {
                    assertThat(one.get().body()).isEqualTo(first.body());
                }
                answers.add(new String(first.body(), StandardCharsets.UTF_8));
            }
            assertThat(answers).hasSize(byKey.size());
        }

        assertThat(byKey.size()).isLessThan(REQUESTS);
        assertThat(verifications()).isEqualTo(before + byKey.size());
        assertThat(WholeLog.check(log, cipher)).isGreaterThan(byKey.size());
    }

    private static HttpRequest request(String token, String key, int number) {
        CitizenCase person = PEOPLE.get(number % PEOPLE.size());
        String body =
                VerificationCall.ofBank()
                        .about(person)
                        .context("dossierCode", "HS-" + number)
                        .json();
        return HttpRequest.newBuilder(
                        URI.create(
                                RestAssured.baseURI + ":" + RestAssured.port + "/v1/verifications"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static VerificationCall call(String party) {
        return VerificationCall.of(party, "TAX_REGISTRATION").about(CitizenCase.ORDINARY);
    }

    private long verifications() {
        return log.count("select count(*) from entry where kind = 'VERIFICATION'");
    }
}
