package vn.xacthuc.audit.retention;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.problem.ProblemException;

/// Records in the log that the owner moved old leaves of it to an archive.
///
/// The owner's command cannot: it has none of the keys that an entry is sealed with. Each range is
/// recorded once, since a claim outlasts the time in which an archiving is new.
@ApplicationScoped
class Archivings {

    private static final Logger LOG = Logger.getLogger(Archivings.class);

    /// Claims are released after 72 hours, so an archiving must not be looked at for as long.
    private static final String RECENT =
            """
            with log as (
                select first_row, origin, lead(first_row) over (order by first_row) as end_row
                from log_opening
            )
            select l.origin, greatest(p.first_row, l.first_row) - l.first_row,
                least(p.end_row, l.end_row) - l.first_row
            from log_partition p join log l
                on l.first_row < p.end_row and (l.end_row > p.first_row or l.end_row is null)
            where p.archived_at > clock_timestamp() - interval '48 hours'
            order by p.first_row, l.first_row
            """;

    /// Leaves of one log.
    private record Archived(String origin, long firstLeaf, long endLeaf) {}

    private final LogReaders readers;
    private final AuditKeys keys;
    private final AuditLog log;

    Archivings(LogReaders readers, AuditKeys keys, AuditLog log) {
        this.readers = readers;
        this.keys = keys;
        this.log = log;
    }

    /// Appends an entry for each archiving of the last two days that has none.
    @Scheduled(every = "10m", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void record() {
        try {
            for (Archived archived : recent()) {
                append(archived);
            }
        } catch (SQLException e) {
            LOG.warnf("archivings wait to be recorded (SQLSTATE %s)", e.getSQLState());
        } catch (ProblemException e) {
            LOG.warnf("archivings wait to be recorded (%s)", e.type().code());
        }
    }

    private List<Archived> recent() throws SQLException {
        return readers.read(connection -> {
            List<Archived> recent = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(RECENT);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    recent.add(new Archived(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
            return recent;
        });
    }

    private void append(Archived archived) {
        log.appendOnce(
                new EntryDraft(
                        EntryKind.ERASURE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        EntryDetails.of(
                                null,
                                List.of(),
                                Map.of(
                                        "archived",
                                        Map.of(
                                                "origin",
                                                archived.origin(),
                                                "firstLeaf",
                                                archived.firstLeaf(),
                                                "endLeaf",
                                                archived.endLeaf())))),
                keys.once(Use.ARCHIVING, archived.origin() + "\0" + archived.firstLeaf()));
    }
}
