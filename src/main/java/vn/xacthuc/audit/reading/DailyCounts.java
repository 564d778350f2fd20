package vn.xacthuc.audit.reading;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.AuditKeys;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.AuditLog;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.reading.EntryCounts.Counted;
import vn.xacthuc.audit.reading.EntryCounts.PartyCounts;
import vn.xacthuc.problem.ProblemException;

/// Appends once a day how many entries of each kind and decision each party had, so that an auditor
/// can tell whether what a query gave was all there was.
///
/// A day is a civil day in Vietnam. The entry without a party comes last: where it stands, the day
/// is done, and until it does, what is missing is added. Of replicas that count at the same time
/// one appends; the claim that decides is forgotten after some days, by which time the entries
/// themselves are looked at.
@ApplicationScoped
class DailyCounts {

    /// The particular that names the day.
    static final String DAY = "day";

    private static final Logger LOG = Logger.getLogger(DailyCounts.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// After midnight, until the last entries of the day are certainly committed.
    private static final Duration SLACK = Duration.ofMinutes(15);

    private static final int MOST_DAYS_MISSED = 31;

    private final EntryCounts counts;
    private final AuditKeys keys;
    private final AuditLog log;
    private final Clock clock;
    private volatile @Nullable LocalDate done;

    DailyCounts(EntryCounts counts, AuditKeys keys, AuditLog log, Clock clock) {
        this.counts = counts;
        this.keys = keys;
        this.log = log;
        this.clock = clock;
    }

    /// Counts the days that are over and not counted yet, a month back at most.
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    void append() {
        LocalDate today = LocalDate.ofInstant(clock.instant().minus(SLACK), ZONE);
        LocalDate counted = done;
        LocalDate day = counted == null ? today.minusDays(MOST_DAYS_MISSED) : counted.plusDays(1);
        if (!day.isBefore(today)) {
            return;
        }
        try {
            Set<Object> days = counts.done(day.atStartOfDay(ZONE).toInstant());
            Optional<Set<Counted>> appended = Optional.empty();
            for (; day.isBefore(today); day = day.plusDays(1)) {
                if (!days.contains(day.toString())) {
                    // Those of a day stand behind it.
                    Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
                    Set<Counted> found =
                            appended.isPresent() ? appended.get() : counts.appended(end);
                    append(day, found);
                    appended = Optional.of(found);
                }
                done = day;
            }
        } catch (SQLException e) {
            LOG.warnf("daily counts wait for the log (SQLSTATE %s)", e.getSQLState());
        } catch (ProblemException e) {
            LOG.warnf("daily counts wait for the log (%s)", e.type().code());
        }
    }

    private void append(LocalDate day, Set<Counted> appended) throws SQLException {
        Instant start = day.atStartOfDay(ZONE).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        Map<Optional<String>, PartyCounts> parties = counts.between(start, end);
        if (parties.isEmpty()) {
            return;
        }
        PartyCounts without =
                Optional.ofNullable(parties.remove(Optional.<String>empty()))
                        .orElseGet(() -> new PartyCounts(Optional.empty(), Map.of()));
        parties.forEach((party, some) -> {
            if (!appended.contains(new Counted(day.toString(), party))) {
                append(party, day, some, Map.of());
            }
        });
        append(Optional.empty(), day, without, Map.of("parties", parties.size()));
    }

    private void append(
            Optional<String> party, LocalDate day, PartyCounts some, Map<String, Object> more) {
        Map<String, Object> particulars = new HashMap<>(more);
        particulars.put(DAY, day.toString());
        particulars.put("counts", some.counts());
        log.appendOnce(
                new EntryDraft(
                        EntryKind.DAILY_COUNTS,
                        party,
                        some.sector(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        EntryDetails.of(null, List.of(), particulars)),
                keys.once(Use.DAILY_COUNTS, day + "\0" + party.orElse("")));
    }
}
