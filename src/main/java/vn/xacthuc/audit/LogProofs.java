package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Proves that entries are in the log.
@ApplicationScoped
public class LogProofs {

    private static final Logger LOG = Logger.getLogger(LogProofs.class);

    private final EntryRepository entries;
    private final Checkpoints checkpoints;
    private final LogTiles tiles;
    private final AuditLog log;

    LogProofs(EntryRepository entries, Checkpoints checkpoints, LogTiles tiles, AuditLog log) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.log = log;
    }

    /// The proof that an entry is in the log.
    ///
    /// @throws ProblemException `not-found`, `log-unavailable`
    public EntryProof of(UUID entryId) {
        return find(entryId).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// The same; empty when there is no such entry.
    ///
    /// @throws ProblemException `log-unavailable`, also when the entry was changed so that it is no
    ///   leaf of the tree any more; `not-found` when its log was closed before it was signed
    public Optional<EntryProof> find(UUID entryId) {
        return find(entryId, entry -> true);
    }

    /// The proof that an answer of a party's own is in the log, whether or not its details are
    /// erased.
    ///
    /// @throws ProblemException `not-found` also when the entry is none of the party's of that
    ///   kind, `log-unavailable`
    public EntryProof of(UUID entryId, EntryKind kind, String party) {
        return find(entryId, entry -> entry.isOf(kind, party))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// The same for somebody who reads the log, and whose read is an entry.
    ///
    /// @throws ProblemException `not-found` also when the reader may not see the entry
    EntryProof read(Caller reader, UUID entryId) {
        EntryProof proof =
                find(entryId, Visibility.ofReader(reader)::shows)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        log.append(ReadRecord.of(reader, Map.of("read", "proof", "entry", entryId.toString())));
        return proof;
    }

    private Optional<EntryProof> find(UUID entryId, Predicate<EntryRow> shown) {
        try {
            Optional<EntryRow> row = entries.byId(entryId).filter(shown);
            return row.isPresent() ? Optional.of(prove(row.get())) : Optional.empty();
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private EntryProof prove(EntryRow entry) throws SQLException {
        LogSpan span = entry.log();
        long leafIndex = entry.leafIndex();
        SignedCheckpoint checkpoint = checkpoints.covering(span, leafIndex);
        List<byte[]> proof = tiles.tree(span, checkpoint.size()).inclusionProof(leafIndex);
        byte[] leafHash = TreeHash.ofLeaf(entry.leaf());
        if (!InclusionProof.holds(
                leafIndex, checkpoint.size(), leafHash, proof, checkpoint.root())) {
            LOG.errorf(
                    "leaf %d of %s is not in its tree: it was changed", leafIndex, span.origin());
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
        return new EntryProof(
                span.origin(),
                leafIndex,
                leafHash,
                checkpoint.size(),
                checkpoint.root(),
                proof,
                checkpoint.note());
    }
}
