package vn.xacthuc.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

/// Tests give a head and a body three seconds each, and one more for each 8 KiB of body.
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestInstance(Lifecycle.PER_CLASS)
class SlowClientTest {

    private static final Duration GIVEN = Duration.ofSeconds(3);
    private static final Duration MUCH_LATER = Duration.ofSeconds(9);
    private static final String HEALTH = "GET /q/health/live HTTP/1.1\r\nHost: test\r\n";

    /// What came back, and after how long the connection was closed or the answer was whole.
    private record Outcome(String answer, Duration time) {}

    private interface Acting {
        void on(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private Future<Outcome> tricklingHead;
    private Future<Outcome> tricklingSecondHead;
    private Future<Outcome> pausing;
    private Future<Outcome> tricklingBody;
    private Future<Outcome> tricklingToNobody;
    private Future<Outcome> steadyBody;

    /// All at once, as each of them mostly waits.
    @BeforeEach
    void everybodyBegins() {
        if (tricklingHead != null) {
            return;
        }
        tricklingHead =
                act((socket, out) -> {
                    out.write(ascii(HEALTH + "X-Slow: "));
                    trickle(out);
                });
        tricklingSecondHead =
                act((socket, out) -> {
                    out.write(ascii(HEALTH + "\r\n"));
                    Thread.sleep(500);
                    out.write(ascii(HEALTH + "X-Slow: "));
                    trickle(out);
                });
        pausing =
                act((socket, out) -> {
                    out.write(ascii(HEALTH + "\r\n"));
                    Thread.sleep(GIVEN.plusSeconds(1));
                    out.write(ascii(HEALTH + "Connection: close\r\n\r\n"));
                });
        tricklingBody =
                act((socket, out) -> {
                    out.write(ascii(post(1_000, DemoTokens.of("demo-bank", "identity:verify"))));
                    trickle(out);
                });
        tricklingToNobody =
                act((socket, out) -> {
                    out.write(ascii(post(1_000, "nobody")));
                    trickle(out);
                });
        steadyBody =
                act((socket, out) -> {
                    String token = DemoTokens.of("demo-bank", "identity:verify");
                    out.write(ascii(post(80_000, token)));
                    for (int part = 0; part < 40; part++) {
                        out.write(" ".repeat(2_000).getBytes(StandardCharsets.US_ASCII));
                        Thread.sleep(125);
                    }
                });
    }

    @AfterAll
    void everybodyLeaves() {
        clients.shutdownNow();
    }

    @Test
    void headThatTricklesIsNotWaitedFor() throws Exception {
        Outcome outcome = tricklingHead.get();

        assertThat(outcome.answer()).isEmpty();
        assertThat(outcome.time()).isBetween(GIVEN, MUCH_LATER);
    }

    @Test
    void laterHeadOfAKeptConnectionIsNotWaitedForEither() throws Exception {
        Outcome outcome = tricklingSecondHead.get();

        assertThat(outcome.answer()).containsOnlyOnce("HTTP/1.1 200");
        assertThat(outcome.time()).isBetween(GIVEN, MUCH_LATER);
    }

    @Test
    void clientThatPausesBetweenRequestsIsServed() throws Exception {
        assertThat(pausing.get().answer().split("HTTP/1.1 200", -1)).hasSize(3);
    }

    @Test
    void bodyThatTricklesIsToldSoAndCutOff() throws Exception {
        Outcome outcome = tricklingBody.get();

        assertThat(outcome.answer())
                .startsWith("HTTP/1.1 408")
                .containsIgnoringCase("connection: close")
                .contains("\"code\":\"request-timeout\"");
        assertThat(outcome.time()).isBetween(GIVEN, MUCH_LATER);
    }

    @Test
    void bodyThatTricklesBehindARefusalIsCutOff() throws Exception {
        Outcome outcome = tricklingToNobody.get();

        assertThat(outcome.answer()).startsWith("HTTP/1.1 401").doesNotContain("HTTP/1.1 408");
        assertThat(outcome.time()).isBetween(GIVEN, MUCH_LATER);
    }

    @Test
    void longBodyOverAPoorLineIsWaitedFor() throws Exception {
        assertThat(steadyBody.get().answer())
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"malformed-json\"");
    }

    private static String post(int length, String token) {
        return "POST /v1/verifications HTTP/1.1\r\nHost: test\r\nIdempotency-Key: slow\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Length: "
                + length
                + "\r\n\r\n";
    }

    private Future<Outcome> act(Acting acting) {
        return clients.submit(() -> {
            long start = System.nanoTime();
            try (Socket socket = new Socket("localhost", RestAssured.port)) {
                socket.setSoTimeout((int) MUCH_LATER.plusSeconds(5).toMillis());
                Future<?> sending =
                        clients.submit(() -> {
                            acting.on(socket, socket.getOutputStream());
                            return null;
                        });
                StringBuilder answer = new StringBuilder();
                try {
                    byte[] buffer = new byte[8_192];
                    for (int read; (read = socket.getInputStream().read(buffer)) >= 0; ) {
                        answer.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                        if (answer.indexOf("malformed-json") >= 0) {
                            break;
                        }
                    }
                } catch (SocketException reset) {
                    // Closing while bytes are on their way resets the connection.
                }
                sending.cancel(true);
                return new Outcome(answer.toString(), Duration.ofNanos(System.nanoTime() - start));
            }
        });
    }

    private static void trickle(OutputStream out) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(150);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
