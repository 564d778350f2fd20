package vn.xacthuc.problem;

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
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.LogLines;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;

/// What no resource ever sees.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RequestGateTest {

    private static final String NUMBER = "003090000001";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key: b",
                "Content-Type: application/json",
                "Authorization: Bearer x",
                "authorization: Basic x"
            })
    void headerOfOneValueComesOnce(String again) {
        RawHttp.Answer answer =
                RawHttp.send(
                        "POST /v1/verifications",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        "Authorization: Bearer " + DemoTokens.of("demo-bank", "identity:verify"),
                        "Idempotency-Key: a",
                        "Content-Type: application/json",
                        "Content-Length: 2",
                        again);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("malformed-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/verifications/" + NUMBER,
                "GET /v1/nothing/" + NUMBER,
                "GET /nothing/" + NUMBER,
                "GET /v1/%zz/" + NUMBER,
                "GET nothing-" + NUMBER,
                "M" + NUMBER + " /v1/purposes"
            })
    void nothingThatACallerMakesUpNamesAMetric(String requestLine) {
        RawHttp.Answer answer = RawHttp.send(requestLine, new byte[0]);

        assertThat(answer.status()).isBetween(400, 405);
        // A request is counted just after its answer.
        Eventually.holds(
                "it was counted",
                () -> get("/q/metrics").asString().contains("status=\"" + answer.status() + "\""));
        assertThat(get("/q/metrics").asString())
                .contains("uri=\"/UNMATCHED\"")
                .doesNotContain(NUMBER);
    }

    @Test
    void whatIsRefusedBeforeTheGateNamesNoMetricEither() {
        RawHttp.Answer answer =
                RawHttp.send(
                        "GET /v1/verifications/" + NUMBER, new byte[0], "Content-Length: many");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).as("Vert.x refused it").isEmpty();
        Eventually.holds(
                "it was counted",
                () -> get("/q/metrics").asString().contains("uri=\"/UNMATCHED\""));
        assertThat(get("/q/metrics").asString()).doesNotContain(NUMBER);
    }

    @Test
    void requestThatReachesAResourceIsCountedUnderItsTemplate() {
        get("/v1/purposes").then().statusCode(200);

        Eventually.holds(
                "it was counted",
                () -> get("/q/metrics").asString().contains("uri=\"/v1/purposes\""));
    }

    @Test
    void callerWhoGoesAwayBeforeTheEndOfItsBodyIsNoFaultOfOurs() throws Exception {
        try (LogLines heard = LogLines.of(ProblemAnswer.class)) {
            for (int caller = 0; caller < 20; caller++) {
                sendHalf();
            }
            Thread.sleep(500);

            assertThat(heard.lines()).isEmpty();
        }
    }

    private static void sendHalf() throws IOException, InterruptedException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String half =
                    "POST /v1/receipts/inspections HTTP/1.1\r\nHost: test\r\n"
                            + "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{";
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(20);
        }
    }
}
