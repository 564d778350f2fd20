package vn.xacthuc.audit.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.LogTiles;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.access.AccessHistory.Sources;
import vn.xacthuc.audit.access.AccessHistory.Subject;
import vn.xacthuc.audit.checkpoint.Checkpoints;
import vn.xacthuc.audit.reading.AuditSearch;
import vn.xacthuc.audit.reading.EntryFilter;
import vn.xacthuc.audit.reading.EntryScan;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.audit.reading.ReadRecord;
import vn.xacthuc.audit.reading.SearchTerms;
import vn.xacthuc.audit.reading.Visibility;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Citizen;
import vn.xacthuc.problem.Language;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Gathers all that was done about a person. That it is gathered is an entry before any of it is
/// read.
@ApplicationScoped
public class AccessHistories {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final String EXPORT = "subject-export";

    private final EntryRepository entries;
    private final CitizenAccesses accesses;
    private final AccessPace pace;
    private final SearchTerms terms;
    private final AuditLog log;
    private final Checkpoints checkpoints;
    private final Sources sources;
    private final Clock clock;

    AccessHistories(
            EntryRepository entries,
            CitizenAccesses accesses,
            AccessPace pace,
            EntryScan scan,
            AccessWriter writer,
            SearchTerms terms,
            LogTiles tiles,
            Checkpoints checkpoints,
            AuditLog log,
            Clock clock) {
        this.entries = entries;
        this.accesses = accesses;
        this.pace = pace;
        this.terms = terms;
        this.log = log;
        this.checkpoints = checkpoints;
        this.sources = new Sources(scan, writer, tiles, checkpoints);
        this.clock = clock;
    }

    /// What a citizen takes about himself or herself.
    ///
    /// @param mostADay how often this may be done in a day of Vietnam's calendar
    /// @param isProved whether each entry comes with its proof
    /// @throws ProblemException `rate-limited` until the next minute or day, `log-unavailable` or
    ///   `overloaded`; then nothing was read
    public AccessHistory ofCitizen(
            Citizen citizen, int mostADay, Language language, boolean isProved) {
        // Counting in the log costs a read, also for those who ask on and on.
        pace.refuseIfTooFast(citizen);
        try {
            refuseIfTakenTooOften(citizen.personalId(), mostADay);
            EntryDraft draft =
                    new EntryDraft(
                            EntryKind.AUDIT_EXPORT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(citizen.personalId()),
                            EntryDetails.of(
                                    citizen.clientId().orElse(null),
                                    List.of(),
                                    Map.of("read", EXPORT)));
            return history(citizen.personalId(), draft, language, isProved);
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    /// The same, which an auditor takes for a person who asked on paper. That it was taken is an
    /// entry of the auditor's party, which the person sees like any other search.
    ///
    /// @param caseNumber the request's number at the office
    /// @throws ProblemException `invalid-value`; `insufficient-scope` for an auditor who does not
    ///   see all sectors, since the person would not get all; and as above
    public AccessHistory ofSubject(
            Caller reader,
            String subject,
            @Nullable String caseNumber,
            Language language,
            boolean isProved) {
        Visibility visibility = Visibility.ofReader(reader);
        visibility.refuseUnlessAll();
        AuditSearch search =
                new AuditSearch(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        subject,
                        caseNumber);
        var _ = terms.filter(search, visibility);
        Map<String, Object> particulars = SearchTerms.recorded(search);
        particulars.put("read", EXPORT);
        EntryDraft draft = ReadRecord.ofSearch(EntryKind.AUDIT_EXPORT, reader, search, particulars);
        try {
            return history(subject, draft, language, isProved);
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    private AccessHistory history(
            String personalId, EntryDraft draft, Language language, boolean isProved)
            throws SQLException {
        UUID id = log.append(draft);
        EntryRow export = entries.byId(id).orElseThrow();
        RowRange rows = entries.kept(entries.head()).below(export.row());
        return new AccessHistory(
                sources,
                new Subject(
                        personalId,
                        accesses.filter(personalId),
                        export,
                        clock.instant(),
                        language,
                        isProved),
                checkpoints.covering(export.log(), export.leafIndex()),
                rows);
    }

    /// The log itself counts them, so that replicas agree, and a restart forgets none.
    private void refuseIfTakenTooOften(String personalId, int mostADay) throws SQLException {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, VIETNAM);
        EntryFilter filter = accesses.exports(personalId, today.atStartOfDay(VIETNAM).toInstant());
        RowRange rest = sources.scan().within(filter, entries.kept(entries.head()));
        int taken = 0;
        while (!rest.isEmpty()) {
            Stretch stretch =
                    sources.scan()
                            .next(filter, rest, Order.NEWEST_FIRST, mostADay, EntryScan.NARROW);
            taken += (int) stretch.found().stream().filter(row -> row.party().isEmpty()).count();
            if (taken >= mostADay) {
                Instant next = today.plusDays(1).atStartOfDay(VIETNAM).toInstant();
                throw new ProblemException(
                        ProblemType.RATE_LIMITED,
                        (int) Duration.between(now, next).toSeconds() + 1);
            }
            rest = stretch.rest();
        }
    }
}
