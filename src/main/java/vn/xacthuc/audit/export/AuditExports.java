package vn.xacthuc.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.DetailCipher.Contents;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogExtent;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.RecentTiles;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.reading.AuditSearch;
import vn.xacthuc.audit.reading.EntryContents;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.audit.reading.ReadRecord;
import vn.xacthuc.audit.reading.SearchTerms;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Streams entries to an auditor, page by page.
///
/// Between pages it holds no connection and no transaction, so that a slow reader costs the log
/// nothing, and it rests in proportion to its work, so that a fast one costs verifications little.
@ApplicationScoped
class AuditExports {

    private static final Logger LOG = Logger.getLogger(AuditExports.class);
    private static final int PAGE = 256;

    /// Pages that are made at a time, over all exports: each takes a processor for a while.
    private static final int AT_WORK = 2;

    /// What [LogReaders] says when too many read.
    private static final String BUSY = "53300";

    private static final int MOST_RETRIES = 30;

    private final EntryRepository entries;
    private final EntryScan scan;
    private final EntryContents contents;
    private final LogTiles tiles;
    private final SearchTerms terms;
    private final EntryDetailsJson detailsJson;
    private final AuditLog log;
    private final ExportPlaces places;
    private final Clock clock;
    private final int share;
    private final Semaphore working = new Semaphore(AT_WORK, true);

    /// An entry that is ready to be written.
    private record Ready(
            EntryRow entry, Optional<Contents> contents, Optional<List<byte[]>> proof) {}

    /// A stretch of rows whose entries are ready to be written.
    private record Page(List<Ready> entries, RowRange rest) {}

    AuditExports(
            EntryRepository entries,
            EntryScan scan,
            EntryContents contents,
            LogTiles tiles,
            SearchTerms terms,
            EntryDetailsJson detailsJson,
            AuditLog log,
            ExportPlaces places,
            Clock clock,
            AuditConfig config) {
        this.entries = entries;
        this.scan = scan;
        this.contents = contents;
        this.tiles = tiles;
        this.terms = terms;
        this.detailsJson = detailsJson;
        this.log = log;
        this.places = places;
        this.clock = clock;
        this.share = config.exportShare();
    }

    /// Settles what an export gives, and records it.
    ///
    /// @throws ProblemException `invalid-value` for terms that cannot be, `entries-archived` when
    ///   its first leaves are not in the database any more, `log-unavailable` or `overloaded`
    ExportPlan plan(Caller reader, ExportRequest request, ExportFormat format) {
        Visibility visibility = Visibility.ofReader(reader);
        AuditSearch search = request.search();
        EntryFilter filter = terms.filter(search, visibility);
        String code = reader.party().code();
        places.refuseUnlessFree(code);
        try {
            Head head = entries.head();
            LogExtent extent =
                    entries.extent(
                                    Optional.ofNullable(request.origin())
                                            .orElse(head.log().origin()))
                            .orElseThrow(() -> invalid("/origin"));
            long size = request.size() == null ? extent.size() : request.size();
            if (size < 0 || size > extent.size()) {
                throw invalid("/size");
            }
            long kept = Math.max(0, extent.log().leaf(entries.kept(head).from()));
            RowRange leaves = leaves(request, kept, size);
            if (leaves.from() < kept && !leaves.isEmpty()) {
                throw new ProblemException(ProblemType.ENTRIES_ARCHIVED);
            }
            ExportPlan plan =
                    new ExportPlan(
                            code,
                            extent.log(),
                            size,
                            tiles.tree(extent.log(), size).root(),
                            leaves,
                            filter,
                            visibility,
                            visibility.showsAll() && filter.fitsAll(),
                            Boolean.TRUE.equals(request.proofs()),
                            clock.instant());
            Map<String, Object> particulars = SearchTerms.recorded(search);
            particulars.put("format", format.name());
            particulars.put("origin", extent.log().origin());
            particulars.put("size", size);
            particulars.put("fromLeaf", leaves.from());
            particulars.put("toLeaf", leaves.to());
            log.append(ReadRecord.ofSearch(EntryKind.AUDIT_EXPORT, reader, search, particulars));
            return plan;
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private static RowRange leaves(ExportRequest request, long first, long size) {
        long to = request.toLeaf() == null ? size : request.toLeaf();
        if (to < 0 || to > size) {
            throw invalid("/toLeaf");
        }
        long from = request.fromLeaf() == null ? Math.min(first, to) : request.fromLeaf();
        if (from < 0 || from > to) {
            throw invalid("/fromLeaf");
        }
        return new RowRange(from, to);
    }

    private static ProblemException invalid(String pointer) {
        return new ProblemException(ProblemType.INVALID_VALUE, FieldProblem.invalid(pointer));
    }

    /// Writes an export to its end. It has its place only while it is written, so that none is lost
    /// where what was planned is never read.
    ///
    /// @throws IOException when the log or the reader is gone midway; then no end is written
    /// @throws ProblemException `overloaded` when others took the last place meanwhile
    void write(ExportPlan plan, ExportFormat format, OutputStream out) throws IOException {
        places.take(plan.reader());
        try {
            writeToEnd(plan, format, out);
        } finally {
            places.give(plan.reader());
        }
    }

    private void writeToEnd(ExportPlan plan, ExportFormat format, OutputStream out)
            throws IOException {
        ExportWriter writer =
                switch (format) {
                    case NDJSON -> new NdjsonExport();
                    case CSV -> new CsvExport(detailsJson);
                };
        PacedExport paced = new PacedExport(writer, out, share);
        try {
            writer.begin(plan);
            paced.send();
            writer.end(plan, pages(plan, writer, paced));
            paced.send();
        } catch (SQLException e) {
            LOG.warnf("an export broke off (SQLSTATE %s)", e.getSQLState());
            throw new IOException("the log is gone", e);
        }
    }

    private long pages(ExportPlan plan, ExportWriter writer, PacedExport paced)
            throws IOException, SQLException {
        RecentTiles recent = new RecentTiles(tiles.of(plan.log()));
        long count = 0;
        int retries = 0;
        RowRange rest =
                plan.filter().fitsNothing()
                        ? new RowRange(0, 0)
                        : scan.within(plan.filter(), plan.rows());
        for (int width = EntryScan.NARROW; !rest.isEmpty(); ) {
            await(paced, plan.log().leaf(rest.from()));
            long start = System.nanoTime();
            try {
                Page page = page(plan, recent, rest, width);
                for (Ready ready : page.entries()) {
                    writer.entry(ready.entry(), ready.contents(), ready.proof());
                }
                count += page.entries().size();
                rest = page.rest();
                width = EntryScan.wider(width);
                retries = 0;
            } catch (SQLException e) {
                retries++;
                if (!BUSY.equals(e.getSQLState()) || retries > MOST_RETRIES) {
                    throw e;
                }
            } finally {
                working.release();
            }
            long worked = System.nanoTime() - start;
            paced.send();
            paced.rest(worked, plan.log().leaf(rest.from()));
        }
        return count;
    }

    /// Waits for its turn, and says meanwhile that the export goes on.
    private void await(PacedExport paced, long leaf) throws IOException {
        try {
            while (!working.tryAcquire(1, TimeUnit.SECONDS)) {
                paced.rest(0, leaf);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the service stops", e);
        }
    }

    private Page page(ExportPlan plan, RecentTiles recent, RowRange rows, int width)
            throws SQLException {
        Stretch stretch = scan.next(plan.filter(), rows, Order.OLDEST_FIRST, PAGE, width);
        TileTree<SQLException> tree = new TileTree<>(plan.size(), recent);
        List<Ready> ready = new ArrayList<>();
        for (EntryRow entry : stretch.found()) {
            ready.add(
                    new Ready(
                            plan.visibility().told(entry),
                            contents.of(entry),
                            plan.hasProofs()
                                    ? Optional.of(tree.inclusionProof(entry.leafIndex()))
                                    : Optional.empty()));
        }
        return new Page(ready, stretch.rest());
    }
}
