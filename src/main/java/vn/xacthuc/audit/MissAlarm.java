package vn.xacthuc.audit;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import vn.xacthuc.audit.AuditKeys.Use;
import vn.xacthuc.party.Caller;
import vn.xacthuc.problem.ProblemException;

/// Notices parties whose questions verify too seldom: nobody is refused for that, but somebody
/// should ask them why.
///
/// Each process counts what it answered itself that day. Of those that notice the same, one appends
/// an entry.
@ApplicationScoped
public class MissAlarm {

    /// Below this a share says nothing.
    static final int SMALLEST_SAMPLE = 100;

    private static final Logger LOG = Logger.getLogger(MissAlarm.class);

    private record Count(LocalDate day, long asked, long missed, boolean raised) {

        private Count and(Probe probe) {
            Count before = day.equals(probe.day()) ? this : new Count(probe.day(), 0, 0, false);
            long misses = before.missed + (probe.failed().isEmpty() ? 0 : 1);
            return new Count(probe.day(), before.asked + 1, misses, before.raised);
        }

        private boolean isOver(double ratio) {
            return asked >= SMALLEST_SAMPLE && missed > ratio * asked;
        }
    }

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final AuditLog log;
    private final AuditKeys keys;
    private final MeterRegistry metrics;

    MissAlarm(AuditLog log, AuditKeys keys, MeterRegistry metrics) {
        this.log = log;
        this.keys = keys;
        this.metrics = metrics;
    }

    /// Counts a request that was answered, and raises the alarm once a day.
    public void count(Caller caller, Probe probe) {
        double ratio = probe.budget().missRatioAlarm();
        Count now =
                counts.merge(
                        probe.party(),
                        new Count(probe.day(), 0, 0, false).and(probe),
                        (before, ignored) -> before.and(probe));
        if (now.raised() || !now.isOver(ratio)) {
            return;
        }
        Count raised = new Count(now.day(), now.asked(), now.missed(), true);
        if (counts.replace(probe.party(), now, raised)) {
            raise(caller, now);
        }
    }

    private void raise(Caller caller, Count count) {
        String party = caller.party().code();
        metrics.counter("xacthuc.probing.alarms", "alarm", "misses").increment();
        LOG.warnf("%d of %d questions of %s did not verify", count.missed, count.asked, party);
        try {
            log.appendOnce(
                    EntryDraft.of(
                            EntryKind.REFUSAL,
                            caller,
                            EntryDetails.of(
                                    null,
                                    List.of(EntryDetails.PROBING_ALARM),
                                    Map.of("alarm", "misses", "day", count.day().toString()))),
                    keys.once(Use.MISS_ALARM, count.day() + "\0" + party));
        } catch (ProblemException e) {
            // The next question raises it again.
            counts.computeIfPresent(
                    party, (code, later) -> new Count(later.day, later.asked, later.missed, false));
            LOG.warnf("an alarm about %s waits for the log (%s)", party, e.type().code());
        }
    }
}
