package vn.xacthuc.audit.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.proof.LogTree.CoveredTile;
import vn.xacthuc.audit.reading.ReadRecord;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The leaves of the log, 256 at a time, for auditors who may see all of them.
@ApplicationScoped
class LogBundles {

    private final LogTree tree;
    private final EntryRepository entries;
    private final AuditLog log;

    LogBundles(LogTree tree, EntryRepository entries, AuditLog log) {
        this.tree = tree;
        this.entries = entries;
        this.log = log;
    }

    /// A bundle that exists and that the reader may read.
    ///
    /// @throws ProblemException `insufficient-scope`, `not-found`, `entries-archived`,
    ///   `log-unavailable`
    CoveredTile find(Caller reader, Optional<TileAddress> address) {
        Visibility.ofReader(reader).refuseUnlessAll();
        CoveredTile bundle = tree.covered(address);
        try {
            if (entries.kept(entries.head()).from() > firstRow(bundle)) {
                throw new ProblemException(ProblemType.ENTRIES_ARCHIVED);
            }
            return bundle;
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    /// Reads a bundle; the read is an entry before it is answered.
    ///
    /// @throws ProblemException `log-unavailable`, `overloaded`
    byte[] read(Caller reader, CoveredTile bundle) {
        TileAddress address = bundle.address();
        try {
            List<byte[]> leaves = entries.leaves(firstRow(bundle), address.width());
            log.append(
                    ReadRecord.of(
                            reader, Map.of("read", "bundle", "bundle", address.entriesPath())));
            return EntryBundle.encode(leaves);
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private static long firstRow(CoveredTile bundle) {
        return bundle.log().row(bundle.address().index() * Tile.WIDTH);
    }
}
