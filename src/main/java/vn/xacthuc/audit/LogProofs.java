package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Proves that entries are in the log.
@ApplicationScoped
public class LogProofs {

    private static final Logger LOG = Logger.getLogger(LogProofs.class);

    private final EntryRepository entries;
    private final Checkpoints checkpoints;
    private final LogTiles tiles;

    LogProofs(EntryRepository entries, Checkpoints checkpoints, LogTiles tiles) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
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
        try {
            Optional<EntryRow> row = entries.byId(entryId);
            return row.isPresent() ? Optional.of(prove(row.get())) : Optional.empty();
        } catch (SQLException e) {
            LOG.errorf("no proof: the log cannot be read (SQLSTATE %s)", e.getSQLState());
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
    }

    EntryProof prove(EntryRow entry) throws SQLException {
        LogSpan log = entry.log();
        long leafIndex = entry.leafIndex();
        SignedCheckpoint checkpoint = checkpoints.covering(log, leafIndex);
        List<byte[]> proof = tiles.tree(log, checkpoint.size()).inclusionProof(leafIndex);
        byte[] leafHash = TreeHash.ofLeaf(entry.leaf());
        if (!InclusionProof.holds(
                leafIndex, checkpoint.size(), leafHash, proof, checkpoint.root())) {
            LOG.errorf("leaf %d of %s is not in its tree: it was changed", leafIndex, log.origin());
            throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
        }
        return new EntryProof(
                log.origin(),
                leafIndex,
                leafHash,
                checkpoint.size(),
                checkpoint.root(),
                proof,
                checkpoint.note());
    }
}
