package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.secret.RefusedSecretException;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;

/// Witnesses that are dead, slow, mistaken or hostile.
@Timeout(60)
class WitnessLinkTest {

    private final Cosigner cosigner = cosigner("witness.example/w1");
    private final List<AddCheckpoint> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Database database;
    private final HttpServer server;
    private volatile Behaviour onAdd = (exchange, request) -> cosign(exchange, request, cosigner);
    private volatile Behaviour onLast = (exchange, request) -> say(exchange, 404, "");

    @FunctionalInterface
    private interface Behaviour {
        void answer(HttpExchange exchange, String request) throws Exception;
    }

    WitnessLinkTest(TestInfo test) throws IOException {
        String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
        database = Database.newLog("link_" + Integer.toHexString(name.hashCode()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/add-checkpoint", exchange -> handle(exchange, onAdd, true));
        server.createContext("/", exchange -> handle(exchange, onLast, false));
        server.start();
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @Test
    void cosignatureIsServedBehindOurs() throws Exception {
        try (Replica replica = signing()) {
            replica.append(3);
            cosigned();
            Eventually.holds(
                    "it is served",
                    () -> replica.checkpoints.latest().orElseThrow().note().contains("w1"));

            assertThat(asked.getFirst().oldSize()).isZero();
            assertThat(asked.getFirst().proof()).isEmpty();
            replica.append(3);
            Eventually.holds("the next is asked for", () -> asked.getLast().oldSize() > 0);
            assertThat(asked.getLast().proof()).isNotEmpty();
        }
    }

    @Test
    void deadWitnessDelaysNobodyAndIsAskedAgainWithTheNewest() throws Exception {
        onAdd = (exchange, request) -> ended.await();
        onLast = (exchange, request) -> ended.await();
        try (Replica replica = signing()) {
            long start = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                replica.append(3);
                long size = 4 + 3L * i;
                Eventually.holds(
                        "it is signed",
                        () ->
                                replica.checkpoints
                                        .latest()
                                        .filter(c -> c.size() == size)
                                        .isPresent());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(8));
            assertThat(replica.signing.guard.refusal()).isEmpty();

            onAdd = (exchange, request) -> cosign(exchange, request, cosigner);
            onLast = (exchange, request) -> say(exchange, 404, "");
            cosigned();
            assertThat(database.count("select max(size) from cosignature")).isEqualTo(16);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing\n",
                "— witness.example/w1 AAAA\n",
                "wrong key",
                "wrong text",
                "no time",
                "log's own"
            })
    void cosignatureThatIsNoneIsNotKept(String answer) throws Exception {
        Cosigner stranger = cosigner("witness.example/w1");
        onAdd =
                (exchange, request) -> {
                    String text = AddCheckpoint.parse(request).note().text();
                    String line =
                            switch (answer) {
                                case "wrong key" -> stranger.cosign(text, 1).line() + "\n";
                                case "wrong text" ->
                                        cosigner.cosign("other\n" + text, 1).line() + "\n";
                                case "no time" -> cosigner.cosign(text, 0).line() + "\n";
                                case "log's own" ->
                                        AddCheckpoint.parse(request)
                                                        .note()
                                                        .signatures()
                                                        .getFirst()
                                                        .line()
                                                + "\n";
                                default -> answer;
                            };
                    say(exchange, 200, line);
                };
        try (Replica replica = signing()) {
            replica.append(3);
            Eventually.holds("it was asked twice", () -> asked.size() >= 2);

            assertThat(database.count("select count(*) from cosignature")).isZero();
            assertThat(replica.signing.guard.refusal()).isEmpty();
        }
    }

    @Test
    void cosignatureAmongOthersIsFound() throws Exception {
        Cosigner stranger = cosigner("witness.example/w0");
        onAdd =
                (exchange, request) -> {
                    String text = AddCheckpoint.parse(request).note().text();
                    NoteSignature other = stranger.cosign(text, 7);
                    say(
                            exchange,
                            200,
                            other.line() + "\n" + cosigner.cosign(text, 7).line() + "\n");
                };
        try (Replica replica = signing()) {
            replica.append(3);
            cosigned();

            assertThat(database.read("select line from cosignature").getFirst()).contains("/w1 ");
        }
    }

    @Test
    void witnessThatSaysItsSizeIsAskedAgainFromThere() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.signing.signer.attempt(0);
            replica.append(3);
        }
        onAdd =
                (exchange, request) -> {
                    if (AddCheckpoint.parse(request).oldSize() == 4) {
                        cosign(exchange, request, cosigner);
                    } else {
                        say(exchange, 409, "4\n");
                    }
                };
        try (Replica replica = signing()) {
            cosigned();

            assertThat(asked.getLast().oldSize()).isEqualTo(4);
            assertThat(replica.signing.guard.refusal()).isEmpty();
        }
    }

    @Test
    void witnessThatShowsThatItHasSeenMoreClosesTheLog() throws Exception {
        onAdd = (exchange, request) -> say(exchange, 409, "1000\n");
        try (Replica replica = signing()) {
            Checkpoint lost = new Checkpoint(LogSettings.NEW.origin(), 1000, new byte[32]);
            onLast = (exchange, request) -> say(exchange, 200, replica.checkpointKeys.sign(lost));
            replica.append(3);
            Eventually.holds("it is refused", () -> replica.signing.guard.refusal().isPresent());

            assertThat(replica.signing.guard.refusal().orElseThrow())
                    .contains("4 entries", "witness w1 has a checkpoint of 1000");
            assertThatThrownBy(() -> replica.append(1)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "stranger", "another log", "less"})
    void numberThatAWitnessMerelySaysStopsNobody(String shown) throws Exception {
        onAdd = (exchange, request) -> say(exchange, 409, "999999999999999999\n");
        try (Replica replica = signing()) {
            CheckpointKeys stranger =
                    new CheckpointKeys(
                            LogSettings.NEW.withCheckpointKey(
                                    Ed25519Keys.pem(
                                            Ed25519Keys.generate(new SecureRandom())
                                                    .getPrivate())));
            Checkpoint claimed =
                    new Checkpoint(
                            shown.equals("another log")
                                    ? "other.example/log"
                                    : LogSettings.NEW.origin(),
                            1000,
                            new byte[32]);
            onLast =
                    (exchange, request) -> {
                        switch (shown) {
                            case "nothing" -> say(exchange, 404, "");
                            case "stranger" -> say(exchange, 200, stranger.sign(claimed));
                            case "another log" ->
                                    say(exchange, 200, replica.checkpointKeys.sign(claimed));
                            default ->
                                    say(
                                            exchange,
                                            200,
                                            database.read("select note from checkpoint")
                                                    .getFirst());
                        }
                    };
            replica.append(3);
            Eventually.holds("it was asked twice", () -> asked.size() >= 2);
            replica.append(3);

            assertThat(replica.signing.guard.refusal()).isEmpty();
            assertThat(
                            replica.metrics
                                    .get("xacthuc.audit.witness.unproved")
                                    .functionCounter()
                                    .count())
                    .isPositive();

            onAdd = (exchange, request) -> cosign(exchange, request, cosigner);
            cosigned();
        }
    }

    @Test
    void witnessThatWasUnreachableAtStartIsAskedLater() throws Exception {
        onLast = (exchange, request) -> say(exchange, 500, "");
        try (Replica replica = signing()) {
            replica.append(3);
            assertThat(replica.signing.guard.refusal()).isEmpty();
            Checkpoint lost = new Checkpoint(LogSettings.NEW.origin(), 50, new byte[32]);
            onLast = (exchange, request) -> say(exchange, 200, replica.checkpointKeys.sign(lost));
            replica.append(1);

            Eventually.holds("it is refused", () -> replica.signing.guard.refusal().isPresent());
            assertThat(replica.signing.guard.refusal().orElseThrow()).contains("checkpoint of 50");
        }
    }

    @Test
    void witnessThatSawAnotherTreeShowsIt() throws Exception {
        onAdd = (exchange, request) -> say(exchange, 422, "");
        try (Replica replica = signing()) {
            Checkpoint other = new Checkpoint(LogSettings.NEW.origin(), 2, new byte[32]);
            onLast = (exchange, request) -> say(exchange, 200, replica.checkpointKeys.sign(other));
            replica.append(3);

            Eventually.holds("it is refused", () -> replica.signing.guard.refusal().isPresent());
            assertThat(replica.signing.guard.refusal().orElseThrow())
                    .contains("do not extend the checkpoint of 2 that witness w1 has");
        }
    }

    @ParameterizedTest
    @CsvSource({"409, many", "409, -1", "500, ''", "404, ''", "403, ''", "302, ''"})
    void answerThatIsNoneIsNoReasonToStop(int status, String body) throws Exception {
        onAdd = (exchange, request) -> say(exchange, status, body);
        onLast = (exchange, request) -> say(exchange, 200, "no note of ours");
        try (Replica replica = signing()) {
            replica.append(3);
            Eventually.holds("it was asked twice", () -> asked.size() >= 2);
            replica.append(3);

            assertThat(replica.signing.guard.refusal()).isEmpty();
            assertThat(replica.metrics.get("xacthuc.audit.cosignature.age").gauge().value())
                    .isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no key", "log's key"})
    void keyThatIsNoWitnesssKeepsTheServiceFromStarting(String key) {
        String wrong =
                key.equals("no key")
                        ? key
                        : new CheckpointKeys(LogSettings.NEW).current().encoded();
        LogSettings settings = LogSettings.NEW.withWitness("w1", "http://localhost:1", wrong);

        assertThatThrownBy(() -> Replica.running(database, settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("xacthuc.audit.witnesses.w1.key");
    }

    @Test
    void keyThatIsNoneKeepsTheServiceFromStarting() {
        assertThatThrownBy(() ->
                        Replica.running(
                                database,
                                LogSettings.NEW.withCheckpointKey(
                                        LogSettings.NEW.signingKey(), "no key")))
                .isInstanceOf(RefusedSecretException.class)
                .hasMessageContaining("retired-checkpoint-keys");
    }

    private Replica signing() {
        return Replica.signing(
                database,
                LogSettings.NEW.withWitness(
                        "w1",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        cosigner.verifier().encoded()));
    }

    private void cosigned() {
        Eventually.holds(
                "the newest checkpoint is cosigned",
                () ->
                        database.count(
                                        "select count(*) from cosignature where size ="
                                                + " (select max(size) from checkpoint)")
                                == 1);
    }

    private void handle(HttpExchange exchange, Behaviour behaviour, boolean add)
            throws IOException {
        try (exchange) {
            String request =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (add) {
                asked.add(AddCheckpoint.parse(request));
            }
            behaviour.answer(exchange, request);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void cosign(HttpExchange exchange, String request, Cosigner cosigner)
            throws Exception {
        String text = AddCheckpoint.parse(request).note().text();
        say(exchange, 200, cosigner.cosign(text, 1_800_000_000).line() + "\n");
    }

    private static void say(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Cosigner cosigner(String name) {
        return Cosigner.of(name, Ed25519Keys.generate(new SecureRandom()).getPrivate());
    }
}
