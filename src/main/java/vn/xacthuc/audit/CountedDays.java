package vn.xacthuc.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Compares what DAILY_COUNTS entries say with the entries that were given.
///
/// Needs memory for the days that are not yet accounted for: a day's number per party goes once its
/// count has come.
final class CountedDays {

    private record Day(String party, LocalDate date) {}

    private final Map<Day, Long> given = new HashMap<>();
    private final Findings findings;
    private long compared;

    CountedDays(Findings findings) {
        this.findings = findings;
    }

    /// Any entry that is no count.
    void entry(LeafFields leaf) {
        leaf.party()
                .ifPresent(party ->
                        given.merge(
                                new Day(party, LocalDate.ofInstant(leaf.time(), ZoneOffset.UTC)),
                                1L,
                                Long::sum));
    }

    /// An entry of kind DAILY_COUNTS.
    ///
    /// @param all whether every earlier leaf was given; otherwise nothing can be compared
    void count(long leafIndex, LeafFields leaf, JsonNode details, boolean all) {
        JsonNode particulars = details.path("particulars");
        Optional<LocalDate> date = date(particulars.path("day").asText());
        if (leaf.party().isEmpty()
                || date.isEmpty()
                || !particulars.path("entries").canConvertToLong()) {
            misfit(leafIndex, leaf, "its details name no party, day and number");
            return;
        }
        Day day = new Day(leaf.party().get(), date.get());
        long found = Optional.ofNullable(given.remove(day)).orElse(0L);
        long said = particulars.path("entries").longValue();
        if (all) {
            compared++;
            if (said != found) {
                misfit(
                        leafIndex,
                        leaf,
                        "it counts %d entries of %s on %s, and %d were given"
                                .formatted(said, day.party(), day.date(), found));
            }
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
