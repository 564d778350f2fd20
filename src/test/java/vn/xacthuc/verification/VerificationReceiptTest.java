package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;
import vn.xacthuc.testing.VerificationCall;

/// The receipt that stands in the answer to a verification.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class VerificationReceiptTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void receiptSaysWhatTheAnswerSays() throws Exception {
        byte[] bytes = full().post().asByteArray();
        JsonNode answer = JSON.readTree(bytes);

        JsonNode said = HandedOut.in(bytes).payload();

        assertThat(said.get("iss").textValue()).isEqualTo("https://receipts.dev.xacthuc.example");
        assertThat(said.get("jti")).isEqualTo(answer.get("verificationId"));
        assertThat(said.get("client_id").textValue()).isEqualTo("demo-bank");
        assertThat(said.get("decision")).isEqualTo(answer.get("decision"));
        assertThat(said.get("reasons")).isEqualTo(answer.get("reasons"));
        assertThat(said.get("purpose").textValue()).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(said.get("sub")).isEqualTo(answer.get("subjectToken"));
        assertThat(said.at("/log/origin")).isEqualTo(answer.at("/log/origin"));
        assertThat(said.at("/log/entryId")).isEqualTo(answer.get("verificationId"));
        assertThat(said.at("/log/leafHash")).isEqualTo(answer.at("/log/leafHash"));
    }

    @Test
    void everythingClaimedIsDisclosableAsItWasSent() {
        byte[] answer =
                full().claim("dateOfBirth", "02/05/1990")
                        .claim("fullName", "nguyễn  văn an")
                        .post()
                        .asByteArray();

        Map<String, JsonNode> disclosed = HandedOut.in(answer).disclosed();

        assertThat(disclosed.keySet())
                .containsExactly(
                        "personalId",
                        "fullName",
                        "dateOfBirth",
                        "sex",
                        "oldIdNumber",
                        "cardIssuedOn",
                        "permanentAddress",
                        "dossierCode",
                        "officerId");
        assertThat(disclosed.get("fullName").textValue()).isEqualTo("nguyễn  văn an");
        assertThat(disclosed.get("dateOfBirth").textValue()).isEqualTo("02/05/1990");
        assertThat(disclosed.get("permanentAddress"))
                .isEqualTo(JSON.valueToTree(Map.of("provinceCode", "01", "detail", "12 Hàng Bún")));
        assertThat(disclosed.get("dossierCode").textValue()).isEqualTo("HS-2026-000123");
        assertThat(disclosed.get("officerId").textValue()).isEqualTo("teller-0042");
    }

    @Test
    void noAndNotKnowingHaveAReceiptToo() throws Exception {
        byte[] no = VerificationCall.ofBank().about(CitizenCase.DECEASED).post().asByteArray();

        assertThat(HandedOut.in(no).payload().get("decision").textValue())
                .isEqualTo("NOT_VERIFIED");
        assertThat(HandedOut.in(no).payload().get("reasons"))
                .isEqualTo(JSON.readTree("[\"DECEASED\"]"));
    }

    @Test
    void retryBringsTheSameReceiptWithTheSameDisclosures() {
        VerificationCall call = full().key(UUID.randomUUID().toString());
        byte[] first = call.post().asByteArray();

        assertThat(call.post().asByteArray()).isEqualTo(first);
        assertThat(HandedOut.in(first).disclosed()).hasSize(9);
    }

    @Test
    void retryThatWouldBeRefusedTodayBringsThemToo() {
        String party = NewParty.like("demo-tax");
        VerificationCall call =
                VerificationCall.of(party, "TAX_REGISTRATION")
                        .about(CitizenCase.ORDINARY)
                        .key(UUID.randomUUID().toString());
        byte[] first = call.post().asByteArray();
        Database.log()
                .write(
                        "update party.policy set document = jsonb_set(document, '{purposes}', '{}')"
                                + " where party_code = ?",
                        party);
        Eventually.holds(
                "the purpose is gone",
                () ->
                        VerificationCall.of(party, "TAX_REGISTRATION")
                                        .about(CitizenCase.ORDINARY)
                                        .post()
                                        .statusCode()
                                == 403);

        assertThat(call.post().asByteArray()).isEqualTo(first);
        assertThat(HandedOut.in(first).disclosed()).hasSize(4);
    }

    @Test
    void officerWhoRepeatsAnothersRequestGetsTheFirstOfficersReceipt() {
        String party = NewParty.known(NewParty.added("demo-tax", "TOKEN"));
        VerificationCall call =
                VerificationCall.of(party, "TAX_REGISTRATION").about(CitizenCase.ORDINARY);
        byte[] first = post(call, party, "officer-1");

        assertThat(post(call, party, "officer-2")).isEqualTo(first);
        assertThat(HandedOut.in(first).disclosed().get("officerId").textValue())
                .isEqualTo("officer-1");
    }

    private static byte[] post(VerificationCall call, String party, String officer) {
        return given().auth()
                .oauth2(
                        DemoTokens.sign(
                                DemoTokens.claims(party, "identity:verify").subject(officer)))
                .header("Idempotency-Key", "of-both-at-" + party)
                .contentType("application/json")
                .body(call.json())
                .post("/v1/verifications")
                .asByteArray();
    }

    @Test
    void earlierAnswerWithoutTheRequestDisclosesNothing() throws Exception {
        byte[] first = full().post().asByteArray();
        String id = JSON.readTree(first).get("verificationId").textValue();

        byte[] later =
                given().auth()
                        .oauth2(DemoTokens.of("demo-bank", "identity:verify"))
                        .get("/v1/verifications/" + id)
                        .asByteArray();

        assertThat(JSON.readTree(later).get("receipt").textValue())
                .isEqualTo(HandedOut.in(first).signed());
        assertThat(new String(later, StandardCharsets.UTF_8))
                .doesNotContain("003090", "Văn", "1990");
    }

    @Test
    void genuineChipAddsWhatTheClaimDidNotSay() {
        TestCountryTrusted.load();
        ChipCall call =
                ChipCall.ofBank(CitizenCase.ORDINARY)
                        .read()
                        .answered()
                        .key(UUID.randomUUID().toString());
        byte[] first = call.postPerson().asByteArray();

        assertThat(HandedOut.in(first).disclosed().keySet())
                .containsExactly("personalId", "fullName", "dateOfBirth", "sex", "officerId");
        assertThat(HandedOut.in(first).disclosed().get("personalId").textValue())
                .isEqualTo(CitizenCase.ORDINARY.personalId());
        assertThat(call.postPerson().asByteArray()).isEqualTo(first);
    }

    @Test
    void claimIsDisclosedRatherThanTheChip() {
        TestCountryTrusted.load();
        byte[] answer =
                ChipCall.ofBank(CitizenCase.ORDINARY)
                        .read()
                        .answered()
                        .claim(
                                Map.of(
                                        "personalId",
                                        CitizenCase.ORDINARY.personalId(),
                                        "fullName",
                                        CitizenCase.ORDINARY.fullName().toUpperCase(Locale.ROOT),
                                        "dateOfBirth",
                                        CitizenCase.ORDINARY.dateOfBirth()))
                        .postPerson()
                        .asByteArray();

        assertThat(HandedOut.in(answer).disclosed().get("fullName").textValue())
                .isEqualTo(CitizenCase.ORDINARY.fullName().toUpperCase(Locale.ROOT));
        assertThat(HandedOut.in(answer).disclosed()).containsKey("sex");
    }

    @Test
    void forgedChipIsNoSourceForAReceipt() {
        TestCountryTrusted.load();
        byte[] answer =
                ChipCall.ofBank(CitizenCase.ORDINARY)
                        .defect("SIGNATURE_CHANGED")
                        .read()
                        .postPerson()
                        .asByteArray();

        assertThat(HandedOut.in(answer).disclosed().keySet()).containsExactly("officerId");
    }

    @Test
    void receiptTellsNothingOfAChipToWhomItsFindingsAreWithheld() {
        TestCountryTrusted.load();
        List<Integer> lengths =
                List.of(telecom().read(), telecom().defect("SIGNATURE_CHANGED").read()).stream()
                        .map(call -> HandedOut.in(call.postPerson().asByteArray()))
                        .map(receipt -> receipt.payload().path("_sd").size())
                        .toList();

        assertThat(lengths).containsExactly(1, 1);
    }

    private static ChipCall telecom() {
        return ChipCall.of("demo-telecom", "TELECOM_SUBSCRIPTION", CitizenCase.ORDINARY);
    }

    private static VerificationCall full() {
        return VerificationCall.ofBank()
                .about(CitizenCase.ORDINARY)
                .claim("sex", "MALE")
                .claim("oldIdNumber", "012345678")
                .claim("cardIssuedOn", "2021-06-15")
                .claim("permanentAddress", Map.of("provinceCode", "01", "detail", "12 Hàng Bún"))
                .context("dossierCode", "HS-2026-000123");
    }
}
