package vn.xacthuc.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.reading.ReadRecord;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Erases what an entry holds beside its leaf, and says so in an entry of its own first.
///
/// A crash in between leaves an entry too many, never an erasure without one; erasing again
/// completes it.
@ApplicationScoped
class Erasure {

    private static final String ERASE = "select erase_details(?, ?)";

    private final EntryRepository entries;
    private final LogReaders readers;
    private final AuditLog log;

    Erasure(EntryRepository entries, LogReaders readers, AuditLog log) {
        this.entries = entries;
        this.readers = readers;
        this.log = log;
    }

    /// Erases the details of an entry, unless they are erased already.
    ///
    /// @throws ProblemException `not-found` when the caller may not see the entry, `not-erasable`
    ///   when its kind keeps its details, `log-unavailable` or `overloaded`
    ErasureAnswer erase(Caller eraser, UUID id, ErasureRequest request) {
        request.refuseUnlessValid();
        try {
            EntryRow entry = visible(eraser, id);
            if (!entry.known().filter(EntryKind::isErasable).isPresent()) {
                throw new ProblemException(ProblemType.NOT_ERASABLE);
            }
            if (entry.erasedBy().isEmpty()) {
                erase(entry, log.append(draft(eraser, id, request)));
                // Somebody else's erasure may have come first.
                entry = visible(eraser, id);
            }
            UUID erasure = entry.erasedBy().orElseThrow();
            return new ErasureAnswer(erasure, id, entries.byId(erasure).orElseThrow().recordedAt());
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private EntryRow visible(Caller eraser, UUID id) throws SQLException {
        return entries.byId(id)
                .filter(Visibility.ofEraser(eraser)::shows)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private void erase(EntryRow entry, UUID erasure) throws SQLException {
        readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ERASE)) {
                statement.setLong(1, entry.row());
                statement.setObject(2, erasure);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            }
        });
    }

    private static EntryDraft draft(Caller eraser, UUID id, ErasureRequest request) {
        Map<String, Object> particulars = new LinkedHashMap<>();
        particulars.put("entry", id.toString());
        put(particulars, "reason", request.reason());
        put(particulars, "caseNumber", request.caseNumber());
        put(particulars, "legalBasis", request.legalBasis());
        return ReadRecord.of(EntryKind.ERASURE, eraser, particulars);
    }

    private static void put(Map<String, Object> particulars, String name, @Nullable String value) {
        if (value != null) {
            particulars.put(name, value);
        }
    }
}
