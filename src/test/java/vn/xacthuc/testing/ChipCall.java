package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;

/// A chip that is read and verified over HTTP, under the CSCAs of the test country.
public final class ChipCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPES = "chip:verify identity:verify";

    private final String client;
    private final Map<String, Object> card = new HashMap<>();
    private final Map<String, Object> context = new LinkedHashMap<>();
    private final Map<String, Object> body = new LinkedHashMap<>();
    private Map<String, Object> chip = Map.of();
    private String key = UUID.randomUUID().toString();

    private ChipCall(String client, String purpose) {
        this.client = client;
        context.put("purpose", purpose);
        context.put("officerId", "teller-0042");
        body.put("context", context);
    }

    /// A client reads a citizen's card for a purpose.
    public static ChipCall of(String client, String purpose, CitizenCase person) {
        ChipCall call = new ChipCall(client, purpose);
        call.card.put("personalId", person.personalId());
        return call;
    }

    /// The bank reads a citizen's card to open an account.
    public static ChipCall ofBank(CitizenCase person) {
        return of("demo-bank", "BANK_ACCOUNT_OPENING", person);
    }

    /// The card has a defect.
    public ChipCall defect(String name) {
        card.put("defect", name);
        return this;
    }

    /// Another card than the newest.
    public ChipCall issuedOn(String date) {
        card.put("cardIssuedOn", date);
        return this;
    }

    /// Reads the card.
    public ChipCall read() {
        chip = post("/dev/cards", card).then().statusCode(200).extract().jsonPath().getMap("");
        return with("sod", chip.get("sod")).with("dataGroups", chip.get("dataGroups"));
    }

    /// Lets the chip answer a challenge that the service issues now.
    public ChipCall answered() {
        return answered(challenge());
    }

    /// Lets the chip answer a challenge.
    public ChipCall answered(JsonPath challenge) {
        return answer(challenge.getString("challengeId"), signature(challenge));
    }

    /// The chip's signature over a challenge, base64.
    public String signature(JsonPath challenge) {
        return signed(challenge).then().statusCode(200).extract().jsonPath().getString("signature");
    }

    private Response signed(JsonPath challenge) {
        Map<String, Object> asked = new HashMap<>(card);
        asked.put("challenge", challenge.getString("challenge"));
        return post("/dev/cards/active-authentication", asked);
    }

    /// The same, unless the chip has no key to answer with.
    public ChipCall answeredIfItCan() {
        JsonPath challenge = challenge();
        Response answer = signed(challenge);
        return answer.statusCode() == 422
                ? this
                : answer(
                        challenge.getString("challengeId"),
                        answer.jsonPath().getString("signature"));
    }

    /// Sends this as the chip's answer.
    public ChipCall answer(String challengeId, String signature) {
        return with(
                "activeAuthentication", Map.of("challengeId", challengeId, "signature", signature));
    }

    /// A challenge for this client.
    public JsonPath challenge() {
        return given().auth()
                .oauth2(DemoTokens.of(client, SCOPES))
                .post("/v1/chip-challenges")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    /// Sends only these data groups.
    public ChipCall only(String... numbers) {
        Map<String, Object> some = new HashMap<>();
        for (String number : numbers) {
            some.put(number, dataGroups().get(number));
        }
        return with("dataGroups", some);
    }

    /// Leaves a data group out.
    public ChipCall without(String number) {
        Map<String, Object> rest = new HashMap<>(dataGroups());
        rest.remove(number);
        return with("dataGroups", rest);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> dataGroups() {
        return (Map<String, Object>) chip.get("dataGroups");
    }

    /// Sets a part of the chip.
    public ChipCall with(String member, Object value) {
        @SuppressWarnings("unchecked")
        Map<String, Object> sent =
                (Map<String, Object>) body.computeIfAbsent("chip", none -> new LinkedHashMap<>());
        sent.put(member, value);
        return this;
    }

    /// Sets a part of the context.
    public ChipCall context(String part, Object value) {
        context.put(part, value);
        return this;
    }

    /// What is claimed beside the chip.
    public ChipCall claim(Map<String, Object> claim) {
        body.put("claim", claim);
        return this;
    }

    /// Claims number, name and birth date as the register has them.
    public ChipCall claiming(CitizenCase person) {
        return claim(
                Map.of(
                        "personalId", person.personalId(),
                        "fullName", person.fullName(),
                        "dateOfBirth", person.dateOfBirth()));
    }

    /// The Idempotency-Key; each call has its own otherwise.
    public ChipCall key(String value) {
        key = value;
        return this;
    }

    /// Verifies the chip alone.
    public Response postChip() {
        return post("/v1/chip-verifications");
    }

    /// Verifies the person.
    public Response postPerson() {
        return post("/v1/verifications");
    }

    /// The answer to [#postChip()].
    public JsonPath chipAnswer() {
        return postChip().then().statusCode(200).extract().jsonPath();
    }

    /// The answer to [#postPerson()].
    public JsonPath personAnswer() {
        return postPerson().then().statusCode(200).extract().jsonPath();
    }

    /// The reason of one check of an answer; empty where it passed.
    public static Optional<String> reason(JsonPath answer, String check) {
        return Optional.ofNullable(
                answer.getString("chip.checks.find { it.check == '" + check + "' }.reason"));
    }

    /// The result of one check of an answer.
    public static String result(JsonPath answer, String check) {
        return answer.getString("chip.checks.find { it.check == '" + check + "' }.result");
    }

    /// The request's body, byte for byte as it is sent.
    public String json() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("maps of texts are always JSON", e);
        }
    }

    private Response post(String path) {
        return given().auth()
                .oauth2(DemoTokens.of(client, SCOPES))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(json())
                .post(path);
    }

    private static Response post(String path, Map<String, Object> body) {
        return given().contentType("application/json").body(body).post(path);
    }
}
