package vn.xacthuc.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.NewParty;
import vn.xacthuc.testing.PostgresResource;

/// What a party is told of its own contract.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class OwnContractTest {

    @Test
    void partySeesItsTermsAndWhatIsLeft() {
        String bank =
                NewParty.like(
                        "demo-bank",
                        """
                        {"quota": {"perSecond": 1, "burst": 1000},
                         "probing": {"failedClaims": 5, "assertionParameters": 10,
                            "unknownNumbers": 77, "missRatioAlarm": 0.5}}
                        """);

        JsonPath contract = contract(bank, "identity:verify").jsonPath();

        assertThat(contract.getString("party")).isEqualTo(bank);
        assertThat(contract.getString("sector")).isEqualTo("BANK");
        assertThat(contract.getString("policy")).isEqualTo("bank-default@1");
        assertThat(contract.getMap("terms.purposes")).containsKey("BANK_ACCOUNT_OPENING");
        assertThat(contract.getList("terms.fields")).contains("fullName");
        assertThat(contract.getList("terms.shows")).contains("reasons");
        assertThat(contract.getInt("terms.probing.failedClaims")).isEqualTo(5);
        assertThat(contract.getInt("terms.quota.burst")).isEqualTo(1000);
        assertThat(contract.getInt("quota.calls")).isBetween(900, 999);
        assertThat(contract.getInt("quota.secondsToFull")).isPositive();
        assertThat(contract.getInt("budgets.unknownNumbers")).isEqualTo(77);
        assertThat(contract.getString("budgets.renewedAt")).endsWith("T17:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity:verify",
                "chip:verify",
                "checkin",
                "batch:run",
                "audit:read",
                "audit:read-own",
                "audit:erase",
                "population:read-quality",
                "population:write",
                "statistics:read",
                "trust:manage",
                "parties:manage"
            })
    void anyScopeOfAPartyWillDo(String scope) {
        assertThat(contract("demo-tax", scope).jsonPath().getString("party")).isEqualTo("demo-tax");
    }

    @Test
    void partyThatSeesNoReasonsIsNotToldHowManyNumbersWereUnknown() {
        JsonPath contract = contract("demo-telecom", "identity:verify").jsonPath();

        assertThat(contract.getMap("budgets")).containsKey("unknownNumbers");
        assertThat((Object) contract.get("budgets.unknownNumbers")).isNull();
    }

    @Test
    void citizenAndWhoeverHasNoScopeAreNoParty() {
        String citizen = DemoTokens.ofCitizen(CitizenCase.ORDINARY.personalId());
        for (String token : List.of(citizen, DemoTokens.of("demo-bank", "openid"))) {
            assertThat(given().auth().oauth2(token).get("/v1/me/contract").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void answerIsNotKept() {
        assertThat(contract("demo-bank", "identity:verify").header("Cache-Control"))
                .isEqualTo("no-store");
    }

    private static Response contract(String client, String scope) {
        Response answer =
                given().auth().oauth2(DemoTokens.of(client, scope)).get("/v1/me/contract");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }
}
