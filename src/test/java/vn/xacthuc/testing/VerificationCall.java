package vn.xacthuc.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;

/// A call of `POST /v1/verifications`: one that is answered unless a test bends it.
public final class VerificationCall {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String client;
    private final Map<String, Object> context = new LinkedHashMap<>();
    private final Map<String, Object> claim = new LinkedHashMap<>();
    private final Map<String, Object> body = new LinkedHashMap<>();
    private String key = UUID.randomUUID().toString();

    private VerificationCall(String client, String purpose) {
        this.client = client;
        context.put("purpose", purpose);
        context.put("officerId", "teller-0042");
        body.put("context", context);
        body.put("claim", claim);
    }

    /// A client's call for a purpose.
    public static VerificationCall of(String client, String purpose) {
        return new VerificationCall(client, purpose);
    }

    /// What most tests need: the bank opens an account.
    public static VerificationCall ofBank() {
        return of("demo-bank", "BANK_ACCOUNT_OPENING");
    }

    /// Claims number, name and birth date as the register has them.
    public VerificationCall about(CitizenCase person) {
        return claim("personalId", person.personalId())
                .claim("fullName", person.fullName())
                .claim("dateOfBirth", person.dateOfBirth());
    }

    /// Claims a field; null takes it back.
    public VerificationCall claim(String field, Object value) {
        claim.put(field, value);
        return this;
    }

    /// Sets a part of the context; null takes it back.
    public VerificationCall context(String part, Object value) {
        context.put(part, value);
        return this;
    }

    /// Sets a member of the body.
    public VerificationCall with(String member, Object value) {
        body.put(member, value);
        return this;
    }

    /// The Idempotency-Key; each call has its own otherwise.
    public VerificationCall key(String value) {
        key = value;
        return this;
    }

    /// The request's body.
    public String json() {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("maps of texts are always JSON", e);
        }
    }

    /// Sends the call.
    public Response post() {
        return given().auth()
                .oauth2(DemoTokens.of(client, "identity:verify"))
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(json())
                .post("/v1/verifications");
    }
}
