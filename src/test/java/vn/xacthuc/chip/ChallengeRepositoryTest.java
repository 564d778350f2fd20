package vn.xacthuc.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.icao.CheckReason;
import vn.xacthuc.testing.Database;

/// Whose a challenge is after it was used.
class ChallengeRepositoryTest {

    private static final String CLIENT = "demo-bank";

    private static ChallengeRepository repository;

    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void open() {
        repository = new ChallengeRepository(Database.newLog("chip_challenges").ofService(""));
    }

    @Test
    void requestThatUsedItMayUseItAgainWhicheverIndexKeyIsCurrentByThen() throws Exception {
        issue();

        assertThat(use(request("body", "old", "new"))).isInstanceOf(ChallengeUse.Granted.class);
        assertThat(use(request("body", "new", "old"))).isInstanceOf(ChallengeUse.Granted.class);
        assertThat(use(request("body", "old"))).isInstanceOf(ChallengeUse.Granted.class);
    }

    @Test
    void otherRequestsFindItUsed() throws Exception {
        ChallengeUse used = new ChallengeUse.Refused(CheckReason.CHALLENGE_USED);
        issue();
        use(request("body", "old", "new"));

        assertThat(use(request("other", "new", "old"))).isEqualTo(used);
        assertThat(use(request("body", "new"))).isEqualTo(used);
        assertThat(repository.use(id, "another", request("body", "old")))
                .isEqualTo(new ChallengeUse.Refused(CheckReason.CHALLENGE_UNKNOWN));
    }

    private void issue() throws Exception {
        repository.issue(id, CLIENT, new byte[8], Duration.ofMinutes(3));
    }

    private ChallengeUse use(IdempotencyClaim request) throws Exception {
        return repository.use(id, CLIENT, request);
    }

    /// @param indexKeys the current one first
    private static IdempotencyClaim request(String body, String... indexKeys) {
        List<IdempotencyClaim.Hashes> hashes =
                Stream.of(indexKeys)
                        .map(key ->
                                new IdempotencyClaim.Hashes(sha256(key), sha256(key + " " + body)))
                        .toList();
        return new IdempotencyClaim(hashes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
