package vn.xacthuc.audit.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

/// What stands open to anybody: it answers whoever asks, says nothing about anybody, and lets
/// nobody do harm.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OpenSurfaceTest {

    private static final CitizenCase PERSON = CitizenCase.ORDINARY;
    private static final String WHOLE_TILE = "/v1/audit/tile/0/000.p/1";
    private static final List<String> OPEN =
            List.of(
                    "/v1/audit/checkpoint",
                    WHOLE_TILE,
                    "/v1/audit/consistency?from=0&to=1",
                    "/v1/audit/keys",
                    "/.well-known/jwks.json");

    private final Database log = Database.log();

    @BeforeEach
    void signSomething() {
        VerificationCall.ofBank()
                .about(PERSON)
                .context("dossierCode", "HS-2026-000123")
                .post()
                .then()
                .statusCode(200);
        Eventually.holds(
                "a checkpoint is there",
                () -> given().get("/v1/audit/checkpoint").statusCode() == 200);
    }

    private static List<String> authorizations() {
        return List.of(
                "",
                "Bearer",
                "Bearer ",
                "Bearer nonsense",
                "Bearer ..",
                "Basic ZGVtby1iYW5rOmRlbW8tYmFuaw==",
                "Digest username=\"a\"",
                "Bearer " + expired(),
                "Bearer " + DemoTokens.of("nobody", "identity:verify"),
                "Bearer " + DemoTokens.of("demo-bank", ""),
                "Bearer " + DemoTokens.ofCitizen(PERSON.personalId()));
    }

    static Stream<Arguments> callsWithAndWithoutATokenOfAnyKind() {
        return OPEN.stream()
                .flatMap(path ->
                        authorizations().stream().map(header -> Arguments.of(path, header)));
    }

    @ParameterizedTest
    @MethodSource
    void callsWithAndWithoutATokenOfAnyKind(String path, String authorization) {
        RawHttp.Answer answer =
                authorization.isEmpty()
                        ? RawHttp.send("GET " + path, new byte[0])
                        : RawHttp.send(
                                "GET " + path, new byte[0], "Authorization: " + authorization);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Vary").orElse("")).doesNotContainIgnoringCase("authorization");
    }

    @ParameterizedTest
    @MethodSource("authorizations")
    void anybodyHasAReceiptInspectedAndLeavesNoTrace(String authorization) {
        long before = log.count("select count(*) from entry where kind = 'AUDIT_READ'");

        RawHttp.Answer answer =
                RawHttp.send(
                        "POST /v1/receipts/inspections",
                        "{\"receipt\": \"a.b.c~\"}".getBytes(StandardCharsets.UTF_8),
                        "Content-Type: application/json",
                        "Content-Length: 21",
                        authorization.isEmpty() ? "X-None: x" : "Authorization: " + authorization);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getBoolean("genuine")).isFalse();
        assertThat(answer.json().getString("clientId")).isNull();
        assertThat(log.count("select count(*) from entry where kind = 'AUDIT_READ'"))
                .isEqualTo(before);
    }

    static Stream<Arguments> cachingIsWhatTheSpecificationAsksFor() {
        return Stream.of(
                Arguments.of("/v1/audit/checkpoint", 0, 5, false),
                Arguments.of(WHOLE_TILE, 31_536_000, Integer.MAX_VALUE, true),
                Arguments.of("/v1/audit/consistency?from=0&to=1", 1, Integer.MAX_VALUE, false),
                Arguments.of("/v1/audit/keys", 60, 86_400, false),
                Arguments.of("/.well-known/jwks.json", 60, 86_400, false));
    }

    /// A tile is immutable (C2SP tlog-tiles); a checkpoint must not stay behind the log for long.
    @ParameterizedTest
    @MethodSource
    void cachingIsWhatTheSpecificationAsksFor(
            String path, int shortest, int longest, boolean immutable) {
        String caching = given().get(path).header("Cache-Control");

        assertThat(caching).contains("public").doesNotContain("no-store", "private");
        assertThat(caching.contains("immutable")).isEqualTo(immutable);
        assertThat(Integer.parseInt(caching.replaceAll(".*max-age=([0-9]+).*", "$1")))
                .isBetween(shortest, longest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/checkpoint",
                "/v1/audit/keys",
                "/.well-known/jwks.json",
                WHOLE_TILE
            })
    void nothingOpenTellsWhoAskedOrAboutWhom(String path) {
        String told = given().get(path).then().statusCode(200).extract().asString();

        assertThat(told)
                .doesNotContain(
                        "demo-bank",
                        "BANK",
                        "teller",
                        "HS-2026",
                        "VERIFIED",
                        PERSON.personalId(),
                        PERSON.fullName(),
                        PERSON.dateOfBirth());
        assertThat(told).doesNotContain("\"d\"", "PRIVATE");
    }

    @Test
    void tileHoldsHashesAlone() {
        byte[] leaf =
                log.read("select encode(leaf, 'escape') from entry where leaf_index = 0")
                        .getFirst()
                        .getBytes(StandardCharsets.UTF_8);

        byte[] tile = given().get(WHOLE_TILE).asByteArray();

        assertThat(tile).hasSize(32).isEqualTo(vn.xacthuc.merkle.TreeHash.ofLeaf(leaf));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/tile/64/000",
                "/v1/audit/tile/64/0",
                "/v1/audit/tile/-1/000",
                "/v1/audit/tile/-1/0",
                "/v1/audit/tile/+1/000",
                "/v1/audit/tile/0/x1/000",
                "/v1/audit/tile/0/x01/000",
                "/v1/audit/tile/0/x000/000",
                "/v1/audit/tile/0/000.p/0",
                "/v1/audit/tile/0/000.p/00",
                "/v1/audit/tile/0/000.p/01",
                "/v1/audit/tile/0/000.p/-1",
                "/v1/audit/tile/0/000.p/256",
                "/v1/audit/tile/0/000.p/999",
                "/v1/audit/tile/0/000.p/99999999999999999999",
                "/v1/audit/tile/0/000.p",
                "/v1/audit/tile/0/000.p/",
                "/v1/audit/tile/0/000.p/1/1",
                "/v1/audit/tile/0/%2e%2e",
                "/v1/audit/tile/0/..%2f..%2fentries",
                "/v1/audit/tile/0/000%00",
                "/v1/audit/tile/0/%D9%A0%D9%A0%D9%A0",
                "/v1/audit/tile/0/000%0d%0aX:%20y",
                "/v1/audit/tile/0/",
                "/v1/audit/tile/0",
                "/v1/audit/tile/",
                "/v1/audit/tile",
                "/v1/audit/tile/0/999",
                "/v1/audit/tile/7/x035/x999/000",
                "/v1/audit/tile/0/x999/x999/x999/x999/x999/999",
                "/v1/audit/tile/0/x999/x999/x999/x999/x999/x999/999",
                // The hash after 2^64 and after 2^63 of a tree: no long holds its number.
                "/v1/audit/tile/0/x072/x057/x594/x037/x927/936",
                "/v1/audit/tile/0/x036/x028/x797/x018/x963/968",
                "/v1/audit/tile/0/x050/x000/x000/x000/x000/000",
                "/v1/audit/tile/1/x072/x057/x594/x037/x927/936.p/1"
            })
    void hostileTileIsNoTile(String path) {
        RawHttp.Answer answer = RawHttp.send("GET " + path, new byte[0]);

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
        assertThat(answer.header("X")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=1",
                "?to=1",
                "?from=&to=",
                "?from=1&to=0",
                "?from=-1&to=1",
                "?from=0&to=-1",
                "?from=+1&to=1",
                "?from=1.0&to=1",
                "?from=1e0&to=1",
                "?from=0x1&to=1",
                "?from=%D9%A1&to=1",
                "?from=1&to=9223372036854775807",
                "?from=1&to=9223372036854775808",
                "?from=1&to=99999999999999999999999999",
                "?from=1%00&to=1",
                "?from=1%27%20or%201=1&to=1"
            })
    void sizesThatAreNoneAreAProblem(String query) {
        RawHttp.Answer answer = RawHttp.send("GET /v1/audit/consistency" + query, new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isIn("invalid-parameter", "malformed-request");
        assertThat(answer.header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nobodyWritesWhereAnybodyReads(String method) {
        for (String path : OPEN) {
            RawHttp.Answer answer = RawHttp.send(method + " " + path, new byte[0]);

            assertThat(answer.status()).as(path).isIn(401, 405);
        }
    }

    @Test
    void readingLeavesNoEntry() {
        long before = log.count("select count(*) from entry where kind = 'AUDIT_READ'");

        for (String path : OPEN) {
            given().get(path).then().statusCode(200);
        }

        assertThat(log.count("select count(*) from entry where kind = 'AUDIT_READ'"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/entries",
                "/v1/audit/tile/entries/000.p/1",
                "/v1/audit/checkpoints",
                "/v1/audit/checkpoint/x",
                "/v1/audit/keys/x",
                "/v1/me/accesses"
            })
    void whatLiesBesideStaysClosed(String path) {
        RawHttp.Answer anonymous = RawHttp.send("GET " + path, new byte[0]);
        RawHttp.Answer late =
                RawHttp.send("GET " + path, new byte[0], "Authorization: Bearer " + expired());

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.json().getString("code")).isEqualTo("missing-token");
        assertThat(late.status()).isEqualTo(401);
        assertThat(late.json().getString("code")).isEqualTo("invalid-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/tile/0/%2e%2e/%2e%2e/entries",
                "/v1/audit/tile/%2e%2e/checkpoint/000",
                "/v1/audit/tile/0/%2e%2e/entries/000.p/1",
                "/v1/audit/tile/0/../entries/000.p/1"
            })
    void nobodyGetsThereByDots(String path) {
        RawHttp.Answer answer = RawHttp.send("GET " + path, new byte[0]);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("code")).isEqualTo("malformed-request");
    }

    private static String expired() {
        Instant now = Instant.now();
        return DemoTokens.sign(
                DemoTokens.claims("demo-bank", "identity:verify")
                        .issuedAt(now.minus(Duration.ofHours(2)))
                        .expiresAt(now.minus(Duration.ofHours(1))));
    }
}
