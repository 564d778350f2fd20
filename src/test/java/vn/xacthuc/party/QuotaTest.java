package vn.xacthuc.party;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// What a party is told of its quota, and what happens past it.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class QuotaTest {

    private static final String SMALL = "{\"quota\": {\"perSecond\": 1, \"burst\": 100}}";

    @Test
    void everyAnswerNamesQuotaAndRest() {
        String bank = NewParty.like("demo-bank", SMALL);

        Response answer =
                VerificationCall.of(bank, "BANK_ACCOUNT_OPENING")
                        .about(CitizenCase.ORDINARY)
                        .post();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"party\";q=100;w=100");
        assertThat(answer.header("RateLimit")).matches("\"party\";r=[0-9]{2};t=[0-9]+");
        long before = left(answer);
        for (Response other :
                List.of(
                        as(bank, "identity:verify", "/v1/verifications/" + UUID.randomUUID()),
                        as(bank, "identity:verify", "/v1/verifications/nothing"),
                        as(bank, "chip:verify", "/v1/verifications/" + UUID.randomUUID()),
                        as(bank, "identity:verify", "/v1/nothing"),
                        VerificationCall.of(bank, "TAX_REGISTRATION").post())) {
            assertThat(other.statusCode()).isBetween(400, 499);
            assertThat(left(other)).as("each call is one").isBetween(before - 1, before + 1);
            before = left(other);
        }
    }

    @Test
    void callsPastTheQuotaAreRefusedUntilThereIsOneMore() throws Exception {
        String bank = NewParty.like("demo-bank", "{\"quota\": {\"perSecond\": 1, \"burst\": 30}}");

        Response refused = callUntilRefused(bank);

        assertThat(refused.jsonPath().getString("code")).isEqualTo("rate-limited");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(left(refused)).isZero();
        assertThat(refused.header("RateLimit")).endsWith(";t=30");
        Thread.sleep(1_000L * Integer.parseInt(refused.header("Retry-After")));
        assertThat(as(bank, "identity:verify", "/v1/verifications/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void quotaOfOneIsNotAnothers() {
        String bank = NewParty.like("demo-bank", SMALL);
        String other = NewParty.like("demo-bank", SMALL);
        callUntilRefused(bank);

        assertThat(as(other, "identity:verify", "/v1/verifications/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoeverHasNoTokenOfThePartySpendsNothingOfIt() {
        String bank = NewParty.like("demo-bank", SMALL);
        String token = DemoTokens.of(bank, "identity:verify");
        long before = left(as(bank, "identity:verify", "/v1/verifications/nothing"));
        for (int call = 0; call < 10; call++) {
            Response stranger = given().auth().oauth2(token + "x").get("/v1/verifications/nothing");
            assertThat(stranger.statusCode()).isEqualTo(401);
            assertThat(stranger.header("RateLimit")).isNull();
        }

        assertThat(left(as(bank, "identity:verify", "/v1/verifications/nothing")))
                .isBetween(before - 1, before + 1);
    }

    @Test
    void citizensAndOpenCallsHaveNoQuotaOfAParty() {
        assertThat(
                        given().auth()
                                .oauth2(DemoTokens.ofCitizen(CitizenCase.ORDINARY.personalId()))
                                .get("/v1/me/accesses")
                                .header("RateLimit"))
                .isNull();
        assertThat(given().get("/.well-known/jwks.json").header("RateLimit")).isNull();
    }

    private static Response callUntilRefused(String party) {
        for (int call = 0; call < 200; call++) {
            Response answer = as(party, "identity:verify", "/v1/verifications/nothing");
            if (answer.statusCode() == 429) {
                return answer;
            }
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        throw new AssertionError("never refused");
    }

    private static Response as(String client, String scope, String path) {
        return given().auth().oauth2(DemoTokens.of(client, scope)).get(path);
    }

    private static long left(Response answer) {
        return Long.parseLong(
                answer.header("RateLimit").replaceFirst("\"party\";r=([0-9]+);t=[0-9]+", "$1"));
    }
}
