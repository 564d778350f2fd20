package vn.xacthuc.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;

/// What browsers are told (OWASP REST Security Cheat Sheet, "Security headers").
@QuarkusTest
@WithTestResource(PostgresResource.class)
class SecurityHeadersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/me/contract",
                "/v1/audit/checkpoint",
                "/v1/purposes",
                "/v1/nothing",
                "/.well-known/jwks.json",
                "/q/health/live",
                "/nothing"
            })
    void everyAnswerTellsBrowsersToGuessAndFrameNothing(String path) {
        Response answer = given().get(path);

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void whatTheGateRefusesIsToldLikewise() {
        assertThat(RawHttp.send("GET /v1/%zz", new byte[0]).header("X-Content-Type-Options"))
                .contains("nosniff");
    }

    @Test
    void answersOfTheApiAreNoPagesAndAreNotKept() {
        Response answer =
                given().header(
                                "Authorization",
                                "Bearer " + DemoTokens.of("demo-bank", "identity:verify"))
                        .get("/v1/me/contract");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void answerThatMayBeKeptSaysSoOnce() {
        assertThat(given().get("/v1/purposes").headers().getValues("Cache-Control"))
                .containsExactly("public, max-age=300");
    }

    @Test
    void plainHttpPromisesNoTls() {
        assertThat(given().get("/v1/purposes").header("Strict-Transport-Security")).isNull();
    }
}
