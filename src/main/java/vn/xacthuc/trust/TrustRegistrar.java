package vn.xacthuc.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.icao.Signatures;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Changes the trust list, one change at a time over all replicas.
///
/// A change is judged twice: first without holding up anybody, which computes its signatures, and
/// then, when nobody else can change the list, by what is there by then.
@ApplicationScoped
public class TrustRegistrar {

    private static final Logger LOG = Logger.getLogger(TrustRegistrar.class);

    private final TrustStore store;
    private final TrustReader reader;
    private final TrustRepository repository;
    private final TrustJournal journal;
    private final Signatures signatures;
    private final Clock clock;

    /// One change at a time here, so that they do not wait for each other inside the database.
    private final ReentrantLock turn = new ReentrantLock();

    TrustRegistrar(
            TrustStore store,
            TrustReader reader,
            TrustRepository repository,
            TrustJournal journal,
            Signatures signatures,
            Clock clock) {
        this.store = store;
        this.reader = reader;
        this.repository = repository;
        this.journal = journal;
        this.signatures = signatures;
        this.clock = clock;
    }

    /// Adds CSCA certificates: roots and link certificates, in DER or PEM.
    ///
    /// @param caller empty for what the service does by itself
    /// @throws ProblemException where nothing of it can be taken, or the log does not answer
    public ImportAnswer addCertificates(byte[] body, Optional<Caller> caller) {
        return add(CertificateProposal.of(new TrustUpload(body).pieces()), body, caller);
    }

    /// Adds a master list as its CMS bytes.
    ///
    /// @param caller empty for what the service does by itself
    /// @throws ProblemException where nothing of it can be taken, or the log does not answer
    public ImportAnswer addMasterList(byte[] body, Optional<Caller> caller) {
        return add(MasterListProposal.of(body, signatures), body, caller);
    }

    /// Adds revocation lists, in DER or PEM.
    ///
    /// @param caller empty for what the service does by itself
    /// @throws ProblemException where nothing of it can be taken, or the log does not answer
    public ImportAnswer addRevocationLists(byte[] body, Optional<Caller> caller) {
        return add(RevocationListProposal.of(new TrustUpload(body).pieces()), body, caller);
    }

    /// Takes something back.
    ///
    /// @throws ProblemException `not-found` where it is not there
    void remove(MaterialKind kind, Fingerprint fingerprint, Caller caller) {
        Outcome outcome =
                change(
                        new WithdrawalProposal(kind, fingerprint),
                        new TrustJournal.Entry(Optional.empty(), Optional.of(caller)));
        if (outcome.judgement().change().isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private ImportAnswer add(Proposal proposal, byte[] body, Optional<Caller> caller) {
        Fingerprint upload = Fingerprint.ofEncoded(body);
        Outcome outcome = change(proposal, new TrustJournal.Entry(Optional.of(upload), caller));
        if (outcome.judgement().accepted().isEmpty()) {
            throw TrustProblems.refused(outcome.judgement().refused());
        }
        return ImportAnswer.of(outcome.state().version(), upload, outcome.judgement());
    }

    private record Outcome(TrustState state, Judgement judgement) {}

    private Outcome change(Proposal proposal, TrustJournal.Entry entry) {
        turn.lock();
        try {
            store.refresh();
            proposal.judge(store.state(), clock.instant());
            Outcome outcome = repository.alone(connection -> change(connection, proposal, entry));
            store.publish(outcome.state());
            return outcome;
        } catch (SQLException e) {
            LOG.errorf("the trust list was not changed (SQLSTATE %s)", e.getSQLState());
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        } finally {
            turn.unlock();
        }
    }

    private Outcome change(Connection connection, Proposal proposal, TrustJournal.Entry entry)
            throws SQLException {
        TrustState known = store.state();
        TrustState before =
                reader.after(known, repository.after(connection, known.version().number()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Judgement judgement = proposal.judge(before, now);
        if (judgement.change().isEmpty()) {
            journal.recordRefusal(entry, before.version(), judgement);
            return new Outcome(before, judgement);
        }
        TrustVersion version = before.version().next(now);
        repository.add(connection, version, judgement.change());
        TrustState after = before.with(judgement.change(), version);
        // Every refusal of the database must come before the entry in the log.
        journal.recordChange(entry, version, judgement);
        return new Outcome(after, judgement);
    }
}
