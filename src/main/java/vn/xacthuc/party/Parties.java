package vn.xacthuc.party;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The contracts in force, at most about a second old.
///
/// When the database does not answer, the last contracts read stay in force: an outage of the log's
/// database must not look like a suspension of everybody. Nothing is answered then anyway, because
/// nothing can be recorded.
@ApplicationScoped
public class Parties {

    private static final Logger LOG = Logger.getLogger(Parties.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final ContractRepository repository;
    private final Clock clock;
    private volatile Contracts contracts = Contracts.NONE;

    Parties(ContractRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /// The party that a client id belongs to.
    public Optional<RelyingParty> byClientId(String clientId) {
        return current().partyOf(clientId);
    }

    /// The same for callers that must not wait: empty as long as nothing was read.
    Optional<RelyingParty> byClientIdIfRead(String clientId) {
        return contracts.partyOf(clientId);
    }

    /// The party with this code, whatever its status.
    public Optional<RelyingParty> byCode(String code) {
        return Optional.ofNullable(current().partyByCode().get(code));
    }

    /// The purpose with this code, whoever may have it.
    public Optional<Purpose> purpose(String code) {
        return Optional.ofNullable(current().purposes().get(code));
    }

    /// All purposes.
    ///
    /// @throws ProblemException `log-unavailable` while they were never read
    PurposeCatalogue catalogue() {
        Contracts read = current();
        if (read.isNotRead()) {
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
        return PurposeCatalogue.of(read.groups(), read.purposes().values());
    }

    /// What a caller's contract says about a purpose.
    ///
    /// @throws ProblemException `purpose-not-allowed` where the purpose is outside the contract
    public Terms terms(Caller caller, String purposeCode) {
        Purpose purpose = current().purposes().get(purposeCode);
        Optional<PurposePolicy> policy = caller.policy().purpose(purposeCode);
        if (purpose == null || policy.isEmpty()) {
            throw new ProblemException(ProblemType.PURPOSE_NOT_ALLOWED);
        }
        return new Terms(purpose, policy.get());
    }

    /// Reads the contracts anew if they changed, or a day began: whoever changed one need not wait
    /// for the next look.
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    public void refresh() {
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), VIETNAM);
            if (repository.revision() != contracts.revision() || !today.equals(contracts.day())) {
                contracts = repository.load(today);
            }
        } catch (SQLException e) {
            LOG.warnf("contracts not read anew (SQLSTATE %s)", e.getSQLState());
        }
    }

    private Contracts current() {
        if (contracts.isNotRead()) {
            refresh();
        }
        return contracts;
    }
}
