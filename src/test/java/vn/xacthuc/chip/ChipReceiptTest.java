package vn.xacthuc.chip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;

/// The receipt that stands in the answer about a chip.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChipReceiptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject AuditLog log;

    @BeforeEach
    void trust() {
        TestCountryTrusted.load();
    }

    @Test
    void genuineChipNamesItsHolderInTheReceipt() throws Exception {
        ChipCall call = bank().read().answered().key(UUID.randomUUID().toString());
        byte[] first = call.postChip().asByteArray();
        JsonNode answer = JSON.readTree(first);
        HandedOut receipt = HandedOut.in(first);

        assertThat(receipt.payload().get("jti")).isEqualTo(answer.get("chipVerificationId"));
        assertThat(receipt.payload().get("decision").textValue()).isEqualTo("VERIFIED");
        assertThat(receipt.payload().get("reasons")).isEmpty();
        assertThat(receipt.payload().has("sub")).isFalse();
        assertThat(receipt.payload().at("/log/leafHash")).isEqualTo(answer.at("/log/leafHash"));
        assertThat(receipt.disclosed().keySet())
                .containsExactly(
                        "personalId",
                        "fullName",
                        "dateOfBirth",
                        "sex",
                        "documentNumber",
                        "nationality",
                        "officerId");
        assertThat(receipt.disclosed().get("fullName").textValue())
                .isEqualToIgnoringCase(CitizenCase.ORDINARY.fullName());
        assertThat(call.postChip().asByteArray()).isEqualTo(first);
    }

    @Test
    void storedAnswerHoldsNothingThatTheChipSays() throws Exception {
        byte[] first = bank().read().postChip().asByteArray();
        UUID id = UUID.fromString(JSON.readTree(first).get("chipVerificationId").textValue());

        byte[] stored =
                log.recorded(id, EntryKind.CHIP_VERIFICATION, "demo-bank").answered().body();

        assertThat(JSON.readTree(stored).get("receipt").textValue())
                .isEqualTo(HandedOut.in(first).signed());
        assertThat(new String(stored, StandardCharsets.UTF_8))
                .doesNotContain(
                        CitizenCase.ORDINARY.personalId(),
                        HandedOut.in(first).disclosed().get("fullName").textValue());
    }

    @Test
    void proofOfAnOwnAnswerIsHandedOut() throws Exception {
        byte[] first = bank().read().postChip().asByteArray();
        String id = JSON.readTree(first).get("chipVerificationId").textValue();

        assertThat(proof("demo-bank", id).jsonPath().getString("leafHash"))
                .isEqualTo(JSON.readTree(first).at("/log/leafHash").textValue());
        assertThat(proof("demo-hospital", id).statusCode()).isEqualTo(404);
        assertThat(proof("demo-bank", "nonsense").statusCode()).isEqualTo(404);
    }

    private static Response proof(String party, String id) {
        return given().auth()
                .oauth2(DemoTokens.of(party, "chip:verify"))
                .get("/v1/chip-verifications/" + id + "/proof");
    }

    @Test
    void forgedChipNamesNobody() {
        byte[] answer = bank().defect("SIGNATURE_CHANGED").read().postChip().asByteArray();

        assertThat(HandedOut.in(answer).payload().get("decision").textValue())
                .isEqualTo("NOT_VERIFIED");
        assertThat(HandedOut.in(answer).payload().get("reasons").get(0).textValue())
                .isEqualTo("CHIP_FORGED");
        assertThat(HandedOut.in(answer).disclosed().keySet()).containsExactly("officerId");
    }

    @Test
    void partyThatSeesNoFindingsLearnsNoneFromTheReceipt() {
        String party = NewParty.like("demo-bank");
        Database.log()
                .write(
                        "update party.policy set document = jsonb_set(document, '{shows}', '[]')"
                                + " where party_code = ?",
                        party);
        Eventually.holds(
                "the findings are withheld",
                () -> of(party).read().chipAnswer().get("chip") == null);

        HandedOut genuine = HandedOut.in(of(party).read().postChip().asByteArray());
        HandedOut forged =
                HandedOut.in(of(party).defect("SIGNATURE_CHANGED").read().postChip().asByteArray());

        assertThat(genuine.payload().has("decision")).isFalse();
        assertThat(forged.payload().has("decision")).isFalse();
        assertThat(genuine.signed()).hasSameSizeAs(forged.signed());
        assertThat(genuine.disclosed()).isEqualTo(forged.disclosed());
    }

    @Test
    void retryThatWouldBeRefusedTodayBringsTheDisclosuresToo() {
        String party = NewParty.like("demo-bank");
        ChipCall call = of(party).read().key(UUID.randomUUID().toString());
        byte[] first = call.postChip().asByteArray();
        Database.log()
                .write(
                        "update party.policy set document = jsonb_set(document, '{purposes}', '{}')"
                                + " where party_code = ?",
                        party);
        Eventually.holds(
                "the purpose is gone", () -> of(party).read().postChip().statusCode() == 403);

        assertThat(call.postChip().asByteArray()).isEqualTo(first);
        assertThat(HandedOut.in(first).disclosed()).containsKey("fullName");
    }

    @Test
    void chipWhoseFilesCannotBeReadIsNoReasonForNoReceipt() {
        byte[] answer =
                bank().with("sod", "AAAA")
                        .with("dataGroups", Map.of("1", "AAAA"))
                        .postChip()
                        .asByteArray();

        assertThat(HandedOut.in(answer).disclosed().keySet()).containsExactly("officerId");
    }

    private static ChipCall bank() {
        return of("demo-bank");
    }

    private static ChipCall of(String party) {
        return ChipCall.of(party, "BANK_ACCOUNT_OPENING", CitizenCase.ORDINARY);
    }
}
