package vn.xacthuc.audit.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.ConsistencyProof;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

/// What a stranger can check of the log with nothing but HTTP and the log's key.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class LogTreeResourceTest {

    private static final String IMMUTABLE = "immutable";

    private final Database log = Database.log();

    @Test
    void checkpointIsSignedWithinASecondOfTheEntry() throws Exception {
        verify();
        long size = size();

        assertThat(
                        Eventually.holds(
                                "a checkpoint covers the entry", () -> checkpoint().size() >= size))
                .isLessThan(Duration.ofMillis(1500));
        Response response = given().get("/v1/audit/checkpoint");

        assertThat(response.contentType()).isEqualTo("text/plain;charset=utf-8");
        assertThat(response.header("Cache-Control")).contains("max-age=1");
        SignedNote note = SignedNote.parse(response.asString());
        assertThat(note.isSignedBy(logKey())).isTrue();
        assertThat(Checkpoint.parse(note.text()).origin()).isEqualTo("dev.xacthuc.example/log");
    }

    @Test
    void tilesGiveTheRootOfTheCheckpointAndTheLeavesOfTheBundles() throws Exception {
        verify();
        Checkpoint checkpoint = covered();
        TileTree<RuntimeException> tree =
                new TileTree<>(checkpoint.size(), LogTreeResourceTest::tile);

        assertThat(tree.root()).isEqualTo(checkpoint.root());

        long last = checkpoint.size() - 1;
        int width = (int) (last % 256) + 1;
        List<byte[]> leaves =
                EntryBundle.parse(
                        auditor()
                                .get(
                                        "/v1/audit/tile/entries/"
                                                + new TileAddress(0, last / 256, width)
                                                        .entriesPath())
                                .then()
                                .statusCode(200)
                                .contentType("application/octet-stream")
                                .extract()
                                .asByteArray());
        assertThat(leaves).hasSize(width);
        assertThat(TreeHash.ofLeaf(leaves.getLast())).isEqualTo(tree.leafHash(last));
    }

    @Test
    void partialTilesOfEarlierSizesStay() {
        verify();
        verify();
        Checkpoint checkpoint = covered();
        int width = (int) Math.min(checkpoint.size(), 255);
        byte[] whole = tile(0, 0, width);

        for (int narrow = 1; narrow < width; narrow = narrow * 2 + 1) {
            assertThat(tile(0, 0, narrow)).isEqualTo(Arrays.copyOf(whole, narrow * 32));
        }
    }

    @Test
    void tileNeverChangesAndSaysSo() {
        verify();
        covered();

        Response first = given().get("/v1/audit/tile/0/000.p/1");
        String tag = first.header("ETag");

        assertThat(first.header("Cache-Control")).contains(IMMUTABLE, "public");
        given().header("If-None-Match", tag)
                .get("/v1/audit/tile/0/000.p/1")
                .then()
                .statusCode(304)
                .body(equalTo(""));
        given().header("If-Match", "\"x\"").get("/v1/audit/checkpoint").then().statusCode(200);
        assertThat(given().get("/v1/audit/tile/0/000.p/2").header("ETag")).isNotEqualTo(tag);
        given().head("/v1/audit/tile/0/000.p/1").then().statusCode(200).header("ETag", tag);
    }

    @Test
    void checkpointThatOneHasIsNotSentAgain() {
        verify();
        covered();
        Eventually.holds(
                "the log rests for the length of two calls",
                () -> {
                    Response first = given().get("/v1/audit/checkpoint");
                    return given().header("If-None-Match", first.header("ETag"))
                                    .get("/v1/audit/checkpoint")
                                    .statusCode()
                            == 304;
                });
        given().head("/v1/audit/checkpoint").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/x999/999/999",
                "0/x072/x057/x594/x037/x927/936.p/1",
                "1/x281/x474/x976/x710/656",
                "0/000.p/0",
                "0/000.p/256",
                "0/0",
                "00/000",
                "64/000",
                "63/000.p/1",
                "8/000.p/1",
                "7/000.p/1",
                "-1/000",
                "x/000",
                "0/001/000"
            })
    void whatIsNoTileOrNotCoveredIsNotFound(String path) {
        verify();
        covered();

        given().get("/v1/audit/tile/" + path)
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void noTileIsWiderThanTheLastCheckpoint() {
        verify();
        long beyond = covered().size() + 200;
        TileAddress wide = new TileAddress(0, beyond / 256, (int) (beyond % 256) + 1);

        given().get("/v1/audit/tile/" + wide.path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/audit/tile/entries/000.p/1",
                "/v1/audit/tile/entries/x000/000.p/1",
                "/v1/audit/tile/entries/",
                "/v1/audit/tile/entries",
                "/v1/audit/tile//entries/000.p/1",
                "/v1/audit//tile/entries/000.p/1",
                "/v1/audit/tile/./entries/000.p/1",
                "/v1/audit/tile/0/../entries/000.p/1",
                "/v1/audit/tile/%65ntries/000.p/1",
                "/v1/audit/tile/entries;x=1/000.p/1",
                "/v1/audit/tile/entries%2F000.p%2F1"
            })
    void noStrangerReadsEntriesHoweverThePathIsWritten(String path) {
        verify();
        covered();

        RawHttp.Answer answer = RawHttp.send("GET " + path, new byte[0]);

        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("demo-bank");
    }

    @Test
    void entriesNeedATokenAndTheRightScope() {
        verify();
        covered();
        String path = "/v1/audit/tile/entries/000.p/1";

        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(DemoTokens.of("demo-bank", "audit:read-own"))
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("insufficient-scope"));
        auditor().get(path).then().statusCode(200);
        auditor().get("/v1/audit/tile/entries/x072/x057/x594/x037/x927/936").then().statusCode(404);
    }

    @Test
    void readOfABundleIsAnEntry() {
        verify();
        covered();

        auditor().get("/v1/audit/tile/entries/000.p/1").then().statusCode(200);
        String id = log.read("select id from entry order by leaf_index desc limit 1").getFirst();
        JsonPath read = auditor().get("/v1/audit/entries/" + id).jsonPath();

        assertThat(read.getString("kind")).isEqualTo("AUDIT_READ");
        assertThat(read.getString("details.particulars.bundle")).isEqualTo("000.p/1");
    }

    @Test
    void twoSizesAreProvedToBeOneLog() {
        verify();
        Checkpoint earlier = covered();
        verify();
        Checkpoint later = covered();

        JsonPath proof =
                given().get("/v1/audit/consistency?from=" + earlier.size() + "&to=" + later.size())
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(bytes(proof.getString("fromRoot"))).isEqualTo(earlier.root());
        assertThat(bytes(proof.getString("toRoot"))).isEqualTo(later.root());
        assertThat(
                        ConsistencyProof.holds(
                                proof.getLong("from"),
                                earlier.root(),
                                proof.getLong("to"),
                                later.root(),
                                proof.<String>getList("proof").stream()
                                        .map(LogTreeResourceTest::bytes)
                                        .toList()))
                .isTrue();
        given().get("/v1/audit/consistency?from=0&to=" + later.size())
                .then()
                .statusCode(200)
                .body("proof.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?from=1",
                "?to=1",
                "?from=2&to=1",
                "?from=-1&to=1",
                "?from=01&to=1",
                "?from=1&to=x",
                "?from=1&to=999999999999999999",
                "?from=1&to=9999999999999999999"
            })
    void sizesThatNoCheckpointCoversAreRefused(String query) {
        verify();
        covered();

        given().get("/v1/audit/consistency" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"));
    }

    @Test
    void entryIsProvedToBeInTheLogAtOnce() throws Exception {
        String id = verify();

        JsonPath proof = proof(auditor(), id);

        SignedNote note = SignedNote.parse(proof.getString("checkpoint"));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(note.isSignedBy(logKey())).isTrue();
        assertThat(checkpoint.size()).isEqualTo(proof.getLong("treeSize"));
        assertThat(checkpoint.origin()).isEqualTo(proof.getString("origin"));
        assertThat(bytes(proof.getString("rootHash"))).isEqualTo(checkpoint.root());
        assertThat(
                        InclusionProof.holds(
                                proof.getLong("leafIndex"),
                                checkpoint.size(),
                                bytes(proof.getString("leafHash")),
                                proof.<String>getList("proof").stream()
                                        .map(LogTreeResourceTest::bytes)
                                        .toList(),
                                checkpoint.root()))
                .isTrue();
    }

    @Test
    void proofsAreForThoseWhoMayReadTheEntry() {
        String id = verify();
        String path = "/v1/audit/entries/" + id + "/proof";

        assertThat(proof(own("demo-bank"), id).getLong("leafIndex")).isPositive();
        own("demo-insurance").get(path).then().statusCode(404);
        given().get(path).then().statusCode(401);
        auditor().get("/v1/audit/entries/nothing/proof").then().statusCode(404);
    }

    @Test
    void keysNameTheKeyThatSigns() throws Exception {
        JsonPath keys = given().get("/v1/audit/keys").then().statusCode(200).extract().jsonPath();

        assertThat(keys.getString("origin")).isEqualTo("dev.xacthuc.example/log");
        assertThat(keys.getBoolean("keys[0].retired")).isFalse();
        assertThat(keys.getList("witnesses")).isEmpty();
        assertThat(logKey().name()).isEqualTo(keys.getString("origin"));
    }

    private static NoteVerifier logKey() throws Exception {
        return NoteVerifier.parse(
                given().get("/v1/audit/keys").jsonPath().getString("keys[0].key"));
    }

    private static byte[] tile(int level, long index, int width) {
        return given().get("/v1/audit/tile/" + new TileAddress(level, index, width).path())
                .then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .extract()
                .asByteArray();
    }

    private static Checkpoint checkpoint() {
        try {
            return Checkpoint.parse(
                    SignedNote.parse(given().get("/v1/audit/checkpoint").asString()).text());
        } catch (MalformedNoteException e) {
            throw new AssertionError("no checkpoint", e);
        }
    }

    /// The checkpoint, once it covers all that is in the log.
    private Checkpoint covered() {
        long size = size();
        Eventually.holds(
                "a checkpoint covers the log",
                () -> {
                    return given().get("/v1/audit/checkpoint").statusCode() == 200
                            && checkpoint().size() >= size;
                });
        return checkpoint();
    }

    private long size() {
        return log.count("select max(leaf_index) + 1 from entry");
    }

    private static String verify() {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .post()
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("verificationId");
    }

    private static JsonPath proof(RequestSpecification reader, String id) {
        return reader.get("/v1/audit/entries/" + id + "/proof")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification auditor() {
        return given().auth().oauth2(DemoTokens.of("demo-auditor", "audit:read"));
    }

    private static RequestSpecification own(String client) {
        return given().auth().oauth2(DemoTokens.of(client, "audit:read-own"));
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
