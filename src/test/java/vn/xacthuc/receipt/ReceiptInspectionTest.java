package vn.xacthuc.receipt;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AnswerWriter.EntryIdentity;
import vn.xacthuc.audit.proof.ProofFile;
import vn.xacthuc.audit.proof.ProofFinding;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoSettings;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.RawHttp;
import vn.xacthuc.testing.VerificationCall;

/// What anybody is told who holds a receipt.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ReceiptInspectionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject Receipts receipts;

    @Test
    void receiptOfAnAnswerIsGenuineAndInTheLog() throws Exception {
        byte[] bytes = verified();
        JsonNode answer = JSON.readTree(bytes);

        JsonNode told = inspect(HandedOut.in(bytes).text());

        assertThat(told.get("genuine").booleanValue()).isTrue();
        assertThat(told.get("fault").isNull()).isTrue();
        assertThat(told.get("kid").textValue()).isEqualTo("dev");
        assertThat(told.get("issuer").textValue())
                .isEqualTo("https://receipts.dev.xacthuc.example");
        assertThat(told.get("entryId")).isEqualTo(answer.get("verificationId"));
        assertThat(told.get("issuedAt").textValue()).endsWith(".000Z");
        assertThat(told.get("clientId").textValue()).isEqualTo("demo-bank");
        assertThat(told.get("decision").textValue()).isEqualTo("VERIFIED");
        assertThat(told.get("reasons")).isEmpty();
        assertThat(told.get("purpose").textValue()).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(told.at("/disclosed/fullName").textValue())
                .isEqualTo(CitizenCase.ORDINARY.fullName());
        assertThat(told.get("inLog").booleanValue()).isTrue();
        assertThat(told.get("leafMatches").booleanValue()).isTrue();
        assertThat(told.get("logFault").isNull()).isTrue();
        assertThat(told.at("/proof/leafIndex")).isEqualTo(answer.at("/log/leafIndex"));
        assertThat(told.at("/proof/leafHash")).isEqualTo(answer.at("/log/leafHash"));
        assertThat(told.at("/proof/checkpoint").textValue())
                .startsWith("dev.xacthuc.example/log\n");
    }

    @Test
    void onlyWhatIsHandedOnIsTold() throws Exception {
        JsonNode told = inspect(HandedOut.in(verified()).signed());

        assertThat(told.get("genuine").booleanValue()).isTrue();
        assertThat(told.get("disclosed")).isEmpty();
        assertThat(told.get("inLog").booleanValue()).isTrue();
    }

    @Test
    void receiptThatIsNotGenuineIsNotRepeated() throws Exception {
        String[] parts = HandedOut.in(verified()).text().split("~");
        String changed = parts[0] + "~" + parts[1] + "A~";

        String told = post(changed).then().statusCode(200).extract().asString();

        assertThat(JSON.readTree(told))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"genuine":false,"fault":"DISCLOSURE_NOT_LISTED","kid":"dev",
                                 "issuer":null,"entryId":null,"issuedAt":null,"clientId":null,
                                 "decision":null,"reasons":[],"purpose":null,"disclosed":{},
                                 "inLog":null,"leafMatches":null,"logFault":null,"proof":null}
                                """));
    }

    /// Only our own key could make such a one: an entry that is gone is an alarm.
    @Test
    void receiptWhoseEntryIsNotInTheLogSaysSo() throws Exception {
        String made =
                receipts.issue(
                        new EntryIdentity(
                                UUID.randomUUID(), ReceiptLab.IDENTITY.recordedAt(), new byte[32]),
                        ReceiptLab.YES,
                        new Disclosable());

        JsonNode told = inspect(made);

        assertThat(told.get("genuine").booleanValue()).isTrue();
        assertThat(told.get("inLog").booleanValue()).isFalse();
        assertThat(told.get("logFault").textValue()).isEqualTo("NOT_IN_LOG");
        assertThat(told.get("leafMatches").isNull()).isTrue();
        assertThat(told.get("proof").isNull()).isTrue();
    }

    @Test
    void receiptThatNamesAnotherLeafThanItsEntrySaysSo() throws Exception {
        UUID entry = UUID.fromString(HandedOut.in(verified()).payload().get("jti").textValue());
        String made =
                receipts.issue(
                        new EntryIdentity(entry, ReceiptLab.IDENTITY.recordedAt(), new byte[32]),
                        ReceiptLab.YES,
                        new Disclosable());

        JsonNode told = inspect(made);

        assertThat(told.get("inLog").booleanValue()).isFalse();
        assertThat(told.get("leafMatches").booleanValue()).isFalse();
        assertThat(told.get("proof").isNull()).isTrue();
    }

    @Test
    void receiptWhoseEntryWasChangedSaysSo() throws Exception {
        String receipt = HandedOut.in(verified()).text();
        String id = inspect(receipt).get("entryId").textValue();
        Database log = Database.log();
        String flipped =
                "update entry set leaf = set_byte(leaf, 0, get_byte(leaf, 0) # 1) where id = '"
                        + id
                        + "'";

        // Undone for the tests that check the whole log.
        log.write(flipped);
        try {
            JsonNode told = inspect(receipt);

            assertThat(told.get("genuine").booleanValue()).isTrue();
            assertThat(told.get("inLog").booleanValue()).isFalse();
            assertThat(told.get("leafMatches").booleanValue()).isFalse();
            assertThat(told.get("logFault").textValue()).isEqualTo("ENTRY_CHANGED");
            assertThat(told.get("proof").isNull()).isTrue();
        } finally {
            log.write(flipped);
        }
        assertThat(inspect(receipt).get("inLog").booleanValue()).isTrue();
    }

    @Test
    void proofHoldsWithoutTheService() throws Exception {
        JsonNode told = inspect(HandedOut.in(verified()).text());
        String vkey =
                NoteSigner.of(
                                "dev.xacthuc.example/log",
                                Ed25519Keys.readPrivate(
                                        DemoSettings.all().get("xacthuc.audit.checkpoint-key")))
                        .verifier()
                        .encoded();

        ProofFinding finding =
                ProofFile.check(
                        told.get("proof").toString(),
                        told.at("/proof/leafHash").binaryValue(),
                        "dev.xacthuc.example/log",
                        vkey);

        assertThat(finding)
                .isEqualTo(
                        new ProofFinding.Holds(
                                told.at("/proof/leafIndex").longValue(),
                                told.at("/proof/treeSize").longValue()));
    }

    @Test
    void bodyMustHaveAReceiptOfPossibleLength() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/receipts/inspections")
                .then()
                .statusCode(422)
                .body("code", equalTo("missing-field"))
                .body("errors[0].pointer", equalTo("/receipt"));
        post("A".repeat(70_000)).then().statusCode(413);
        post("A".repeat(64 * 1024)).then().statusCode(200).body("fault", equalTo("MALFORMED"));
    }

    /// Anybody may call, so what is too long must not fill memory first.
    @Test
    void bodyThatIsTooLongIsRefusedByTheLengthThatItAnnounces() {
        assertThat(refused(new byte[0], "Content-Length: 70000").getString("code"))
                .isEqualTo("body-too-large");
    }

    @Test
    void bodyThatAnnouncesNoLengthIsReadToTheLimitOnly() {
        // A chunk that is longer than any receipt, and no end.
        byte[] body = ("11000\r\n" + " ".repeat(0x11000)).getBytes(StandardCharsets.US_ASCII);

        assertThat(refused(body, "Transfer-Encoding: chunked").getString("code"))
                .isEqualTo("body-too-large");
    }

    private static JsonPath refused(byte[] body, String header) {
        RawHttp.Answer answer =
                RawHttp.send(
                        "POST /v1/receipts/inspections",
                        body,
                        "Content-Type: application/json",
                        header);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        return answer.json();
    }

    @Test
    void keysArePublishedToEverybodyAndMayBeKept() {
        given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .contentType("application/jwk-set+json")
                .header("Cache-Control", "public, max-age=3600")
                .body("keys.size()", equalTo(1))
                .body("keys[0].kid", equalTo("dev"))
                .body("keys[0].d", equalTo(null));
    }

    private static byte[] verified() {
        return VerificationCall.ofBank().about(CitizenCase.ORDINARY).post().asByteArray();
    }

    private static JsonNode inspect(String receipt) throws Exception {
        return JSON.readTree(post(receipt).then().statusCode(200).extract().asByteArray());
    }

    private static Response post(String receipt) {
        return given().contentType("application/json")
                .body(Map.of("receipt", receipt))
                .post("/v1/receipts/inspections");
    }
}
