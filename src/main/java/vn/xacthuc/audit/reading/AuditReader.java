package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Reads the log for an auditor. Every read is an entry before it is answered.
@ApplicationScoped
class AuditReader {

    private final EntryRepository entries;
    private final EntryScan scan;
    private final EntryContents contents;
    private final SearchTerms terms;
    private final AuditLog log;
    private final Duration patience;

    AuditReader(
            EntryRepository entries,
            EntryScan scan,
            EntryContents contents,
            SearchTerms terms,
            AuditLog log,
            AuditConfig config) {
        this.entries = entries;
        this.scan = scan;
        this.contents = contents;
        this.terms = terms;
        this.log = log;
        this.patience = config.searchTime();
    }

    /// Looks for entries below a row, the newest first.
    ///
    /// @throws ProblemException `invalid-value`, `log-unavailable` or `overloaded`
    EntryPage search(Caller reader, AuditSearch search, long below, int limit) {
        Map<String, Object> particulars = SearchTerms.recorded(search);
        particulars.put("read", "search");
        return page(
                Visibility.ofReader(reader),
                search,
                below,
                limit,
                ReadRecord.ofSearch(EntryKind.AUDIT_READ, reader, search, particulars));
    }

    /// All entries below a row that the reader may see, the newest first.
    EntryPage newest(Caller reader, long below, int limit) {
        return page(
                Visibility.ofReader(reader),
                AuditSearch.ALL,
                below,
                limit,
                ReadRecord.of(reader, Map.of("read", "entries")));
    }

    /// @throws ProblemException `not-found` also when the reader may not see the entry
    EntryView one(Caller reader, UUID id) {
        Visibility visibility = Visibility.ofReader(reader);
        try {
            EntryRow row =
                    entries.byId(id)
                            .filter(visibility::shows)
                            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            EntryView view = view(visibility, row);
            log.append(ReadRecord.of(reader, Map.of("read", "entry", "entry", id.toString())));
            return view;
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private EntryPage page(
            Visibility visibility, AuditSearch search, long below, int limit, EntryDraft read) {
        EntryFilter filter = terms.filter(search, visibility);
        try {
            Head head = entries.head();
            // The page ends at the head it names, whatever is appended meanwhile.
            Stretch looked =
                    filter.fitsNothing()
                            ? new Stretch(List.of(), new RowRange(0, 0))
                            : look(filter, entries.kept(head).below(below), limit + 1);
            boolean more = looked.found().size() > limit;
            List<EntryRow> rows = more ? looked.found().subList(0, limit) : looked.found();
            List<EntryView> items = new ArrayList<>();
            for (EntryRow row : rows) {
                items.add(view(visibility, row));
            }
            log.append(read);
            String next = null;
            if (more) {
                next = Cursor.write(rows.getLast().row());
            } else if (!looked.rest().isEmpty()) {
                next = Cursor.write(looked.rest().to());
            }
            return new EntryPage(items, next, AsOf.of(head));
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    /// Looks until enough is found, nothing is left or the time is spent.
    private Stretch look(EntryFilter filter, RowRange range, int limit) throws SQLException {
        long start = System.nanoTime();
        List<EntryRow> found = new ArrayList<>();
        RowRange rest = scan.within(filter, range);
        for (int width = EntryScan.NARROW;
                found.size() < limit && !rest.isEmpty();
                width = EntryScan.wider(width)) {
            Stretch stretch =
                    scan.next(filter, rest, Order.NEWEST_FIRST, limit - found.size(), width);
            found.addAll(stretch.found());
            rest = stretch.rest();
            if (System.nanoTime() - start > patience.toNanos()) {
                break;
            }
        }
        return new Stretch(found, rest);
    }

    private EntryView view(Visibility visibility, EntryRow entry) throws SQLException {
        EntryRow row = visibility.told(entry);
        Optional<EntryDetails> details =
                contents.details(entry).map(said -> visibility.told(entry, said));
        return new EntryView(
                row.id(),
                row.recordedAt(),
                row.kind(),
                row.party().orElse(null),
                row.sector().orElse(null),
                row.purpose().orElse(null),
                row.decision().orElse(null),
                row.reasons(),
                row.log().origin(),
                row.leafIndex(),
                row.erasedBy().isPresent(),
                row.erasedBy().orElse(null),
                details.orElse(null));
    }
}
