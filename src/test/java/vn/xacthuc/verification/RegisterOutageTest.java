package vn.xacthuc.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.xacthuc.sample.CitizenCase;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.PostgresResource;
import vn.xacthuc.testing.VerificationCall;

/// A register that does not answer is no reason to refuse a person, and none to fail.
@QuarkusTest
@WithTestResource(PostgresResource.class)
class RegisterOutageTest {

    @Test
    void silentRegisterIsAnAnswerInTimeThatIsRecordedAndBound() throws Exception {
        String key = UUID.randomUUID().toString();
        byte[] first;
        try (Connection owner = Database.register().asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table citizen in access exclusive mode");

            long start = System.nanoTime();
            Response response = call(key).post();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

            assertThat(elapsed).isLessThan(Duration.ofSeconds(2));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.jsonPath().getString("decision")).isEqualTo("UNDECIDED");
            assertThat(response.jsonPath().getList("reasons"))
                    .isEqualTo(List.of("REGISTER_UNAVAILABLE"));
            assertThat(response.jsonPath().getString("register.outcome")).isEqualTo("UNAVAILABLE");
            assertThat(response.jsonPath().getString("register.personState")).isNull();
            assertThat(response.jsonPath().getList("fields")).isEmpty();
            first = response.asByteArray();
            assertThat(decisionsInLog(response)).containsExactly("UNDECIDED");

            assertThat(call(key).post().asByteArray()).isEqualTo(first);
            owner.rollback();
        }

        assertThat(call(key).post().asByteArray()).isEqualTo(first);
        assertThat(call(UUID.randomUUID().toString()).post().jsonPath().getString("decision"))
                .isEqualTo("VERIFIED");
    }

    @Test
    void partyThatSeesNoReasonsIsToldOfTheSilenceAndOfNothingElse() throws Exception {
        try (Connection owner = Database.register().asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table citizen in access exclusive mode");

            Response response =
                    VerificationCall.of("demo-telecom", "TELECOM_SUBSCRIPTION")
                            .about(CitizenCase.ORDINARY)
                            .post();

            assertThat(response.jsonPath().getString("decision")).isEqualTo("UNDECIDED");
            assertThat(response.jsonPath().getList("reasons"))
                    .isEqualTo(List.of("REGISTER_UNAVAILABLE"));
            assertThat(response.jsonPath().getString("register")).isNull();
            owner.rollback();
        }
    }

    private static VerificationCall call(String key) {
        return VerificationCall.ofBank().about(CitizenCase.ORDINARY).key(key);
    }

    private static List<String> decisionsInLog(Response response) {
        return Database.log()
                .read(
                        "select decision from entry where id = ?::uuid",
                        response.jsonPath().getString("verificationId"));
    }
}
