package vn.xacthuc.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

/// The catalogue of problems as callers meet it, over HTTP.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ProblemHttpTest {

    private static final String POST = "POST /v1/verifications";
    private static final String JSON = "Content-Type: application/json";
    private static final int TWO_MEBIBYTES = 2 * 1024 * 1024;

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("{", 400, "malformed-json"),
                arguments("", 400, "malformed-json"),
                arguments("null", 400, "malformed-json"),
                arguments("{} {}", 400, "malformed-json"),
                arguments("{\"claim\":null,\"claim\":null}", 400, "malformed-json"),
                arguments("{'claim':null}", 400, "malformed-json"),
                arguments(
                        "{\"qr\":" + "[".repeat(100) + "]".repeat(100) + "}",
                        400,
                        "malformed-json"),
                arguments("[]", 400, "wrong-type"),
                arguments("\"text\"", 400, "wrong-type"),
                arguments("{\"claim\":7}", 400, "wrong-type"),
                arguments("{\"claim\":{\"personalId\":3090000001}}", 400, "wrong-type"),
                arguments("{\"claim\":{\"personalId\":[]}}", 400, "wrong-type"),
                arguments("{\"context\":{\"consent\":\"yes\"}}", 400, "wrong-type"),
                arguments("{\"evidence\":1}", 400, "unknown-field"),
                arguments("{\"claim\":{\"phone\":\"1\"}}", 400, "unknown-field"),
                arguments("{}", 422, "context-incomplete"),
                arguments("{\"context\":{\"purpose\":\" \"}}", 422, "context-incomplete"),
                arguments(claim("{}"), 422, "claim-incomplete"),
                arguments("{\"context\":{\"purpose\":\"X\"}}", 422, "claim-incomplete"),
                arguments(claim("{\"personalId\":\"00309000000\"}"), 422, "invalid-value"),
                arguments(claim("{\"personalId\":\"٠٠٣٠٩٠٠٠٠٠٠١\"}"), 422, "invalid-value"),
                arguments(claim("{\"oldIdNumber\":\"12345678\"}"), 422, "invalid-value"),
                arguments(claim("{\"sex\":\"male\"}"), 422, "invalid-value"),
                arguments(claim("{\"dateOfBirth\":\"1990-02-30\"}"), 422, "invalid-value"),
                arguments(claim("{\"cardIssuedOn\":\"2999-01-01\"}"), 422, "invalid-value"),
                arguments(claim("{\"fullName\":\"Nguy?n V?n An\"}"), 422, "undecodable-name"),
                arguments(claim("{\"fullName\":\"Nguyá»…n VÄƒn An\"}"), 422, "undecodable-name"),
                arguments(
                        claim("{\"permanentAddress\":{\"provinceCode\":\"99\"}}"),
                        422,
                        "invalid-value"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void bodyThatCannotBeServedIsAProblem(String body, int status, String code) {
        assertProblem(post(body), status, code);
    }

    static Stream<Arguments> bytes() {
        return Stream.of(
                arguments("a zero in a name", "{\"claim\":{\"fullName\":\"An\\u0000\"}}"),
                arguments("a lone surrogate", "{\"claim\":{\"fullName\":\"An\\ud800\"}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bytes")
    void textThatNoDatabaseHoldsIsRefused(String what, String body) {
        RawHttp.Answer answer = post(body);

        assertThat(answer.status()).isIn(400, 422);
        assertProblem(answer, answer.status(), answer.json().getString("code"));
    }

    @Test
    void bytesThatAreNoUtf8AreNoJson() {
        byte[] body = "{\"claim\":{\"fullName\":\"Ngô\"}}".getBytes(StandardCharsets.ISO_8859_1);

        assertProblem(send(POST, body, authorization(), key(), JSON), 400, "malformed-json");
    }

    @Test
    void allThatIsWrongWithAClaimIsToldAtOnce() {
        RawHttp.Answer answer =
                post(
                        claim(
                                "{\"personalId\":\"1\",\"fullName\":\"Nguyễn Văn An\","
                                        + "\"dateOfBirth\":\"1990-13-01\",\"sex\":\"X\"}"));

        assertProblem(answer, 422, "invalid-value");
        assertThat(answer.json().<String>getList("errors.pointer"))
                .containsExactly("/claim/personalId", "/claim/dateOfBirth", "/claim/sex");
    }

    @Test
    void valueThatWasSentIsNeverShownAgain() {
        for (String body :
                new String[] {
                    claim("{\"personalId\":\"0030900MARK\"}"),
                    claim("{\"fullName\":\"MARK?\"}"),
                    "{\"MARK 7\":1}",
                    "{\"claim\":{\"sex\":{\"MARK\":1}}}",
                    "{\"claim\":MARK}"
                }) {
            RawHttp.Answer answer = post(body);
            assertThat(answer.status()).as(body).isBetween(400, 422);
            assertThat(answer.head() + answer.body()).as(body).doesNotContain("MARK");
        }
    }

    @Test
    void bodyBeyondTwoMebibytesIsTooLarge() {
        byte[] body = new byte[TWO_MEBIBYTES + 1];
        Arrays.fill(body, (byte) ' ');

        assertProblem(send(POST, body, authorization(), key(), JSON), 413, "body-too-large");
    }

    @Test
    void bodyThatAnnouncesTooMuchIsNotEvenRead() {
        RawHttp.Answer answer =
                RawHttp.send(
                        POST, new byte[0], authorization(), key(), JSON, "Content-Length: 9000000");

        assertProblem(answer, 413, "body-too-large");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "Content-Type: text/plain",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Type: application/json; charset=utf-16",
                "X-Nothing: none"
            },
            delimiter = '|')
    void bodyOfAnotherTypeIsUnsupported(String header) {
        assertProblem(
                send(POST, "{}".getBytes(StandardCharsets.UTF_8), authorization(), key(), header),
                415,
                "unsupported-media-type");
    }

    @Test
    void compressedBodyIsUnsupported() {
        assertProblem(
                send(
                        POST,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        authorization(),
                        key(),
                        JSON,
                        "Content-Encoding: gzip"),
                415,
                "unsupported-media-type");
    }

    @Test
    void missingIdempotencyKeyIsNamed() {
        RawHttp.Answer answer =
                send(POST, "{}".getBytes(StandardCharsets.UTF_8), authorization(), JSON);

        assertProblem(answer, 400, "missing-header");
        assertThat(answer.json().getString("errors[0].detail")).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/nothing, 404, not-found",
        "GET /nothing, 404, not-found",
        "GET /, 404, not-found",
        "DELETE /v1/verifications, 405, method-not-allowed",
        "PUT /v1/audit/entries, 405, method-not-allowed",
        "BREW /v1/verifications, 405, method-not-allowed",
        "GET /v1/%zz, 400, malformed-request",
        "GET /v1/verifications/%00, 400, malformed-request",
        "GET /v1/verifications/%c0%ae, 400, malformed-request",
        "GET /v1/verifications?x=%, 400, malformed-request",
        "GET /v1/audit/entries?limit=x, 403, insufficient-scope"
    })
    void placeThatIsNoneIsAProblem(String requestLine, int status, String code) {
        assertProblem(send(requestLine, new byte[0], authorization()), status, code);
    }

    @Test
    void targetAndHeadersHaveTheirBounds() {
        assertProblem(
                send("GET /v1/" + "x".repeat(9000), new byte[0], authorization()),
                414,
                "uri-too-long");
        assertProblem(
                send("GET /v1/x", new byte[0], authorization(), "X-Long: " + "x".repeat(17_000)),
                431,
                "headers-too-large");
    }

    /// Whoever may not ask learns nothing about what can be asked, nor how.
    @ParameterizedTest
    @CsvSource({
        "POST /v1/verifications",
        "DELETE /v1/verifications",
        "GET /v1/nothing",
        "GET /v1/audit/entries?limit=x"
    })
    void missingTokenIsToldBeforeAnythingElse(String requestLine) {
        assertProblem(
                send(requestLine, "{".getBytes(StandardCharsets.UTF_8), "Content-Type: text/plain"),
                401,
                "missing-token");
    }

    @Test
    void missingScopeIsToldBeforeAnythingAboutTheBody() {
        String token = DemoTokens.of("demo-tax", "batch:run");

        assertProblem(
                send(
                        POST,
                        "{".getBytes(StandardCharsets.UTF_8),
                        "Authorization: Bearer " + token,
                        "Content-Type: text/plain"),
                403,
                "insufficient-scope");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "vi|vi",
                "vi-VN, en;q=0.5|vi",
                "en, vi;q=0.9|en",
                "fr|en",
                "*|en",
                "nonsense;;q=x|en"
            },
            delimiter = '|')
    void problemIsToldInTheLanguageThatTheCallerPrefers(String accepted, String language) {
        RawHttp.Answer answer =
                send(
                        POST,
                        "{".getBytes(StandardCharsets.UTF_8),
                        authorization(),
                        key(),
                        JSON,
                        "Accept-Language: " + accepted);

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.header("Content-Language")).contains(language);
        ProblemType type = ProblemType.MALFORMED_JSON;
        Language told = language.equals("vi") ? Language.VIETNAMESE : Language.ENGLISH;
        assertThat(answer.json().getString("title")).isEqualTo(type.title().in(told));
        assertThat(answer.json().getString("detail")).isEqualTo(type.detail().in(told));
    }

    /// A good request with a few bytes changed, many times over.
    @Test
    void damagedRequestIsNeverAFaultOfOurs() {
        byte[] good =
                VerificationCall.ofBank()
                        .about(CitizenCase.ORDINARY)
                        .claim("sex", "MALE")
                        .context("unitCode", "PGD-HK-01")
                        .json()
                        .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20261121);
        String authorization = authorization();
        for (int round = 0; round < 300; round++) {
            byte[] damaged = damaged(good, random);
            RawHttp.Answer answer = send(POST, damaged, authorization, key(), JSON);
            assertThat(answer.status())
                    .as(new String(damaged, StandardCharsets.UTF_8))
                    .isIn(200, 400, 403, 422);
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        int at = random.nextInt(good.length);
        damaged.write(good, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> damaged.write(random.nextInt(256));
            case 1 -> damaged.writeBytes("\\u0000".getBytes(StandardCharsets.US_ASCII));
            case 2 -> damaged.writeBytes(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
            default -> at = Math.min(good.length, at + random.nextInt(20));
        }
        damaged.write(good, at, good.length - at);
        return damaged.toByteArray();
    }

    private static void assertProblem(RawHttp.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.json().getString("type")).isEqualTo("urn:xacthuc:problem:" + code);
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.json().getString("title")).isNotBlank();
        assertThat(answer.json().getString("detail")).isNotBlank();
        assertThat(answer.json().getString("instance"))
                .isEqualTo("urn:uuid:" + answer.header("X-Request-Id").orElseThrow());
    }

    private static RawHttp.Answer post(String body) {
        return send(POST, body.getBytes(StandardCharsets.UTF_8), authorization(), key(), JSON);
    }

    private static RawHttp.Answer send(String requestLine, byte[] body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 1);
        all[headers.length] = "Content-Length: " + body.length;
        return RawHttp.send(requestLine, body, all);
    }

    private static String authorization() {
        return "Authorization: Bearer " + DemoTokens.of("demo-bank", "identity:verify");
    }

    private static String key() {
        return "Idempotency-Key: " + UUID.randomUUID();
    }

    private static String claim(String claim) {
        return "{\"context\":{\"purpose\":\"BANK_ACCOUNT_OPENING\",\"officerId\":\"1\"},\"claim\":"
                + claim
                + "}";
    }
}
