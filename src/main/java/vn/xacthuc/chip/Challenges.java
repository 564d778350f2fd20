package vn.xacthuc.chip;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The challenges that chips are asked (RND.IFD, Doc 9303-11 section 6.1).
///
/// They come from here and are random, so that a chip's signature over one proves that it was made
/// now, and nothing else: an answer that was collected earlier, or over something meaningful, fits
/// none of them.
@ApplicationScoped
class Challenges {

    private static final Logger LOG = Logger.getLogger(Challenges.class);
    private static final int LENGTH = 8;

    private final ChallengeRepository repository;
    private final ChipConfig config;
    private final SecureRandom random;
    private final TimeBasedEpochRandomGenerator ids;

    Challenges(ChallengeRepository repository, ChipConfig config, SecureRandom random) {
        this.repository = repository;
        this.config = config;
        this.random = random;
        ids = Generators.timeBasedEpochRandomGenerator(random);
    }

    /// A challenge as issued.
    record Issued(UUID id, byte[] challenge, Instant expiresAt) {}

    /// @throws ProblemException `log-unavailable`
    Issued issue(Caller caller) {
        UUID id = ids.generate();
        byte[] challenge = new byte[LENGTH];
        random.nextBytes(challenge);
        try {
            Instant expiresAt =
                    repository.issue(id, caller.clientId(), challenge, config.challengeLifetime());
            return new Issued(id, challenge, expiresAt);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Uses a challenge up for a request. The same request may use it again: a client that lost the
    /// answer sends it once more, with the same Idempotency-Key and the same body.
    ///
    /// @throws ProblemException `log-unavailable`
    ChallengeUse use(UUID id, Caller caller, IdempotencyClaim request) {
        try {
            return repository.use(id, caller.clientId(), request);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void release() {
        try {
            repository.release();
        } catch (SQLException e) {
            LOG.warnf("challenges not released (SQLSTATE %s)", e.getSQLState());
        }
    }

    private static ProblemException unavailable(SQLException e) {
        LOG.errorf("challenges: the log's database does not answer (SQLSTATE %s)", e.getSQLState());
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }
}
