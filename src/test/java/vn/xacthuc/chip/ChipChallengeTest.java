package vn.xacthuc.chip;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.DemoTokens;
import vn.xacthuc.testing.PostgresResource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ChipChallengeTest {

    @Test
    void challengeIsEightBytesForSomeMinutes() {
        Instant before = Instant.now();
        JsonPath challenge = issue();

        assertThat(Base64.getDecoder().decode(challenge.getString("challenge"))).hasSize(8);
        assertThat(UUID.fromString(challenge.getString("challengeId")).version()).isEqualTo(7);
        assertThat(challenge.getString("expiresAt")).matches(".*T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(Duration.between(before, Instant.parse(challenge.getString("expiresAt"))))
                .isBetween(Duration.ofSeconds(170), Duration.ofSeconds(190));
    }

    @Test
    void noChallengeIsIssuedTwice() {
        Set<String> issued = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            issued.add(issue().getString("challenge"));
        }

        assertThat(issued).hasSize(100);
    }

    @Test
    void challengeNeedsThePermissionToVerifyChips() {
        given().post("/v1/chip-challenges").then().statusCode(401);
        given().auth()
                .oauth2(DemoTokens.of("demo-tax", "identity:verify"))
                .post("/v1/chip-challenges")
                .then()
                .statusCode(403);
    }

    private static JsonPath issue() {
        return given().auth()
                .oauth2(DemoTokens.of("demo-bank", "chip:verify"))
                .post("/v1/chip-challenges")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }
}
