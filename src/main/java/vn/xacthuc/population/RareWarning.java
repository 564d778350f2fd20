package vn.xacthuc.population;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// A warning that is written at most once per interval, however often its cause happens.
///
/// A dead register under load fails thousands of times a second; a log that repeats this buries
/// everything else.
final class RareWarning {
    private final Logger log;
    private final long interval;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong unsaid = new AtomicLong();

    RareWarning(Logger log, Duration interval, LongSupplier nanoTime) {
        this.log = log;
        this.interval = interval.toNanos();
        this.nanoTime = nanoTime;
        next = new AtomicLong(nanoTime.getAsLong());
    }

    /// Says what happened, or counts it for the next warning.
    void say(String what) {
        long now = nanoTime.getAsLong();
        long due = next.get();
        // A difference, since nanoTime may overflow; the one who moves `next` is the one who
        // speaks.
        if (now - due >= 0 && next.compareAndSet(due, now + interval)) {
            log.warnf("%s; %d more since the last warning", what, unsaid.getAndSet(0));
        } else {
            unsaid.incrementAndGet();
        }
    }
}
