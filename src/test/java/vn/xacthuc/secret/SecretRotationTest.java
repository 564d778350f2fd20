package vn.xacthuc.secret;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.sample.EmbeddedPostgres;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.VerificationCall;

/// All keys of a service change while it runs.
@QuarkusTest
@WithTestResource(SecretsResource.class)
@Timeout(120)
class SecretRotationTest {

    /// The settings that say which key is current.
    static final List<String> CURRENT =
            List.of(
                    "xacthuc.audit.current-index-key",
                    "xacthuc.audit.current-wrapping-key",
                    "xacthuc.audit.current-checkpoint-key",
                    "xacthuc.party.current-subject-key",
                    "xacthuc.receipt.current-key",
                    "xacthuc.receipt.current-salt-key");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 3;
    private static final Duration PACE = Duration.ofMillis(50);

    private final Path directory =
            ConfigProvider.getConfig().getValue("xacthuc.secret.directory", Path.class);

    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /// A request and its answer.
    private record Answer(VerificationCall call, byte[] body) {

        String id() {
            return HandedOut.in(body).payload().get("jti").textValue();
        }

        String kid() {
            try {
                String header = HandedOut.in(body).text().split("\\.")[0];
                return JSON.readTree(Base64.getUrlDecoder().decode(header)).get("kid").textValue();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String subject() {
            return HandedOut.in(body).payload().get("sub").textValue();
        }
    }

    @Test
    void allKeysRotateUnderLoadAndNothingIsRefusedOrLost() throws Exception {
        call();
        assertThat(answers.element().kid()).isEqualTo("k1");
        Eventually.holds(
                "the first checkpoint is signed",
                () -> given().get("/v1/audit/checkpoint").statusCode() == 200);
        String firstCheckpoint = checkpoint();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(threads.submit(this::callOnAndOn));
            }
            Eventually.holds("the old keys serve", () -> answers.size() > 10);
            addKeys("k2");
            for (String current : CURRENT) {
                write(current, "k2");
            }
            Eventually.holds("new keys serve", () -> newest().kid().equals("k2"));
            int before = answers.size();
            Eventually.holds("they go on serving", () -> answers.size() > before + 10);
            stopped.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }

        assertThat(failures).isEmpty();
        assertThat(answers).extracting(Answer::kid).contains("k1", "k2").hasSizeGreaterThan(20);
        assertThat(newest().subject()).startsWith("k2.");
        assertThat(dataKeysUnder("k2")).isPositive();
        assertThat(kidsOfTheJwks()).containsExactly("k1", "k2");
        for (Answer answer : answers) {
            JsonPath inspected = inspected(answer);
            assertThat(inspected.getBoolean("genuine")).as(answer.kid()).isTrue();
            assertThat(inspected.getBoolean("inLog")).isTrue();
            assertThat(officer(entry(answer))).isEqualTo("teller-0042");
            assertThat(answer.call().post().asByteArray()).isEqualTo(answer.body());
        }
        checkpointsOfBothKeysVerify(firstCheckpoint);

        badMaterialKeepsTheKeysInForce();
    }

    /// Says so in log, health and metric, and serves on.
    private void badMaterialKeepsTheKeysInForce() throws Exception {
        write("xacthuc.audit.wrapping-keys.k3", "never-said");
        write("xacthuc.receipt.current-key", "k1");
        Eventually.holds("the refusal is told", () -> health().contains("refused"));

        assertThat(health())
                .contains("xacthuc.audit.wrapping-keys.k3 is not base64")
                .doesNotContain("never-said");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("xacthuc_secret_changes_total{outcome=\"refused\"} 1.0");
        call();
        assertThat(newest().kid()).isEqualTo("k2");

        Files.delete(directory.resolve("xacthuc.audit.wrapping-keys.k3"));
        write("xacthuc.receipt.current-key", "k2");
        Eventually.holds("the refusal is withdrawn", () -> !health().contains("refused"));
    }

    private void callOnAndOn() {
        while (!stopped.get()) {
            call();
            // The bank's quota is not what is tested.
            LockSupport.parkNanos(PACE.toNanos());
            Response signed = given().get("/v1/audit/checkpoint");
            if (signed.statusCode() != 200) {
                failures.add("checkpoint " + signed.statusCode());
            }
            Response read = entry(answers.element());
            if (read.statusCode() != 200 || officer(read) == null) {
                failures.add("entry " + read.statusCode());
            }
        }
    }

    private void call() {
        VerificationCall call = VerificationCall.ofBank().about(CitizenCase.ORDINARY);
        Response response = call.post();
        if (response.statusCode() == 200) {
            answers.add(new Answer(call, response.asByteArray()));
        } else {
            failures.add("verification " + response.statusCode());
        }
    }

    private Answer newest() {
        return answers.stream().reduce((_, last) -> last).orElseThrow();
    }

    private static Response entry(Answer answer) {
        return given().auth()
                .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                .get("/v1/audit/entries/" + answer.id());
    }

    private static @Nullable String officer(Response entry) {
        return entry.jsonPath().getString("details.officer.id");
    }

    private static JsonPath inspected(Answer answer) {
        return given().contentType("application/json")
                .body(Map.of("receipt", HandedOut.in(answer.body()).text()))
                .post("/v1/receipts/inspections")
                .jsonPath();
    }

    private static List<String> kidsOfTheJwks() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }

    private static String checkpoint() {
        return given().get("/v1/audit/checkpoint").asString();
    }

    private static String health() {
        return given().get("/q/health/ready").asString();
    }

    /// The one of before by a key that is listed as retired, the newest by the one that is not.
    private static void checkpointsOfBothKeysVerify(String before) throws Exception {
        List<Map<String, Object>> keys = given().get("/v1/audit/keys").jsonPath().getList("keys");
        assertThat(keys).extracting(key -> key.get("retired")).containsExactly(false, true);
        NoteVerifier current = NoteVerifier.parse(keys.getFirst().get("key").toString());
        NoteVerifier earlier = NoteVerifier.parse(keys.getLast().get("key").toString());

        SignedNote first = SignedNote.parse(before);
        SignedNote last = SignedNote.parse(checkpoint());
        assertThat(first.isSignedBy(earlier)).isTrue();
        assertThat(first.isSignedBy(current)).isFalse();
        assertThat(last.isSignedBy(current)).isTrue();
        assertThat(last.isSignedBy(earlier)).isFalse();
        assertThat(Checkpoint.parse(last.text()).origin())
                .isEqualTo(Checkpoint.parse(first.text()).origin());
    }

    private static long dataKeysUnder(String wrappingKey) throws SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.shared();
        try (Connection connection =
                        DriverManager.getConnection(
                                postgres.jdbcUrl(SecretsResource.DATABASE, "log"),
                                postgres.service().user(),
                                postgres.service().password());
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select count(*) from detail_key where wrapping_key_id = ?")) {
            statement.setString(1, wrappingKey);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void addKeys(String id) throws Exception {
        write("xacthuc.audit.index-keys." + id, secret());
        write("xacthuc.audit.wrapping-keys." + id, secret());
        write("xacthuc.party.subject-keys." + id, secret());
        write("xacthuc.receipt.salt-keys." + id, secret());
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp256r1"));
        write("xacthuc.receipt.keys." + id + ".private-key", signingKey(ec));
        write(
                "xacthuc.audit.checkpoint-keys." + id,
                signingKey(KeyPairGenerator.getInstance("Ed25519")));
    }

    private void write(String setting, String value) throws Exception {
        Files.writeString(directory.resolve(setting), value);
    }

    private static String secret() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String signingKey(KeyPairGenerator pairs) {
        return Base64.getEncoder()
                .encodeToString(pairs.generateKeyPair().getPrivate().getEncoded());
    }
}
