package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.HandedOut;
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
    void everyNoLooksTheSame() throws Exception {
        Set<JsonNode> shapes = new HashSet<>();
        Set<Integer> lengths = new HashSet<>();
        Set<JsonNode> receipts = new HashSet<>();
        for (Map.Entry<String, VerificationCall> no : everyNo().entrySet()) {
            Response response = no.getValue().post();
            assertThat(response.statusCode()).as(no.getKey()).isEqualTo(200);
            JsonNode answer = read(response);
            assertThat(answer.get("decision").textValue())
                    .as(no.getKey())
                    .isEqualTo("NOT_VERIFIED");
            assertThat(answer.get("reasons"))
                    .as(no.getKey())
                    .extracting(JsonNode::textValue)
                    .containsExactly("NO_MATCH");
            shapes.add(withoutWhatIsNewEachTime(answer));
            lengths.add(lengthWithoutLeafIndex(response, answer));
            receipts.add(saidAlike(response));
        }
        assertThat(shapes).hasSize(1);
        assertThat(lengths).hasSize(1);
        assertThat(receipts).hasSize(1);
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

    @Test
    void notKnowingIsToldWithoutItsReason() throws Exception {
        JsonNode answer = read(telecom().about(CitizenCase.NO_CARD).post());

        assertThat(answer.get("decision").textValue()).isEqualTo("UNDECIDED");
        assertThat(answer.get("reasons")).isEmpty();
    }

    private static Map<String, VerificationCall> everyNo() {
        Map<String, VerificationCall> everyNo = new LinkedHashMap<>();
        everyNo.put(
                "unknown number",
                telecom().about(CitizenCase.ORDINARY).claim("personalId", "003090999999"));
        everyNo.put(
                "wrong name",
                telecom().about(CitizenCase.ORDINARY).claim("fullName", "Trần Văn Khác"));
        everyNo.put(
                "wrong birth date",
                telecom().about(CitizenCase.ORDINARY).claim("dateOfBirth", "1990-02-05"));
        everyNo.put("superseded", telecom().about(CitizenCase.SUPERSEDED));
        everyNo.put("cancelled", telecom().about(CitizenCase.CANCELLED));
        everyNo.put("deceased", telecom().about(CitizenCase.DECEASED));
        everyNo.put("card revoked", telecom().about(CitizenCase.CARD_REVOKED));
        everyNo.put("card expired", telecom().about(CitizenCase.CARD_EXPIRED));
        everyNo.put("old number of two", byOldNumber(CitizenCase.SHARED_OLD_ID.oldIdNumber()));
        everyNo.put("old number of nobody", byOldNumber("000000001"));
        return everyNo;
    }

    private static VerificationCall byOldNumber(@Nullable String number) {
        return telecom()
                .about(CitizenCase.SHARED_OLD_ID)
                .claim("personalId", null)
                .claim("oldIdNumber", number);
    }

    private static VerificationCall telecom() {
        return VerificationCall.of("demo-telecom", "TELECOM_SUBSCRIPTION");
    }

    /// Disclosures are as long as what was claimed, which the caller knows.
    private static int lengthWithoutLeafIndex(Response response, JsonNode answer) {
        String index = answer.at("/log/leafIndex").asText();
        HandedOut receipt = HandedOut.in(response.asByteArray());
        int disclosures = receipt.text().length() - receipt.signed().length();
        return response.asByteArray().length - index.length() - disclosures;
    }

    /// What the receipt says, but for what is new each time; of the digests their number.
    private static JsonNode saidAlike(Response response) {
        ObjectNode said = HandedOut.in(response.asByteArray()).payload().deepCopy();
        for (String member : List.of("jti", "sub")) {
            assertThat(said.remove(member).isTextual()).isTrue();
        }
        assertThat(said.remove("iat").isIntegralNumber()).isTrue();
        assertThat(said.remove("log")).hasSize(3);
        return said.put("_sd", said.remove("_sd").size());
    }

    /// Id, time, pseudonym and place in the log; all else must be equal to the letter.
    private static ObjectNode withoutWhatIsNewEachTime(JsonNode answer) {
        ObjectNode rest = answer.deepCopy();
        for (String member : List.of("verificationId", "decidedAt", "subjectToken", "receipt")) {
            assertThat(rest.remove(member).isTextual()).isTrue();
        }
        ObjectNode log = (ObjectNode) rest.get("log");
        assertThat(log.remove("leafIndex").isIntegralNumber()).isTrue();
        assertThat(log.remove("leafHash").isTextual()).isTrue();
        return rest;
    }

    private static JsonNode read(Response response) throws Exception {
        return JSON.readTree(response.asByteArray());
    }
}
