package vn.xacthuc.verification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.HandedOut;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// To a party that sees no reasons whatever the register does not confirm looks the same: in the
/// answer, in the answer asked for later, in its proof and on paper. Whether it takes the same time
/// is [TimingTest]'s claim.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class NothingToFishTest {

    private static final String TELECOM = "demo-telecom";
    private static final ObjectMapper JSON = new ObjectMapper();

    /// What differs from answer to answer whoever asks.
    private static final List<String> NEW_EACH_TIME =
            List.of(
                    "verificationId",
                    "decidedAt",
                    "subjectToken",
                    "receipt",
                    "leafIndex",
                    "leafHash");

    /// What a party may ask and is not confirmed.
    ///
    /// @param wrongName the same question, but that nothing is wrong except the name
    record Unconfirmed(String name, VerificationCall call, VerificationCall wrongName) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Unconfirmed> unconfirmed() {
        CitizenCase an = CitizenCase.ORDINARY;
        Map<String, VerificationCall> calls = new LinkedHashMap<>();
        calls.put("unknown number", about(an).claim("personalId", "003090999999"));
        calls.put("number past all numbers", about(an).claim("personalId", "999999999999"));
        calls.put("wrong birth date", about(an).claim("dateOfBirth", "1990-02-05"));
        calls.put("superseded", about(CitizenCase.SUPERSEDED));
        calls.put("cancelled", about(CitizenCase.CANCELLED));
        calls.put("deceased", about(CitizenCase.DECEASED));
        calls.put("card revoked", about(CitizenCase.CARD_REVOKED));
        calls.put("card expired", about(CitizenCase.CARD_EXPIRED));
        calls.put("card lost", about(CitizenCase.CARD_LOST));
        calls.put("card replaced", about(CitizenCase.CARD_REPLACED));
        calls.put("no card", about(CitizenCase.NO_CARD));
        calls.put("year alone claimed", about(an).claim("dateOfBirth", "1990"));
        calls.put(
                "year alone claimed of nobody",
                about(an).claim("dateOfBirth", "1990").claim("personalId", "003090999999"));
        calls.put(
                "year alone known",
                about(CitizenCase.YEAR_ONLY).claim("dateOfBirth", "1948-03-09"));
        calls.put(
                "register without marks",
                about(CitizenCase.BARE_NAME).claim("fullName", "Phạm Thị Bích Ngọc"));
        calls.put("old number of two", byOldNumber(CitizenCase.SHARED_OLD_ID.oldIdNumber()));
        calls.put("old number of nobody", byOldNumber("000000001"));
        List<Unconfirmed> all = new ArrayList<>();
        calls.forEach((name, call) -> all.add(new Unconfirmed(name, call, wrongName())));
        all.add(
                new Unconfirmed(
                        "wrong card",
                        about(an).claim("cardIssuedOn", "2001-01-01"),
                        wrongName().claim("cardIssuedOn", "2001-01-01")));
        all.add(
                new Unconfirmed(
                        "old number not on record",
                        about(CitizenCase.NO_OLD_ID).claim("oldIdNumber", "000000001"),
                        wrongName().claim("oldIdNumber", "000000001")));
        return all;
    }

    @ParameterizedTest
    @MethodSource("unconfirmed")
    void answerIsThatOfAWrongName(Unconfirmed unconfirmed) {
        Response answer = unconfirmed.call().post();
        Response wrongName = unconfirmed.wrongName().post();

        looksAlike(answer, wrongName);
        assertThat(read(answer).get("decision").textValue()).isEqualTo("NOT_VERIFIED");
        assertThat(read(answer).get("reasons").toString()).isEqualTo("[\"NO_MATCH\"]");
    }

    @ParameterizedTest
    @MethodSource("unconfirmed")
    void receiptIsThatOfAWrongName(Unconfirmed unconfirmed) {
        assertThat(saidAlike(unconfirmed.call().post()))
                .isEqualTo(saidAlike(unconfirmed.wrongName().post()));
    }

    @ParameterizedTest
    @MethodSource("unconfirmed")
    void answerThatIsAskedForLaterIsThatOfAWrongName(Unconfirmed unconfirmed) {
        Response later = get("/v1/verifications/" + id(unconfirmed.call().post()));
        Response wrongName = get("/v1/verifications/" + id(unconfirmed.wrongName().post()));

        looksAlike(later, wrongName);
    }

    @ParameterizedTest
    @MethodSource("unconfirmed")
    void leafInTheLogIsThatOfAWrongName(Unconfirmed unconfirmed) throws IOException {
        String answer = id(unconfirmed.call().post());
        String wrongName = id(unconfirmed.wrongName().post());

        assertThat(leaf(answer)).isEqualTo(leaf(wrongName));
    }

    @ParameterizedTest
    @MethodSource("unconfirmed")
    void pageIsThatOfAWrongName(Unconfirmed unconfirmed) {
        assertThat(page(unconfirmed.call())).isEqualTo(page(unconfirmed.wrongName()));
    }

    @Test
    void aYesIsToldApart() {
        ObjectNode yes = alike(read(about(CitizenCase.ORDINARY).post()));

        assertThat(yes).isNotEqualTo(alike(read(wrongName().post())));
    }

    private static void looksAlike(Response one, Response other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode()).isEqualTo(200);
        assertThat(alike(read(one))).isEqualTo(alike(read(other)));
        assertThat(names(read(one))).isEqualTo(names(read(other)));
        assertThat(length(one)).isEqualTo(length(other));
        assertThat(one.headers().asList().stream().map(header -> header.getName()).toList())
                .isEqualTo(
                        other.headers().asList().stream().map(header -> header.getName()).toList());
    }

    /// Bytes of the answer but for the digits of its leaf's number, and for what the receipt
    /// discloses, whose length is that of the claim.
    private static int length(Response answer) {
        byte[] body = answer.asByteArray();
        HandedOut receipt = HandedOut.in(body);
        int disclosed = receipt.text().length() - receipt.signed().length();
        int digits = read(answer).at("/log/leafIndex").asText().length();
        return body.length - digits - disclosed;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.properties()
                .forEach(member -> {
                    names.add(member.getKey());
                    names.addAll(names(member.getValue()));
                });
        return names;
    }

    private static ObjectNode alike(JsonNode answer) {
        ObjectNode rest = answer.deepCopy();
        for (ObjectNode node : List.of(rest, (ObjectNode) rest.get("log"))) {
            NEW_EACH_TIME.stream()
                    .filter(node::has)
                    .forEach(name -> node.put(name, node.get(name).getNodeType().name()));
        }
        return rest;
    }

    private static ObjectNode saidAlike(Response answer) {
        ObjectNode said = HandedOut.in(answer.asByteArray()).payload().deepCopy();
        for (String member : List.of("jti", "sub", "iat", "log")) {
            said.put(member, said.get(member).getNodeType().name());
        }
        return said.put("_sd", said.get("_sd").size());
    }

    private static JsonNode leaf(String id) throws IOException {
        String bytes =
                Database.log()
                        .read("select convert_from(leaf, 'UTF8') from entry where id = ?::uuid", id)
                        .getFirst();
        ObjectNode leaf = (ObjectNode) JSON.readTree(bytes);
        for (String member : List.of("id", "time", "commitment")) {
            leaf.put(member, leaf.get(member).textValue().length());
        }
        return leaf;
    }

    /// The page without what was claimed, which the caller knows, and what is new each time.
    private static String page(VerificationCall call) {
        String id = id(call.post());
        Response page =
                given().auth()
                        .oauth2(DemoTokens.of(TELECOM, "identity:verify"))
                        .contentType("application/json")
                        .body(call.json())
                        .post("/v1/verifications/" + id + "/confirmation");
        assertThat(page.statusCode()).isEqualTo(200);
        String text = page.asString();
        String claimed = text.substring(text.indexOf("<table>"), text.indexOf("</table>"));
        assertThat(claimed).contains("<td class=\"note\"></td>");
        return text.replace(claimed, "")
                .replaceAll("(?s)<svg.*</svg>", "")
                .replaceAll("[0-9:]{8} ngày [0-9/]{10}", "")
                .replaceAll("<td>[0-9]+</td>", "")
                .replace(id, "")
                .replaceAll("<td>[A-Za-z0-9+/=]{44}</td>", "");
    }

    private static VerificationCall wrongName() {
        return about(CitizenCase.ORDINARY).claim("fullName", "Trần Văn Khác");
    }

    private static VerificationCall byOldNumber(@Nullable String number) {
        return about(CitizenCase.SHARED_OLD_ID)
                .claim("personalId", null)
                .claim("oldIdNumber", number);
    }

    private static VerificationCall about(CitizenCase person) {
        return VerificationCall.of(TELECOM, "TELECOM_SUBSCRIPTION").about(person);
    }

    private static Response get(String path) {
        return given().auth().oauth2(DemoTokens.of(TELECOM, "identity:verify")).get(path);
    }

    private static String id(Response answer) {
        return answer.jsonPath().getString("verificationId");
    }

    private static JsonNode read(Response answer) {
        try {
            return JSON.readTree(answer.asByteArray());
        } catch (IOException e) {
            throw new AssertionError("an answer is JSON", e);
        }
    }
}
