package vn.xacthuc.audit.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.checkpoint.Checkpoints;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.reading.ReadRecord;
import vn.xacthuc.audit.reading.Visibility;
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
    private final StrangersShare share;

    LogProofs(
            EntryRepository entries,
            Checkpoints checkpoints,
            LogTiles tiles,
            AuditLog log,
            StrangersShare share) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.tiles = tiles;
        this.log = log;
        this.share = share;
    }

    /// The proof that an entry is in the log.
    ///
    /// @throws ProblemException `not-found`, also when its log was closed before it was signed;
    ///   `entries-archived`; `log-unavailable`, also when the entry is no leaf of the tree any more
    public EntryProof of(UUID entryId) {
        return proof(entryId, entry -> true);
    }

    /// What can be proved to anybody who knows the id of an entry; strangers have few readers.
    ///
    /// @throws ProblemException `not-found` and `entries-archived` as above, `overloaded`,
    ///   `log-unavailable`
    public EntryFinding find(UUID entryId) {
        return share.reading(() -> find(entryId, entry -> true));
    }

    /// The proof that an answer of a party's own is in the log, whether or not its details are
    /// erased.
    ///
    /// @throws ProblemException as above; `not-found` also when the entry is none of the party's of
    ///   that kind
    public EntryProof of(UUID entryId, EntryKind kind, String party) {
        return proof(entryId, entry -> entry.isOf(kind, party));
    }

    /// The same for somebody who reads the log, and whose read is an entry.
    ///
    /// @throws ProblemException `not-found` also when the reader may not see the entry
    EntryProof read(Caller reader, UUID entryId) {
        EntryProof proof = proof(entryId, Visibility.ofReader(reader)::shows);
        log.append(ReadRecord.of(reader, Map.of("read", "proof", "entry", entryId.toString())));
        return proof;
    }

    private EntryProof proof(UUID entryId, Predicate<EntryRow> shown) {
        try {
            return switch (find(entryId, shown)) {
                case EntryFinding.Proved proved -> proved.proof();
                case EntryFinding.Misfit misfit ->
                        throw new ProblemException(ProblemType.LOG_UNAVAILABLE);
            };
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private EntryFinding find(UUID entryId, Predicate<EntryRow> shown) throws SQLException {
        Optional<EntryRow> row = entries.byId(entryId);
        if (row.isEmpty() && entries.isOlderThanKept(entryId)) {
            throw new ProblemException(ProblemType.ENTRIES_ARCHIVED);
        }
        return prove(
                row.filter(shown).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
    }

    private EntryFinding prove(EntryRow entry) throws SQLException {
        LogSpan span = entry.log();
        long leafIndex = entry.leafIndex();
        SignedCheckpoint checkpoint = checkpoints.covering(span, leafIndex);
        List<byte[]> proof = tiles.tree(span, checkpoint.size()).inclusionProof(leafIndex);
        byte[] leafHash = TreeHash.ofLeaf(entry.leaf());
        if (!InclusionProof.holds(
                leafIndex, checkpoint.size(), leafHash, proof, checkpoint.root())) {
            LOG.errorf(
                    "leaf %d of %s is not in its tree: the log was changed",
                    leafIndex, span.origin());
            return new EntryFinding.Misfit(leafHash);
        }
        return new EntryFinding.Proved(
                new EntryProof(
                        span.origin(),
                        leafIndex,
                        leafHash,
                        checkpoint.size(),
                        checkpoint.root(),
                        proof,
                        checkpoint.note()));
    }
}
