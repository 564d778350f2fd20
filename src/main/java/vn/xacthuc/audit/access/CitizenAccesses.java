package vn.xacthuc.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Head;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.reading.AsOf;
import vn.xacthuc.audit.reading.Cursor;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.audit.reading.HashTerms;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.ProblemException;

/// What a citizen sees of the log: who asked about him, when, why, and what came of it.
@ApplicationScoped
class CitizenAccesses {

    private final EntryRepository entries;
    private final EntryScan scan;
    private final AccessWriter writer;
    private final AuditKeys keys;
    private final AuditLog log;
    private final Clock clock;
    private final Duration patience;

    CitizenAccesses(
            EntryRepository entries,
            EntryScan scan,
            AccessWriter writer,
            AuditKeys keys,
            AuditLog log,
            Clock clock,
            AuditConfig config) {
        this.entries = entries;
        this.scan = scan;
        this.writer = writer;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
        this.patience = config.searchTime();
    }

    /// What was done about a citizen below a row, the newest first, and the entry that it was read.
    ///
    /// @throws ProblemException `log-unavailable` or `overloaded`
    AccessPage newest(Citizen citizen, Language language, long below, int limit) {
        try {
            Head head = entries.head();
            RowRange range = entries.kept(head).below(below);
            EntryFilter filter = filter(citizen.personalId());
            AccessPage page = page(filter, range, limit, language, AsOf.of(head));
            log.append(read(citizen));
            return page;
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    /// An entry that is kept from the citizen is passed over as if it were not there, so that the
    /// page is as long as any other and its end names an entry that is shown. Only a stretch that
    /// takes longer to pass than any search may take ends a page early.
    private AccessPage page(
            EntryFilter filter, RowRange range, int limit, Language language, AsOf asOf)
            throws SQLException {
        long start = System.nanoTime();
        Instant now = clock.instant();
        List<Access> shown = new ArrayList<>();
        RowRange rest = range;
        long last = 0;
        while (!rest.isEmpty()) {
            Stretch stretch =
                    scan.next(filter, rest, Order.NEWEST_FIRST, limit + 1, EntryScan.NARROW);
            for (EntryRow row : stretch.found()) {
                Optional<Access> access = writer.write(row, now, language);
                if (access.isPresent() && shown.size() == limit) {
                    return new AccessPage(shown, Cursor.write(last), asOf);
                }
                if (access.isPresent()) {
                    shown.add(access.get());
                    last = row.row();
                }
            }
            rest = stretch.rest();
            if (System.nanoTime() - start > patience.toNanos()) {
                return new AccessPage(shown, rest.isEmpty() ? null : Cursor.write(rest.to()), asOf);
            }
        }
        return new AccessPage(shown, null, asOf);
    }

    /// A citizen's own reading of this list is an entry without a party, and is left out.
    EntryFilter filter(String personalId) {
        return filter(personalId, true, Optional.empty(), Optional.empty());
    }

    /// What was taken out of the log about a person since then, by the person or by somebody else.
    EntryFilter exports(String personalId, Instant since) {
        return filter(
                personalId, false, Optional.of(since), Optional.of(EntryKind.AUDIT_EXPORT.name()));
    }

    private EntryFilter filter(
            String personalId, boolean ofParties, Optional<Instant> since, Optional<String> kind) {
        return new EntryFilter(
                since,
                Optional.empty(),
                kind,
                Optional.empty(),
                ofParties,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                HashTerms.about(keys.hashes(Use.SUBJECT, personalId)));
    }

    private static EntryDraft read(Citizen citizen) {
        return new EntryDraft(
                EntryKind.AUDIT_READ,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(citizen.personalId()),
                EntryDetails.of(
                        citizen.clientId().orElse(null), List.of(), Map.of("read", "accesses")));
    }
}
