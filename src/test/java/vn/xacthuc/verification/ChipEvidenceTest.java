package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.ChipCall;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.TestCountryTrusted;
import vn.xacthuc.testing.VerificationCall;

/// A chip in a verification: what it says about the person, the card and the claim.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChipEvidenceTest {

    @BeforeEach
    void trustTheTestCountry() {
        TestCountryTrusted.load();
    }

    @Test
    void genuineChipAndItsHoldersClaimVerify() {
        JsonPath answer = bank().read().answered().claiming(CitizenCase.ORDINARY).personAnswer();

        assertVerified(answer);
        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("chip.chipPresence")).isEqualTo("PROVEN");
        assertThat(answer.getString("card.status")).isEqualTo("ACTIVE");
        assertThat(answer.getString("basis.trustList")).contains("#");
        assertThat(answer.getList("chip.fields.field"))
                .contains("personalId", "fullName", "dateOfBirth", "sex")
                .contains("cardIssuedOn", "cardExpiresOn");
        assertThat(answer.getList("chip.fields.matched")).containsOnly(true);
    }

    @Test
    void genuineChipVerifiesWithoutAnyClaim() {
        JsonPath answer = bank().read().answered().personAnswer();

        assertVerified(answer);
        assertThat(answer.getString("register.outcome")).isEqualTo("FOUND");
        assertThat(answer.getList("fields")).isEmpty();
        assertThat(answer.getString("subjectToken")).hasSize(43);
    }

    @Test
    void largeTransferNeedsTheChipToBeHere() {
        ChipCall call = largeTransfer().read();

        assertThat(call.personAnswer().getList("reasons"))
                .containsExactly("CHIP_PRESENCE_NOT_PROVEN");
        assertVerified(largeTransfer().read().answered().personAnswer());
    }

    @Test
    void largeTransferWithoutAnyChipIsUndecided() {
        JsonPath answer =
                VerificationCall.of("demo-bank", "BANK_LARGE_TRANSFER")
                        .about(CitizenCase.ORDINARY)
                        .post()
                        .jsonPath();

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).containsExactly("CHIP_MISSING");
        assertThat(answer.getMap("chip")).isNull();
        assertThat(answer.getString("basis.trustList")).isNull();
    }

    @Test
    void anotherPersonsGenuineChipIsAConflict() {
        JsonPath answer =
                ChipCall.ofBank(CitizenCase.INSURED)
                        .read()
                        .answered()
                        .claiming(CitizenCase.ORDINARY)
                        .personAnswer();

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons"))
                .contains("EVIDENCE_CONFLICT", "CHIP_REGISTER_MISMATCH");
        assertThat(answer.getString("chip.fields.find { it.field == 'personalId' }.grade"))
                .isEqualTo("DIFFERENT");
    }

    @Test
    void claimThatContradictsTheChipIsAConflict() {
        JsonPath answer =
                bank().read()
                        .answered()
                        .claim(
                                Map.of(
                                        "personalId", CitizenCase.ORDINARY.personalId(),
                                        "fullName", "Trần Thị Bình",
                                        "dateOfBirth", CitizenCase.ORDINARY.dateOfBirth()))
                        .personAnswer();

        assertThat(answer.getList("reasons"))
                .containsExactly("NAME_DIFFERENT", "EVIDENCE_CONFLICT");
    }

    @Test
    void forgedChipIsANoAndIsComparedWithNoRecord() {
        JsonPath answer =
                bank().defect("SIGNATURE_CHANGED")
                        .read()
                        .claiming(CitizenCase.ORDINARY)
                        .personAnswer();

        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).containsExactly("CHIP_FORGED");
        assertThat(answer.getList("chip.fields")).isEmpty();
    }

    @Test
    void forgedChipWithoutAClaimAsksTheRegisterNothing() {
        JsonPath answer = bank().defect("SIGNATURE_CHANGED").read().personAnswer();

        assertThat(answer.getList("reasons")).containsExactly("CHIP_FORGED");
        assertThat(answer.getMap("register")).isNull();
        assertThat(answer.getString("subjectToken")).isNull();
    }

    @Test
    void chipOfACscaThatNobodyLoadedIsUndecidedAndIsComparedWithNoRecord() {
        JsonPath answer = bank().defect("ANCHOR_UNKNOWN").read().personAnswer();

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).containsExactly("CHIP_UNDECIDED");
        assertThat(answer.getMap("register")).isNull();
        assertThat(answer.getString("subjectToken")).hasSize(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14"})
    void chipWithoutItsHolderVerifiesNobody(String groups) {
        String[] sent = groups.isEmpty() ? new String[0] : new String[] {groups};
        JsonPath answer = bank().read().only(sent).claiming(CitizenCase.ORDINARY).personAnswer();

        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).containsExactly("CHIP_UNDECIDED");
    }

    @ParameterizedTest
    @CsvSource({"CARD_REVOKED", "CARD_LOST", "CARD_REPLACED"})
    void genuineChipOfAWithdrawnCardVerifiesNobodyWhateverThePurpose(CitizenCase withdrawn) {
        JsonPath answer =
                ChipCall.of("demo-bank", "OLD_ID_CONFIRMATION", withdrawn)
                        .read()
                        .answered()
                        .claiming(withdrawn)
                        .personAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).contains(withdrawn.name());
        assertThat(answer.getString("card.status"))
                .isEqualTo(withdrawn.name().substring("CARD_".length()));
    }

    @Test
    void expiredCardStillSaysWhoItsHolderIs() {
        CitizenCase expired = CitizenCase.CARD_EXPIRED;

        assertVerified(
                ChipCall.of("demo-bank", "OLD_ID_CONFIRMATION", expired)
                        .read()
                        .answered()
                        .personAnswer());
        assertThat(ChipCall.ofBank(expired).read().answered().personAnswer().getList("reasons"))
                .containsExactly("CARD_EXPIRED");
    }

    @Test
    void chipThatDoesNotSayWhichCardItIsVerifiesNobody() {
        JsonPath answer =
                bank().read()
                        .answered()
                        .without("13")
                        .claiming(CitizenCase.ORDINARY)
                        .personAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).containsExactly("CARD_NOT_ON_RECORD");
        assertThat(answer.getString("card.status")).isEqualTo("NOT_ON_RECORD");
    }

    @ParameterizedTest
    @EnumSource(
            value = CitizenCase.class,
            names = {"MINORITY_NAME", "YEAR_ONLY", "YEAR_MONTH", "NO_OLD_ID", "INSURED"})
    void chipSaysWhatTheRegisterSays(CitizenCase person) {
        JsonPath answer =
                ChipCall.of("demo-bank", "OLD_ID_CONFIRMATION", person)
                        .read()
                        .answered()
                        .personAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getList("chip.fields.grade", String.class)).doesNotContain("DIFFERENT");
        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
    }

    @ParameterizedTest
    @CsvSource({
        "OTHER_NAME, fullName, CHIP_REGISTER_MISMATCH",
        "OTHER_EXPIRY, cardExpiresOn, CHIP_REGISTER_MISMATCH"
    })
    void genuineChipThatTheRegisterContradictsIsANo(String defect, String field, String reason) {
        JsonPath answer = bank().defect(defect).read().answered().personAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
        assertThat(answer.getList("reasons")).containsExactly(reason);
        assertThat(answer.getString("chip.fields.find { it.field == '" + field + "' }.grade"))
                .isEqualTo("DIFFERENT");
    }

    @Test
    void genuineChipOfACardThatTheRegisterDoesNotKnowVerifiesNobody() {
        JsonPath answer = bank().defect("OTHER_ISSUE_DATE").read().answered().personAnswer();

        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(answer.getString("decision")).isEqualTo("UNDECIDED");
        assertThat(answer.getList("reasons")).containsExactly("CARD_NOT_ON_RECORD");
    }

    @Test
    void expiredSignerCountsOnlyWhereTheContractSaysSo() {
        String party = NewParty.added("demo-bank", "DECLARED");
        Database.log()
                .write(
                        "update party.policy set document = jsonb_set(document,"
                                + " '{purposes,BANK_ACCOUNT_OPENING,expiredSigner}', 'true')"
                                + " where party_code = ?",
                        party);
        NewParty.known(party);
        ChipCall tolerant =
                ChipCall.of(party, "BANK_ACCOUNT_OPENING", CitizenCase.ORDINARY)
                        .defect("SIGNER_EXPIRED_SIGNED_IN_TIME")
                        .read();
        ChipCall strict = bank().defect("SIGNER_EXPIRED_SIGNED_IN_TIME").read();

        assertThat(strict.answered().chipAnswer().getString("chip.authenticity"))
                .isEqualTo("UNDECIDED");
        JsonPath answer = tolerant.answered().chipAnswer();
        assertThat(answer.getString("chip.authenticity")).isEqualTo("GENUINE");
        assertThat(ChipCall.reason(answer, "SIGNER_VALIDITY")).hasValue("SIGNER_EXPIRED");
    }

    @Test
    void deceasedPersonsGenuineChipVerifiesNobody() {
        JsonPath answer =
                ChipCall.of("demo-bank", "OLD_ID_CONFIRMATION", CitizenCase.DECEASED)
                        .read()
                        .answered()
                        .personAnswer();

        assertThat(answer.getList("reasons")).contains("DECEASED");
        assertThat(answer.getString("decision")).isEqualTo("NOT_VERIFIED");
    }

    @Test
    void partyThatSeesTheDecisionAloneGetsNoFindings() {
        JsonPath answer =
                ChipCall.of("demo-telecom", "TELECOM_SUBSCRIPTION", CitizenCase.ORDINARY)
                        .defect("SIGNATURE_CHANGED")
                        .read()
                        .claiming(CitizenCase.ORDINARY)
                        .personAnswer();

        assertThat(answer.getList("reasons")).isEqualTo(List.of("NO_MATCH"));
        assertThat(answer.getMap("chip")).isNull();
        assertThat(answer.getList("withheld")).contains("chip");
    }

    private static ChipCall bank() {
        return ChipCall.ofBank(CitizenCase.ORDINARY);
    }

    private static ChipCall largeTransfer() {
        return ChipCall.of("demo-bank", "BANK_LARGE_TRANSFER", CitizenCase.ORDINARY);
    }

    private static void assertVerified(JsonPath answer) {
        assertThat(answer.getList("reasons")).isEmpty();
        assertThat(answer.getString("decision")).isEqualTo("VERIFIED");
    }
}
