package vn.xacthuc.chip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChipVerificationTest {

    @BeforeEach
    void trustTheTestCountry() {
        TestCountryTrusted.load();
    }

    @Test
    void genuineChipThatAnswersPassesEveryCheck() {
        JsonPath answer = bank().read().answered().chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("chip.integrity")).isEqualTo("PASSED");
        assertThat(answer.getString("chip.trustPath")).isEqualTo("TRUSTED");
        assertThat(answer.getString("chip.revocation")).isEqualTo("GOOD");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("PROVEN");
        assertThat(answer.getList("chip.checks.result")).hasSize(12).containsOnly("PASSED");
        assertThat(answer.getList("chip.warnings")).isEmpty();
        assertThat(answer.getString("chip.dataGroups.find { it.number == 1 }.result"))
                .isEqualTo("MATCHES");
        assertThat(answer.getString("chip.dataGroups.find { it.number == 3 }.result"))
                .isEqualTo("NOT_SUPPLIED");
        assertThat(answer.getString("chip.signingTime")).endsWith("Z");
        assertThat(answer.getString("basis.trustList")).matches("\\d{4}-\\d\\d-\\d\\d#\\d+");
        assertThat(answer.getList("withheld")).isEmpty();
        assertThat(answer.getInt("log.leafIndex")).isNotNegative();
    }

    @Test
    void chipThatIsNotAskedIsGenuineAndSaysThatItWasNotAsked() {
        JsonPath answer = bank().read().chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("DOWNGRADED");
        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("ANSWER_MISSING");
    }

    @Test
    void securityObjectAloneIsUndecidedAndItsSignerIsReported() {
        JsonPath answer = bank().read().only().chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("UNDECIDED");
        assertThat(answer.getString("chip.integrity")).isEqualTo("NOT_CHECKED");
        assertThat(answer.getString("chip.trustPath")).isEqualTo("TRUSTED");
        assertThat(ChipCall.result(answer, "SOD_SIGNATURE")).isEqualTo("PASSED");
        assertThat(ChipCall.reason(answer, "DATA_GROUP_HASHES")).hasValue("NO_DATA_GROUP");
    }

    @Test
    void dataGroup14AloneIsUndecided() {
        JsonPath answer = bank().read().only("14").chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("UNDECIDED");
        assertThat(answer.getString("chip.integrity")).isEqualTo("PASSED");
    }

    @Test
    void wrongAnswerToOurChallengeIsForged() {
        ChipCall call = bank().read();
        JsonPath ours = call.challenge();
        JsonPath another = call.challenge();
        JsonPath answer =
                call.answer(ours.getString("challengeId"), call.signature(another)).chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("FORGED");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("FAILED");
        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("SIGNATURE_WRONG");
    }

    @Test
    void wrongAnswerUsesTheChallengeUp() {
        ChipCall call = bank().read();
        JsonPath challenge = call.challenge();
        call.answer(challenge.getString("challengeId"), base64(new byte[64])).chipAnswer();
        JsonPath answer = bank().read().answered(challenge).chipAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("UNDECIDED");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("NOT_CHECKED");
        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("CHALLENGE_USED");
        assertThat(ChipCall.result(answer, "ACTIVE_AUTHENTICATION")).isEqualTo("FAILED");
    }

    @Test
    void challengeThatWasNeverIssuedProvesNothing() {
        ChipCall call = bank().read().answered();
        JsonPath answer =
                call.answer(UUID.randomUUID().toString(), base64(new byte[64])).chipAnswer();

        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("CHALLENGE_UNKNOWN");
        assertThat(answer.getString("chip.authenticity")).isEqualTo("UNDECIDED");
    }

    @Test
    void challengeOfAnotherClientIsUnknown() {
        JsonPath challenge =
                ChipCall.of("demo-hospital", "HOSPITAL_CHECK_IN", CitizenCase.ORDINARY).challenge();
        JsonPath answer = bank().read().answered(challenge).chipAnswer();

        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("CHALLENGE_UNKNOWN");
    }

    @Test
    void expiredChallengeProvesNothing() {
        ChipCall call = bank().read();
        JsonPath challenge = call.challenge();
        Database.log()
                .write(
                        "update chip_challenge set expires_at = now() - interval '1 second'"
                                + " where id = ?::uuid",
                        challenge.getString("challengeId"));
        JsonPath answer = call.answered(challenge).chipAnswer();

        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("CHALLENGE_EXPIRED");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("NOT_CHECKED");
    }

    @Test
    void retryOfTheSameRequestGetsTheSameAnswer() {
        ChipCall call = bank().read().answered();

        String first = call.postChip().asString();
        assertThat(call.postChip().asString()).isEqualTo(first);
        assertThat(JsonPath.from(first).getString("chip.chipPresence")).isEqualTo("PROVEN");
    }

    @Test
    void sameRequestUnderAnotherKeyMayNotUseTheChallengeAgain() {
        ChipCall call = bank().read().answered();
        call.chipAnswer();
        JsonPath answer = call.key(UUID.randomUUID().toString()).chipAnswer();

        assertThat(ChipCall.reason(answer, "ACTIVE_AUTHENTICATION")).hasValue("CHALLENGE_USED");
    }

    @Test
    void sameKeyWithAnotherBodyConflicts() {
        ChipCall call = bank().read().answered();
        String key = UUID.randomUUID().toString();
        call.key(key).chipAnswer();

        assertThat(bank().read().key(key).postChip().statusCode()).isEqualTo(409);
    }

    @Test
    void ofManyRequestsAtOnceOneProvesThePresence() {
        ChipCall first = bank().read();
        JsonPath challenge = first.challenge();
        List<CompletableFuture<JsonPath>> calls =
                IntStream.range(0, 16)
                        .mapToObj(call -> bank().read().answered(challenge))
                        .map(call -> CompletableFuture.supplyAsync(call::chipAnswer))
                        .toList();
        List<String> presences =
                calls.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.getString("chip.chipPresence"))
                        .toList();

        assertThat(presences).containsOnlyOnce("PROVEN").contains("NOT_CHECKED");
    }

    @Test
    void entrySaysWhatWasFoundAndNothingOfThePerson() {
        JsonPath answer = bank().read().answered().chipAnswer();
        JsonPath entry =
                given().auth()
                        .oauth2(DemoTokens.of("demo-auditor", "audit:read"))
                        .get("/v1/audit/entries/" + answer.getString("chipVerificationId"))
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();

        assertThat(entry.getString("kind")).isEqualTo("CHIP_VERIFICATION");
        assertThat(entry.getString("decision")).isEqualTo("VERIFIED");
        assertThat(entry.getString("purpose")).isEqualTo("BANK_ACCOUNT_OPENING");
        assertThat(entry.getString("details.officer.id")).isEqualTo("teller-0042");
        Map<String, Object> particulars = entry.getMap("details.particulars");
        assertThat(particulars)
                .containsEntry("chipPresence", "PROVEN")
                .containsEntry("trustList", answer.getString("basis.trustList"))
                .containsKeys("sodHash", "dg15Hash", "challenge", "answer");
        assertThat(entry.prettify())
                .doesNotContain(CitizenCase.ORDINARY.personalId())
                .doesNotContain(CitizenCase.ORDINARY.fullName());
    }

    @Test
    void partyWhosePolicyWithholdsChipsIsToldSo() {
        String party = NewParty.added("demo-bank", "DECLARED");
        Database.log()
                .write(
                        "update party.policy set document = jsonb_set(document, '{shows}',"
                                + " (document->'shows') - 'chip') where party_code = ?",
                        party);
        NewParty.known(party);
        JsonPath answer =
                ChipCall.of(party, "BANK_ACCOUNT_OPENING", CitizenCase.ORDINARY)
                        .read()
                        .chipAnswer();

        assertThat(answer.getMap("chip")).isNull();
        assertThat(answer.getList("withheld")).containsExactly("chip");
    }

    @Test
    void purposeOutsideTheContractUsesNoChallenge() {
        ChipCall refused =
                ChipCall.of("demo-bank", "HOSPITAL_CHECK_IN", CitizenCase.ORDINARY).read();
        JsonPath challenge = refused.challenge();

        assertThat(refused.answered(challenge).postChip().statusCode()).isEqualTo(403);
        assertThat(bank().read().answered(challenge).chipAnswer().getString("chip.chipPresence"))
                .isEqualTo("PROVEN");
    }

    private static ChipCall bank() {
        return ChipCall.ofBank(CitizenCase.ORDINARY);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
