package vn.xacthuc.audit.access;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.RecentTiles;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.checkpoint.Checkpoints;
import vn.xacthuc.audit.checkpoint.SignedCheckpoint;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.problem.Language;

/// All that was done about one person before one moment, the newest first, a page at a time.
///
/// Between pages it holds no connection, and no more than one page however much was done. Not for
/// several threads.
public final class AccessHistory {

    private static final int PAGE = 256;

    private final Sources from;
    private final Subject of;
    private final SignedCheckpoint signed;
    private final Map<LogSpan, Proving> logs = new HashMap<>();
    private RowRange rest;

    /// Where a history is read.
    record Sources(EntryScan scan, AccessWriter writer, LogTiles tiles, Checkpoints checkpoints) {}

    /// Whose history it is, and how it is told.
    ///
    /// @param export the entry by which the log remembers that it was taken
    /// @param isProved whether each entry comes with its proof
    record Subject(
            String personalId,
            EntryFilter filter,
            EntryRow export,
            Instant now,
            Language language,
            boolean isProved) {

        @Override
        public String toString() {
            return "Subject[masked]";
        }
    }

    /// What proves the entries of one log; without a checkpoint nothing does.
    private record Proving(Optional<SignedCheckpoint> signed, RecentTiles tiles) {}

    AccessHistory(Sources from, Subject of, SignedCheckpoint signed, RowRange rows) {
        this.from = from;
        this.of = of;
        this.signed = signed;
        this.rest = rows;
        logs.put(
                signed.log(),
                new Proving(Optional.of(signed), new RecentTiles(from.tiles().of(signed.log()))));
    }

    /// Id of the entry by which the log remembers that this was taken.
    public UUID id() {
        return of.export().id();
    }

    /// Number of that entry's leaf: what came later is not told.
    public long leafIndex() {
        return of.export().leafIndex();
    }

    /// When that was.
    public Instant recordedAt() {
        return of.export().recordedAt();
    }

    /// The person's number.
    public String personalId() {
        return of.personalId();
    }

    /// In which language it is told.
    public Language language() {
        return of.language();
    }

    /// The state of the open log that the proofs lead to.
    public LogState asOf() {
        return LogState.of(signed);
    }

    /// The last states of the closed logs that entries so far were of.
    public List<LogState> closedLogs() {
        return logs.entrySet().stream()
                .filter(log -> !log.getKey().equals(signed.log()))
                .flatMap(log -> log.getValue().signed().stream())
                .map(LogState::of)
                .toList();
    }

    /// Whether there may be more.
    public boolean hasNext() {
        return !rest.isEmpty();
    }

    /// The next entries; they may be none although more follow.
    ///
    /// @throws SQLException when the log does not answer
    public List<LoggedAccess> next() throws SQLException {
        Stretch stretch =
                from.scan().next(of.filter(), rest, Order.NEWEST_FIRST, PAGE, EntryScan.NARROW);
        List<LoggedAccess> shown = new ArrayList<>();
        for (EntryRow row : stretch.found()) {
            Optional<Access> access = from.writer().write(row, of.now(), of.language());
            if (access.isPresent()) {
                shown.add(new LoggedAccess(access.get(), position(row)));
            }
        }
        rest = stretch.rest();
        return shown;
    }

    /// A leaf that was changed past the service is shown with a proof that does not hold: whoever
    /// checks it is to find that out.
    private LogPosition position(EntryRow row) throws SQLException {
        List<byte[]> proof = null;
        if (of.isProved()) {
            Proving proving = proving(row.log());
            Optional<SignedCheckpoint> covering =
                    proving.signed().filter(last -> row.leafIndex() < last.size());
            if (covering.isPresent()) {
                proof =
                        new TileTree<>(covering.get().size(), proving.tiles())
                                .inclusionProof(row.leafIndex());
            }
        }
        return new LogPosition(
                row.log().origin(),
                row.leafIndex(),
                TreeHash.ofLeaf(row.leaf()),
                row.leaf(),
                proof);
    }

    /// A log that was closed before it was signed proves nothing.
    private Proving proving(LogSpan log) throws SQLException {
        Proving known = logs.get(log);
        if (known != null) {
            return known;
        }
        Proving read =
                new Proving(from.checkpoints().last(log), new RecentTiles(from.tiles().of(log)));
        logs.put(log, read);
        return read;
    }
}
