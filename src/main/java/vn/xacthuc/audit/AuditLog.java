package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.IdempotencyRows.Binding;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The log as the other rooms use it: what returns from here is durable.
@ApplicationScoped
public class AuditLog {

    private static final Logger LOG = Logger.getLogger(AuditLog.class);

    private final EntrySealer sealer;
    private final GroupCommit groupCommit;
    private final EntryRepository entries;
    private final DetailCipher cipher;
    private final EntryDetailsJson detailsJson;
    private final Probes probes;
    private final Duration patience;

    AuditLog(
            EntrySealer sealer,
            GroupCommit groupCommit,
            EntryRepository entries,
            DetailCipher cipher,
            EntryDetailsJson detailsJson,
            Probes probes,
            AuditConfig config) {
        this.sealer = sealer;
        this.groupCommit = groupCommit;
        this.entries = entries;
        this.cipher = cipher;
        this.detailsJson = detailsJson;
        this.probes = probes;
        this.patience = config.appendTimeout();
    }

    /// Appends an entry that answers nobody, and waits until it is durable.
    ///
    /// @return the entry's id
    /// @throws ProblemException `log-unavailable` or `overloaded`; then there is no entry, or one
    ///   that says more than happened
    public UUID append(EntryDraft draft) {
        SealedEntry entry = seal(draft, EntrySealer.NO_ANSWER);
        await(groupCommit.submit(entry, Optional.empty()));
        return entry.id();
    }

    /// The same without waiting: for callers that must not block.
    public CompletableFuture<Void> appendLater(EntryDraft draft) {
        return groupCommit
                .submit(seal(draft, EntrySealer.NO_ANSWER), Optional.empty())
                .thenAccept(placement -> {});
    }

    /// Appends an entry that answers nobody, unless one was appended under the same claim.
    ///
    /// @return whether it was appended now
    /// @throws ProblemException `log-unavailable` or `overloaded`
    public boolean appendOnce(EntryDraft draft, IdempotencyClaim claim) {
        SealedEntry entry = seal(draft, EntrySealer.NO_ANSWER);
        return switch (await(groupCommit.submit(entry, Optional.of(claim)))) {
            case Placement.Appended ignored -> true;
            case Placement.Superseded ignored -> false;
            case Placement.Refused ignored -> throw notAProbe();
        };
    }

    /// Appends an entry with its answer and gives the answer once both are durable. When the
    /// idempotency key is bound already, gives the first answer instead and appends nothing.
    ///
    /// @throws ProblemException `idempotency-conflict`, `log-unavailable` or `overloaded`
    public Answered answer(EntryDraft draft, IdempotencyClaim claim, AnswerWriter writer) {
        return answer(draft, claim, writer, Optional.empty());
    }

    /// The same for an answer about a person, which counts as a guess unless it is VERIFIED.
    ///
    /// @param probe empty where it is no guess
    /// @throws ProblemException also `probing-limit`, when a budget of guesses is spent
    public Answered answer(
            EntryDraft draft, IdempotencyClaim claim, AnswerWriter writer, Optional<Probe> probe) {
        AnswerKeeper keeper = new AnswerKeeper(writer);
        SealedEntry entry = seal(draft, keeper);
        return switch (await(groupCommit.submit(entry, Optional.of(claim), probe))) {
            case Placement.Appended appended -> {
                if (probe.isPresent() && probes.answered(probe.get(), appended.watch())) {
                    recordWatch(draft);
                }
                yield new Answered(
                        entry.id(),
                        Optional.ofNullable(draft.details().officer()),
                        AnswerTemplate.fill(keeper.answer(), appended.leafIndex()));
            }
            case Placement.Refused refused ->
                    throw probes.refused(draft, probe.orElseThrow(AuditLog::notAProbe), refused);
            case Placement.Superseded ignored ->
                    earlierAnswer(claim)
                            .orElseThrow(() -> new ProblemException(ProblemType.LOG_UNAVAILABLE));
        };
    }

    /// Once a day for one person.
    private void recordWatch(EntryDraft answered) {
        try {
            append(answered.watched());
        } catch (ProblemException e) {
            LOG.errorf("an alarm about a person is not recorded (%s)", e.type().code());
        }
    }

    private static IllegalStateException notAProbe() {
        return new IllegalStateException("what is no guess cannot be refused for guessing");
    }

    /// The first answer to this idempotency key, if it is bound.
    ///
    /// @throws ProblemException `idempotency-conflict` when it is bound to another request
    public Optional<Answered> earlierAnswer(IdempotencyClaim claim) {
        try {
            Optional<Binding> binding = entries.binding(claim);
            if (binding.isEmpty()) {
                return Optional.empty();
            }
            if (!claim.isBoundTo(binding.get().keyHash(), binding.get().bodyHash())) {
                throw new ProblemException(ProblemType.IDEMPOTENCY_CONFLICT);
            }
            Optional<EntryRow> row = entries.byId(binding.get().entryId());
            return row.isPresent() ? Optional.of(recorded(row.get()).answered()) : Optional.empty();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// What a party was answered earlier, and what its entry says of it.
    ///
    /// @throws ProblemException `not-found` when the entry is none of the party's of that kind,
    ///   `details-erased` when it is, but its details are gone
    public Recorded recorded(UUID id, EntryKind kind, String party) {
        try {
            return recorded(
                    entries.byId(id)
                            .filter(entry -> entry.isOf(kind, party))
                            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Recorded recorded(EntryRow row) throws SQLException {
        EntryRow.Sealed sealed =
                row.sealed().orElseThrow(() -> new ProblemException(ProblemType.DETAILS_ERASED));
        Contents contents = cipher.decrypt(sealed.keyId(), row.id(), sealed.ciphertext());
        EntryDetails details = detailsJson.read(contents.details());
        return new Recorded(
                new Answered(
                        row.id(),
                        Optional.ofNullable(details.officer()),
                        AnswerTemplate.fill(contents.answer(), row.leafIndex())),
                row.recordedAt(),
                details);
    }

    private SealedEntry seal(EntryDraft draft, AnswerWriter writer) {
        try {
            return sealer.seal(draft, writer);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Placement await(CompletableFuture<Placement> placement) {
        try {
            return placement.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
    }

    private static ProblemException unavailable(SQLException e) {
        LOG.errorf("the log's database does not answer (SQLSTATE %s)", e.getSQLState());
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }

    /// Keeps what the sealed entry holds only encrypted.
    private static final class AnswerKeeper implements AnswerWriter {

        private final AnswerWriter writer;
        private byte[] answer = new byte[0];

        private AnswerKeeper(AnswerWriter writer) {
            this.writer = writer;
        }

        @Override
        public byte[] write(EntryIdentity entry) {
            answer = writer.write(entry);
            return answer;
        }

        private byte[] answer() {
            return answer;
        }
    }
}
