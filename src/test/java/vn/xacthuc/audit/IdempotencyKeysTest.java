package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Policy;
import vn.xacthuc.party.RelyingParty;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.TestPolicy;

class IdempotencyKeysTest {

    private static final String OPERATION = "POST /v1/verifications";

    private final IdempotencyKeys keys = new IdempotencyKeys(new AuditKeys(LogSettings.NEW));

    @ParameterizedTest
    @NullAndEmptySource
    void nobodyAsksWithoutAKey(@Nullable String header) {
        refuses(header, ProblemType.MISSING_HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "khóa", "tab\t", "\u007f"})
    void keyIsVisibleAscii(String header) {
        refuses(header, ProblemType.INVALID_HEADER);
    }

    @Test
    void keyHas255CharactersAtMost() {
        refuses("k".repeat(256), ProblemType.INVALID_HEADER);
        assertThat(claim("client", "k".repeat(255), OPERATION, "body").current().key()).hasSize(32);
    }

    @Test
    void keyIsTheClientsOwnAndStandsForOneRequestOfOneOperation() {
        IdempotencyClaim first = claim("client", "key", OPERATION, "body");
        IdempotencyClaim again = claim("client", "key", OPERATION, "body");

        assertThat(again.current().key()).isEqualTo(first.current().key());
        assertThat(again.current().body()).isEqualTo(first.current().body());
        assertThat(claim("clientk", "ey", OPERATION, "body").current().key())
                .isNotEqualTo(first.current().key());
        assertThat(claim("client", "key", OPERATION, "other").current().body())
                .isNotEqualTo(first.current().body());
        assertThat(claim("client", "key", "POST /v1/chip-verifications", "body").current().body())
                .isNotEqualTo(first.current().body());
    }

    private void refuses(@Nullable String header, ProblemType type) {
        assertThatThrownBy(() -> claim("client", header, OPERATION, "body"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }

    private IdempotencyClaim claim(
            String client, @Nullable String header, String operation, String body) {
        return keys.claim(caller(client), header, operation, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Caller caller(String client) {
        Policy policy = TestPolicy.ofNothing();
        RelyingParty party =
                new RelyingParty(
                        "bank",
                        "Bank",
                        Optional.empty(),
                        Sector.BANK,
                        PartyStatus.ACTIVE,
                        OfficerSource.DECLARED,
                        Optional.of(policy));
        return new Caller(client, Set.of(), "teller", party, policy);
    }
}
