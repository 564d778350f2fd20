package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Finds the rows of a time by halving.
///
/// Rows are nearly in the order of their times: an entry has the time at which it was sealed, and
/// waits for its batch then, and the clocks of replicas differ a little. A range is therefore taken
/// wider than asked for.
public final class RowTimes {

    /// Far more than an entry may wait, and than clocks may differ.
    static final Duration SLACK = Duration.ofMinutes(5);

    private static final String TIME =
            "select leaf_index, recorded_at from entry where leaf_index >= ? and leaf_index < ?"
                    + " order by leaf_index limit 1";

    private final Connection connection;

    public RowTimes(Connection connection) {
        this.connection = connection;
    }

    /// The rows of a range among which all are that were recorded at or after `from` and before
    /// `to`, and some others.
    public RowRange within(RowRange range, Optional<Instant> from, Optional<Instant> to)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TIME)) {
            long first =
                    from.isPresent()
                            ? firstSince(statement, range, from.get().minus(SLACK))
                            : range.from();
            long end =
                    to.isPresent()
                            ? firstSince(statement, range, to.get().plus(SLACK))
                            : range.to();
            return new RowRange(first, end);
        }
    }

    private static long firstSince(PreparedStatement statement, RowRange range, Instant time)
            throws SQLException {
        long low = range.from();
        long high = range.to();
        while (low < high) {
            long middle = (low + high) >>> 1;
            statement.setLong(1, middle);
            statement.setLong(2, high);
            // Rows may be missing: the next one that is there speaks for those before it.
            try (ResultSet next = statement.executeQuery()) {
                if (next.next() && isBefore(next, time)) {
                    low = next.getLong(1) + 1;
                } else {
                    high = middle;
                }
            }
        }
        return low;
    }

    private static boolean isBefore(ResultSet row, Instant time) throws SQLException {
        return row.getObject(2, OffsetDateTime.class).toInstant().isBefore(time);
    }
}
