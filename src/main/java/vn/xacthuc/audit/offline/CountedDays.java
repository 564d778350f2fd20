package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Compares what DAILY_COUNTS entries say with the entries that were given.
///
/// A day is a civil day in Vietnam. Needs memory for the days that are not yet accounted for: a
/// party's numbers go once its count has come.
final class CountedDays {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /// A party, or none for what the service itself records, on one day.
    private record Day(Optional<String> party, LocalDate date) {}

    private final Map<Day, TreeMap<String, Long>> given = new HashMap<>();
    private final Map<LocalDate, Long> partiesCounted = new HashMap<>();
    private final Findings findings;
    private LocalDate notBefore = LocalDate.MIN;
    private long compared;

    CountedDays(Findings findings) {
        this.findings = findings;
    }

    /// The log took another's place: what is counted up to that day may be of the other.
    void succeeded(Instant opened) {
        notBefore = LocalDate.ofInstant(opened, ZONE).plusDays(1);
    }

    /// Any entry that is no count.
    void entry(LeafFields leaf) {
        given.computeIfAbsent(
                        new Day(leaf.party(), LocalDate.ofInstant(leaf.time(), ZONE)),
                        day -> new TreeMap<>())
                .merge(
                        leaf.kind() + leaf.decision().map(decided -> " " + decided).orElse(""),
                        1L,
                        Long::sum);
    }

    /// An entry of kind DAILY_COUNTS.
    ///
    /// @param all whether every earlier leaf was given; otherwise nothing can be compared
    void count(long leafIndex, LeafFields leaf, JsonNode details, boolean all) {
        JsonNode particulars = details.path("particulars");
        Optional<LocalDate> date = date(particulars.path("day").asText());
        JsonNode counts = particulars.path("counts");
        if (date.isEmpty() || !counts.isObject()) {
            misfit(leafIndex, leaf, "its details name no day and counts");
            return;
        }
        LocalDate day = date.get();
        Map<String, Long> said = new TreeMap<>();
        counts.properties().forEach(count -> said.put(count.getKey(), count.getValue().asLong()));
        Map<String, Long> found =
                Optional.ofNullable(given.remove(new Day(leaf.party(), day)))
                        .orElseGet(TreeMap::new);
        if (leaf.party().isPresent()) {
            partiesCounted.merge(day, 1L, Long::sum);
        }
        if (all && !day.isBefore(notBefore)) {
            compared++;
            if (!said.equals(found)) {
                misfit(
                        leafIndex,
                        leaf,
                        "it counts %s on %s, and %s were given".formatted(said, day, found));
            }
            if (leaf.party().isEmpty()) {
                compareParties(leafIndex, leaf, day, particulars.path("parties").asLong());
            }
        }
    }

    /// The count without a party comes last, and says how many parties were counted before it.
    private void compareParties(long leafIndex, LeafFields leaf, LocalDate day, long said) {
        long found = Optional.ofNullable(partiesCounted.remove(day)).orElse(0L);
        if (said != found) {
            misfit(
                    leafIndex,
                    leaf,
                    "it says that %d parties were counted on %s, and %d were"
                            .formatted(said, day, found));
        }
    }

    private void misfit(long leafIndex, LeafFields leaf, String what) {
        findings.entry(leafIndex, Optional.of(leaf.id().toString()), what);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// How many counts were compared.
    long compared() {
        return compared;
    }
}
