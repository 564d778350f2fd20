package vn.xacthuc.connection;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.PostgresResource;

/// Clients that do not wait for answers.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestsAheadTest {

    private static final String PURPOSES = "GET /v1/purposes HTTP/1.1\r\nHost: test\r\n\r\n";
    private static final String INSPECTION =
            "POST /v1/receipts/inspections HTTP/1.1\r\nHost: test\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 15\r\n\r\n"
                    + "{\"receipt\":\"x\"}";
    private static final String LAST =
            "GET /nothing HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";

    @Test
    void requestsSentAheadAreAnsweredInTheirOrder() throws IOException {
        try (Socket socket = send(PURPOSES + INSPECTION + INSPECTION + PURPOSES + LAST)) {
            String answers =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answers.split("HTTP/1.1 ", -1))
                    .extracting(answer -> answer.substring(0, Math.min(3, answer.length())))
                    .containsExactly("", "200", "200", "200", "200", "404");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PURPOSES, LAST, "GARBAGE\r\n\r\n", "GET /v1/pur"})
    void whoGoesAwayBeforeTheAnswersLeavesNoConnectionBehind(String second) throws Exception {
        for (int client = 0; client < 20; client++) {
            send(INSPECTION + second).close();
        }

        Eventually.holds("all are counted as closed", () -> connections() < 10);
    }

    private static Socket send(String requests) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static double connections() {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("vertx_http_connections_current "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }
}
