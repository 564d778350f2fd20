package vn.xacthuc.audit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.audit.FailedClaims.Watch;
import vn.xacthuc.audit.PendingEntry.Placement;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.Policy;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Counts guesses about people, for rooms that answer about people.
///
/// Whether a budget is spent is decided by [LogWriter] alone. What is remembered here only spares
/// it work, and may be forgotten at any time.
@ApplicationScoped
public class Probes {

    private static final Logger LOG = Logger.getLogger(Probes.class);
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int CAPACITY = 100_000;

    private final AuditKeys keys;
    private final LogReaders readers;
    private final RefusalNotes refusals;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Cache<String, Boolean> spent = notes();
    private final Cache<String, Boolean> watched = notes();

    Probes(
            AuditKeys keys,
            LogReaders readers,
            RefusalNotes refusals,
            Clock clock,
            MeterRegistry metrics) {
        this.keys = keys;
        this.readers = readers;
        this.refusals = refusals;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// A request about a number, which nobody has answered yet.
    ///
    /// @param refusable whether a spent budget may refuse it
    public Probe asking(Caller caller, String number, boolean refusable) {
        LocalDate day = today();
        return new Probe(
                caller.party().code(),
                day,
                keys.hashes(Use.PROBED_NUMBER, day + "\0" + number),
                List.of(),
                false,
                refusable,
                caller.policy().probing());
    }

    /// The request whose answer is not VERIFIED.
    ///
    /// @param claim what was claimed, in a form that is the same for the same claim
    public Probe failing(Probe asking, String claim, boolean unknownNumber) {
        return new Probe(
                asking.party(),
                asking.day(),
                asking.subjects(),
                keys.hashes(Use.PROBED_CLAIM, claim),
                unknownNumber,
                asking.refusable(),
                asking.budget());
    }

    /// Refuses what is known to be refused, before anything is asked for it.
    ///
    /// @throws ProblemException `probing-limit`
    public void refuseIfSpent(Probe probe) {
        if (probe.refusable() && remembers(spent, probe, probe.party())) {
            throw limit();
        }
    }

    /// Whether so many claims about the person failed at other parties that no hints are given.
    public boolean hidesHints(Probe probe) {
        return remembers(watched, probe, "");
    }

    /// For how many more numbers that nobody has the caller's party may ask today.
    ///
    /// @throws ProblemException `log-unavailable`
    public int unknownNumbersLeft(Caller caller) {
        Policy policy = caller.policy();
        try {
            int asked =
                    readers.read(connection ->
                            new FailedClaimRows(connection)
                                    .unknownNumbers(caller.party().code(), today()));
            return Math.max(0, policy.probing().unknownNumbers() - asked);
        } catch (SQLException e) {
            throw LogReaders.unavailable(e);
        }
    }

    /// The next midnight in Vietnam, when budgets begin anew.
    public Instant nextDay() {
        return today().plusDays(1).atStartOfDay(VIETNAM).toInstant();
    }

    /// Takes note of a refusal. The first of a budget becomes an entry of its own.
    ///
    /// @param wanted what would have been recorded
    ProblemException refused(EntryDraft wanted, Probe probe, Placement.Refused refusal) {
        if (refusal.budget() == BudgetKind.FAILED_CLAIMS) {
            spent.put(remembered(probe.subject(), probe.party()), true);
        }
        if (refusal.first()) {
            String budget = refusal.budget().member();
            metrics.counter("xacthuc.probing.tripped", "party", probe.party(), "budget", budget)
                    .increment();
            LOG.warnf("%s has spent a budget of guesses (%s)", probe.party(), budget);
            refusals.note(wanted, Map.of("budget", budget));
        }
        return limit();
    }

    /// Takes note of whether a person's failed claims are watched.
    ///
    /// @return whether they are from now on
    boolean answered(Probe probe, Watch watch) {
        if (watch != Watch.NOT_YET) {
            watched.put(remembered(probe.subject(), ""), true);
        }
        if (watch == Watch.BEGINS) {
            metrics.counter("xacthuc.probing.alarms", "alarm", "person").increment();
            LOG.warn("claims about one person fail at several parties");
        }
        return watch == Watch.BEGINS;
    }

    private ProblemException limit() {
        long seconds = Duration.between(clock.instant(), nextDay()).toSeconds();
        return new ProblemException(ProblemType.PROBING_LIMIT, (int) seconds + 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }

    /// Under whichever index key it was noted.
    private static boolean remembers(Cache<String, Boolean> notes, Probe probe, String party) {
        return probe.subjects().stream()
                .anyMatch(subject -> notes.getIfPresent(remembered(subject, party)) != null);
    }

    private static String remembered(byte[] subject, String party) {
        return HexFormat.of().formatHex(subject) + party;
    }

    private static Cache<String, Boolean> notes() {
        return Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(CAPACITY).build();
    }
}
