package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// What a party learns whose contract shows the decision alone.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class WithheldTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> EVERYTHING =
            List.of("reasons", "register", "fields", "hints", "assertions", "card", "chip");

    @Test
    void yesIsTheDecisionAlone() throws Exception {
        JsonNode answer = read(telecom().about(CitizenCase.ORDINARY).post());

        assertThat(answer.get("decision").textValue()).isEqualTo("VERIFIED");
        assertThat(answer.get("reasons")).isEmpty();
        assertThat(answer.get("register").isNull()).isTrue();
        assertThat(answer.get("fields")).isEmpty();
        assertThat(answer.get("card").isNull()).isTrue();
        assertThat(answer.get("withheld")).extracting(JsonNode::textValue).isEqualTo(EVERYTHING);
    }

    @Test
    void logKnowsTheReasonsThatThePartyDoesNot() throws Exception {
        JsonNode answer = read(telecom().about(CitizenCase.CARD_REVOKED).post());

        assertThat(
                        Database.log()
                                .read(
                                        "select unnest(reasons) from entry_detail join entry using"
                                                + " (leaf_index) where id = ?::uuid",
                                        answer.get("verificationId").textValue()))
                .containsExactly("CARD_REVOKED");
    }

    private static VerificationCall telecom() {
        return VerificationCall.of("demo-telecom", "TELECOM_SUBSCRIPTION");
    }

    private static JsonNode read(Response response) throws Exception {
        return JSON.readTree(response.asByteArray());
    }
}
