package vn.xacthuc.audit.refusal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.xacthuc.party.RelyingParty;

/// Decides which refusals are entries of their own and counts the others by party and minute.
final class RefusalCounter {

    private final int ownEntriesPerMinute;
    private final Map<String, Window> windows = new HashMap<>();

    RefusalCounter(int ownEntriesPerMinute) {
        this.ownEntriesPerMinute = ownEntriesPerMinute;
    }

    /// Refusals of one party in one minute that are no entries yet.
    ///
    /// @param counts how often, by problem code
    record Counted(RelyingParty party, Instant minute, Map<String, Long> counts) {}

    private static final class Window {
        private final RelyingParty party;
        private final Instant minute;
        private final Map<String, Long> counts = new TreeMap<>();
        private int ownEntries;

        private Window(RelyingParty party, Instant minute) {
            this.party = party;
            this.minute = minute;
        }

        private Counted counted() {
            return new Counted(party, minute, Map.copyOf(counts));
        }
    }

    /// Whether this refusal is to become an entry of its own; if not, it was counted.
    ///
    /// @param flood whether it is counted from the first
    synchronized boolean isOwnEntry(RelyingParty party, String code, boolean flood, Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        Window window = windows.get(party.code());
        if (window == null || (window.counts.isEmpty() && !window.minute.equals(minute))) {
            window = new Window(party, minute);
            windows.put(party.code(), window);
        }
        if (!flood && window.minute.equals(minute) && window.ownEntries < ownEntriesPerMinute) {
            window.ownEntries++;
            return true;
        }
        window.counts.merge(code, 1L, Long::sum);
        return false;
    }

    /// What was counted in minutes before this one, once.
    synchronized List<Counted> ended(Instant now) {
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        List<Counted> ended = new ArrayList<>();
        windows.values()
                .removeIf(window -> {
                    if (!window.minute.isBefore(minute)) {
                        return false;
                    }
                    if (!window.counts.isEmpty()) {
                        ended.add(window.counted());
                    }
                    return true;
                });
        return ended;
    }

    /// Counts what could not be recorded again, to be tried later.
    synchronized void giveBack(Counted counted) {
        Window window =
                windows.computeIfAbsent(
                        counted.party().code(),
                        code -> new Window(counted.party(), counted.minute()));
        counted.counts().forEach((code, count) -> window.counts.merge(code, count, Long::sum));
    }
}
