package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRepository;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.EntryRows;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.RowTimes;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.party.Sector;

/// Counts the entries of a day by party, and finds the counts that were appended before.
@ApplicationScoped
class EntryCounts {

    /// Rows that one statement counts.
    private static final long STEP = 65_536;

    private static final int PAGE = 500;

    /// SQLSTATE `data_corrupted`.
    private static final String CORRUPTED = "XX001";

    private static final String COUNT =
            """
            with counted as (
                select party, kind, decision, count(*), max(leaf_index) as newest from entry
                where leaf_index >= ? and leaf_index < ? and recorded_at >= ? and recorded_at < ?
                    and kind <> 'DAILY_COUNTS'
                group by party, kind, decision
            )
            select *, (select sector from entry_detail d where d.leaf_index = newest) as sector
            from counted
            """;

    private static final String TOTALS =
            "select "
                    + EntryRows.COLUMNS
                    + " from entry e left join entry_detail d on d.leaf_index = e.leaf_index "
                    + EntryRows.JOIN_LOG
                    + " where e.party is null and e.kind = 'DAILY_COUNTS'"
                    + " and e.leaf_index >= ? and e.leaf_index < ?";

    private final EntryRepository entries;
    private final EntryScan scan;
    private final LogReaders readers;
    private final EntryContents contents;
    private final EntryRows reading;

    EntryCounts(
            EntryRepository entries,
            EntryScan scan,
            LogReaders readers,
            EntryContents contents,
            AuditConfig config) {
        this.entries = entries;
        this.scan = scan;
        this.readers = readers;
        this.contents = contents;
        this.reading = new EntryRows(config.origin());
    }

    /// The entries of one party, or of the service itself.
    ///
    /// @param counts how many, by kind and decision, for instance `VERIFICATION NOT_VERIFIED`
    record PartyCounts(Optional<Sector> sector, Map<String, Long> counts) {

        private PartyCounts and(PartyCounts more) {
            Map<String, Long> sum = new TreeMap<>(counts);
            more.counts.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
            return new PartyCounts(more.sector.or(() -> sector), sum);
        }
    }

    /// The counts of a party, or of the service itself, of a day.
    record Counted(Object day, Optional<String> party) {}

    /// The entries recorded at or after `from` and before `to`, by party. Daily counts are not
    /// counted, or a party that was active once would have some every day.
    Map<Optional<String>, PartyCounts> between(Instant from, Instant to) throws SQLException {
        RowRange rest = rows(Optional.of(from), Optional.of(to));
        Map<Optional<String>, PartyCounts> counts = new HashMap<>();
        while (!rest.isEmpty()) {
            RowRange step = rest.below(rest.from() + STEP);
            count(step, from, to)
                    .forEach((party, some) -> counts.merge(party, some, PartyCounts::and));
            rest = rest.startingAt(step.to());
        }
        return counts;
    }

    /// The days whose counts were appended to the last, at or after a time.
    Set<Object> done(Instant since) throws SQLException {
        RowRange rows = rows(Optional.of(since), Optional.empty());
        List<EntryRow> totals =
                readers.read(connection -> {
                    try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
                        statement.setLong(1, rows.from());
                        statement.setLong(2, rows.to());
                        return reading.query(statement);
                    }
                });
        Set<Object> days = new HashSet<>();
        for (EntryRow total : totals) {
            days.add(day(total));
        }
        return days;
    }

    /// The counts that were appended at or after a time.
    Set<Counted> appended(Instant since) throws SQLException {
        EntryFilter filter = EntryFilter.ofKind(EntryKind.DAILY_COUNTS);
        RowRange rest = rows(Optional.of(since), Optional.empty());
        Set<Counted> counted = new HashSet<>();
        while (!rest.isEmpty()) {
            Stretch stretch = scan.next(filter, rest, Order.OLDEST_FIRST, PAGE, (int) STEP);
            for (EntryRow entry : stretch.found()) {
                counted.add(new Counted(day(entry), entry.party()));
            }
            rest = stretch.rest();
        }
        return counted;
    }

    /// What does not say its day could be of any: no day may then be counted a second time.
    private Object day(EntryRow entry) throws SQLException {
        return contents.details(entry)
                .map(details -> details.particulars().get(DailyCounts.DAY))
                .orElseThrow(() -> new SQLException("a daily count is unreadable", CORRUPTED));
    }

    private RowRange rows(Optional<Instant> from, Optional<Instant> to) throws SQLException {
        RowRange kept = entries.kept(entries.head());
        return readers.read(connection -> new RowTimes(connection).within(kept, from, to));
    }

    private Map<Optional<String>, PartyCounts> count(RowRange rows, Instant from, Instant to)
            throws SQLException {
        return readers.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                statement.setLong(1, rows.from());
                statement.setLong(2, rows.to());
                statement.setObject(3, from.atOffset(ZoneOffset.UTC));
                statement.setObject(4, to.atOffset(ZoneOffset.UTC));
                try (ResultSet row = statement.executeQuery()) {
                    Map<Optional<String>, PartyCounts> counts = new HashMap<>();
                    while (row.next()) {
                        counts.merge(
                                Optional.ofNullable(row.getString("party")),
                                counts(row),
                                PartyCounts::and);
                    }
                    return counts;
                }
            }
        });
    }

    /// Empty for one that this version of the service does not know.
    private static Optional<Sector> sector(Optional<String> name) {
        return name.flatMap(wanted ->
                Arrays.stream(Sector.values())
                        .filter(sector -> sector.name().equals(wanted))
                        .findAny());
    }

    private static PartyCounts counts(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        String kind = row.getString("kind");
        return new PartyCounts(
                sector(Optional.ofNullable(row.getString("sector"))),
                Map.of(decision == null ? kind : kind + ' ' + decision, row.getLong("count")));
    }
}
