package vn.xacthuc.audit.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.EntryRows;
import vn.xacthuc.audit.LogReaders;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.RowTimes;

/// Looks through the log for entries, a stretch of rows at a time.
///
/// Few terms have an index, and a term that hardly any entry fits would have one statement read the
/// whole log. So none reads more than `width` rows or index entries, whatever it is to find, and
/// every statement says between which rows, so that it opens the partitions of those rows only.
@ApplicationScoped
public class EntryScan {

    /// How much the first statement of a search looks at: enough where most entries fit.
    public static final int NARROW = 1_024;

    /// The most that one statement looks at: some tenths of a second, rows in order.
    private static final int WIDEST = 65_536;

    /// The most index entries that one statement takes: with more of them a planner may think that
    /// reading all rows is cheaper than fetching theirs.
    private static final int MOST_INDEXED = 4_096;

    /// In which direction rows are looked through.
    public enum Order {
        NEWEST_FIRST("desc"),
        OLDEST_FIRST("asc");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /// What one statement found.
    ///
    /// @param rest the rows that have not been looked at yet
    public record Stretch(List<EntryRow> found, RowRange rest) {}

    /// An index, and what is looked for in it: an array of the type, any of whose values will do.
    private record Index(String table, String column, String type, Object values) {}

    private final LogReaders readers;
    private final EntryRows rows;

    EntryScan(LogReaders readers, AuditConfig config) {
        this.readers = readers;
        this.rows = new EntryRows(config.origin());
    }

    /// The next width after a stretch of this one.
    public static int wider(int width) {
        return Math.min(WIDEST, width * 4);
    }

    /// The rows among which entries of the filter's time can be.
    public RowRange within(EntryFilter filter, RowRange range) throws SQLException {
        return filter.from().isEmpty() && filter.to().isEmpty()
                ? range
                : readers.read(connection ->
                        new RowTimes(connection).within(range, filter.from(), filter.to()));
    }

    /// Looks at the next rows of a range that is not empty.
    ///
    /// @param limit how many entries to find at most
    /// @param width how many rows or index entries to look at at most
    public Stretch next(EntryFilter filter, RowRange range, Order order, int limit, int width)
            throws SQLException {
        List<Index> indexes = indexes(filter);
        return readers.read(connection ->
                indexes.isEmpty()
                        ? window(
                                connection, filter, first(range, order, width), range, order, limit)
                        : indexed(
                                connection,
                                filter,
                                indexes.getFirst(),
                                range,
                                order,
                                limit,
                                width));
    }

    private Stretch window(
            Connection connection,
            EntryFilter filter,
            RowRange window,
            RowRange range,
            Order order,
            int limit)
            throws SQLException {
        SqlConditions conditions = filter.conditions();
        String sql =
                """
                select %s from entry e
                left join entry_detail d on d.leaf_index = e.leaf_index
                    and d.leaf_index >= ? and d.leaf_index < ?
                %s where e.leaf_index >= ? and e.leaf_index < ?%s
                order by e.leaf_index %s limit ?
                """
                        .formatted(
                                EntryRows.COLUMNS, EntryRows.JOIN_LOG, conditions.sql(), order.sql);
        List<Object> arguments = new ArrayList<>();
        arguments.addAll(List.of(window.from(), window.to(), window.from(), window.to()));
        arguments.addAll(conditions.arguments());
        arguments.add(limit);
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            List<EntryRow> found = rows.query(statement);
            long end = order == Order.NEWEST_FIRST ? window.from() : window.to();
            return stretch(found, range, order, limit, end);
        }
    }

    /// The index entries are taken by themselves first: a planner that is offered the other terms
    /// beside them may walk all rows in order instead.
    private Stretch indexed(
            Connection connection,
            EntryFilter filter,
            Index index,
            RowRange range,
            Order order,
            int limit,
            int width)
            throws SQLException {
        SqlConditions conditions = filter.conditions();
        String sql =
                """
                with candidate as materialized (
                    select leaf_index from unnest(?::%7$s[]) as wanted (term) cross join lateral (
                        select leaf_index from %1$s
                        where %2$s = wanted.term and leaf_index >= ? and leaf_index < ?
                        order by leaf_index %3$s limit ?) of_term
                    order by leaf_index %3$s limit ?
                ), found as (
                    select %4$s from candidate c
                    join entry e on e.leaf_index = c.leaf_index
                        and e.leaf_index >= ? and e.leaf_index < ?
                    left join entry_detail d on d.leaf_index = e.leaf_index
                        and d.leaf_index >= ? and d.leaf_index < ?
                    %5$s where true%6$s
                    order by e.leaf_index %3$s limit ?
                )
                select seen, lowest, highest, found.* from
                    (select count(*) as seen, min(leaf_index) as lowest, max(leaf_index) as highest
                        from candidate) looked
                    left join found on true
                order by leaf_index %3$s
                """
                        .formatted(
                                index.table,
                                index.column,
                                order.sql,
                                EntryRows.COLUMNS,
                                EntryRows.JOIN_LOG,
                                conditions.sql(),
                                index.type);
        int most = Math.min(width, MOST_INDEXED);
        List<Object> arguments = new ArrayList<>();
        arguments.addAll(List.of(index.values, range.from(), range.to(), most, most));
        arguments.addAll(List.of(range.from(), range.to(), range.from(), range.to()));
        arguments.addAll(conditions.arguments());
        arguments.add(limit);
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            boolean more = row.getLong("seen") == most;
            long lowest = more ? row.getLong("lowest") : range.from();
            long highest = more ? row.getLong("highest") + 1 : range.to();
            List<EntryRow> found = new ArrayList<>();
            // Where nothing was found one row says what was looked at.
            if (row.getObject("leaf_index") != null) {
                do {
                    found.add(rows.read(row));
                } while (row.next());
            }
            return stretch(
                    found, range, order, limit, order == Order.NEWEST_FIRST ? lowest : highest);
        }
    }

    /// A statement that found as many as it was to find may have stopped there.
    private static Stretch stretch(
            List<EntryRow> found, RowRange range, Order order, int limit, long end) {
        boolean full = found.size() == limit;
        return switch (order) {
            case NEWEST_FIRST ->
                    new Stretch(found, range.below(full ? found.getLast().row() : end));
            case OLDEST_FIRST ->
                    new Stretch(found, range.startingAt(full ? found.getLast().row() + 1 : end));
        };
    }

    private static RowRange first(RowRange range, Order order, int width) {
        return switch (order) {
            case NEWEST_FIRST -> range.startingAt(range.to() - width);
            case OLDEST_FIRST -> range.below(range.from() + width);
        };
    }

    /// The indexes that serve a filter, the one that finds least first.
    private static List<Index> indexes(EntryFilter filter) {
        List<Index> indexes = new ArrayList<>();
        HashTerms hashes = filter.hashes();
        add(indexes, "subject_hmac", hashes.subject());
        add(indexes, "dossier_hmac", hashes.dossier());
        add(indexes, "officer_hmac", hashes.officer());
        filter.party()
                .ifPresent(code ->
                        indexes.add(new Index("entry", "party", "text", new String[] {code})));
        return indexes;
    }

    private static void add(List<Index> indexes, String column, List<byte[]> hashes) {
        if (!hashes.isEmpty()) {
            byte[][] values = hashes.toArray(byte[][]::new);
            indexes.add(new Index("entry_detail", column, "bytea", values));
        }
    }

    static PreparedStatement prepare(Connection connection, String sql, List<Object> arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        return statement;
    }
}
