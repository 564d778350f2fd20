package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Reads the log for an auditor. Every read is an entry before it is answered.
@ApplicationScoped
class AuditReader {

    private static final Logger LOG = Logger.getLogger(AuditReader.class);
    private static final String READ_ALL = "audit:read";

    private final EntryRepository entries;
    private final DetailCipher cipher;
    private final EntryDetailsJson detailsJson;
    private final AuditKeys keys;
    private final AuditLog log;

    AuditReader(
            EntryRepository entries,
            DetailCipher cipher,
            EntryDetailsJson detailsJson,
            AuditKeys keys,
            AuditLog log) {
        this.entries = entries;
        this.cipher = cipher;
        this.detailsJson = detailsJson;
        this.keys = keys;
        this.log = log;
    }

    EntryPage newest(Caller reader, long below, int limit) {
        return page(reader, EntryFilter.ALL, below, limit, read(reader, Map.of("read", "entries")));
    }

    EntryPage search(Caller reader, AuditSearch search, long below, int limit) {
        EntryDraft read = read(reader, recorded(search));
        return page(
                reader,
                filter(search),
                below,
                limit,
                search.subject() == null ? read : read.about(search.subject()));
    }

    EntryView one(Caller reader, UUID id) {
        try {
            EntryRow row =
                    entries.byId(id)
                            .filter(entry -> mayRead(reader, entry))
                            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            log.append(read(reader, Map.of("read", "entry", "entry", id.toString())));
            return view(row);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private EntryPage page(
            Caller reader, EntryFilter filter, long below, int limit, EntryDraft read) {
        try {
            Head head = entries.head();
            EntryFilter visible = readsAll(reader) ? filter : filter.ofParty(reader.party().code());
            // The page ends at the head it names, whatever is appended meanwhile.
            List<EntryRow> rows =
                    filter.party().isPresent() && !visible.party().equals(filter.party())
                            ? List.of()
                            : entries.newest(visible, Math.min(below, head.rows()), limit + 1);
            boolean more = rows.size() > limit;
            List<EntryView> items = new ArrayList<>();
            for (EntryRow row : more ? rows.subList(0, limit) : rows) {
                items.add(view(row));
            }
            log.append(read);
            return new EntryPage(
                    items, more ? Cursor.write(rows.get(limit - 1).row()) : null, AsOf.of(head));
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static EntryDraft read(Caller reader, Map<String, Object> particulars) {
        return EntryDraft.of(
                EntryKind.AUDIT_READ,
                reader,
                EntryDetails.of(reader.clientId(), List.of(), particulars));
    }

    private EntryView view(EntryRow row) throws SQLException {
        EntryDetails details = null;
        if (row.sealed().isPresent()) {
            EntryRow.Sealed sealed = row.sealed().get();
            details =
                    detailsJson.read(
                            cipher.decrypt(sealed.keyId(), row.id(), sealed.ciphertext())
                                    .details());
        }
        return new EntryView(
                row.id(),
                row.recordedAt(),
                row.kind().name(),
                row.party().orElse(null),
                row.sector().orElse(null),
                row.purpose().orElse(null),
                row.decision().orElse(null),
                row.reasons(),
                row.leafIndex(),
                details == null,
                details);
    }

    private EntryFilter filter(AuditSearch search) {
        return new EntryFilter(
                Optional.ofNullable(search.from()),
                Optional.ofNullable(search.to()),
                Optional.ofNullable(search.party()),
                Optional.ofNullable(search.sector()),
                hmac(Use.OFFICER, search.officer()),
                Optional.ofNullable(search.purpose()),
                Optional.ofNullable(search.procedure()),
                hmac(Use.DOSSIER, search.dossier()),
                Optional.ofNullable(search.decision()),
                Optional.ofNullable(search.reason()),
                hmac(Use.SUBJECT, search.subject()));
    }

    private Optional<byte[]> hmac(Use use, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> keys.hash(use, text));
    }

    /// The case is recorded, and which terms the search had; their values only where they name
    /// nobody.
    private static Map<String, Object> recorded(AuditSearch search) {
        List<String> terms = new ArrayList<>();
        Map<String, Object> particulars = new TreeMap<>();
        particulars.put("read", "search");
        name(terms, "from", search.from());
        name(terms, "to", search.to());
        name(terms, "party", search.party());
        name(terms, "sector", search.sector());
        name(terms, "officer", search.officer());
        name(terms, "purpose", search.purpose());
        name(terms, "procedure", search.procedure());
        name(terms, "dossier", search.dossier());
        name(terms, "decision", search.decision());
        name(terms, "reason", search.reason());
        name(terms, "subject", search.subject());
        particulars.put("terms", terms);
        if (search.caseNumber() != null) {
            particulars.put("caseNumber", search.caseNumber());
        }
        return particulars;
    }

    private static void name(List<String> terms, String term, @Nullable Object value) {
        if (value != null) {
            terms.add(term);
        }
    }

    private static boolean readsAll(Caller reader) {
        return reader.scopes().contains(READ_ALL);
    }

    private static boolean mayRead(Caller reader, EntryRow row) {
        return readsAll(reader) || row.party().equals(Optional.of(reader.party().code()));
    }

    private static ProblemException unavailable(SQLException e) {
        LOG.errorf("the log cannot be read (SQLSTATE %s)", e.getSQLState());
        return new ProblemException(ProblemType.LOG_UNAVAILABLE);
    }
}
