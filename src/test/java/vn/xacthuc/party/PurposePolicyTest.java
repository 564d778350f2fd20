package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PurposePolicyTest {

    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    @Test
    void contractThatDoesNotSpeakOfExpiredSignersAcceptsNone() throws JsonProcessingException {
        PurposePolicy policy =
                json.readValue(
                        """
                        {"requiredContext": ["OFFICER"], "validCard": true,
                         "genuineChip": false, "chipPresence": false}
                        """,
                        PurposePolicy.class);

        assertThat(policy)
                .isEqualTo(
                        new PurposePolicy(
                                Set.of(RequiredContext.OFFICER), true, false, false, false));
    }

    @Test
    void contractMayAcceptExpiredSigners() throws JsonProcessingException {
        PurposePolicy policy =
                json.readValue(
                        """
                        {"requiredContext": [], "validCard": true, "genuineChip": true,
                         "chipPresence": false, "expiredSigner": true}
                        """,
                        PurposePolicy.class);

        assertThat(policy.expiredSigner()).isTrue();
    }

    @Test
    void contractMayKeepWhatIsAskedFromTheCitizenForAWhile() throws JsonProcessingException {
        PurposePolicy policy =
                json.readValue(
                        """
                        {"requiredContext": [], "validCard": false, "genuineChip": false,
                         "chipPresence": false, "citizenDelay": "P90D"}
                        """,
                        PurposePolicy.class);

        assertThat(policy.citizenDelay()).isEqualTo(CitizenDelay.of("P90D"));
        assertThat(json.readValue(json.writeValueAsString(policy), PurposePolicy.class))
                .isEqualTo(policy);
    }

    @Test
    void contractWithoutADelayIsWrittenWithoutOne() throws JsonProcessingException {
        assertThat(json.writeValueAsString(new PurposePolicy(Set.of(), false, false, false, false)))
                .doesNotContain("citizenDelay");
    }

    @Test
    void delayThatIsNoneMakesNoContract() {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() ->
                        json.readValue(
                                """
                                {"requiredContext": [], "validCard": false, "genuineChip": false,
                                 "chipPresence": false, "citizenDelay": "for ever"}
                                """,
                                PurposePolicy.class));
    }

    @Test
    void presenceOfAChipNeedsAGenuineOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurposePolicy(Set.of(), true, false, true, false));
    }
}
