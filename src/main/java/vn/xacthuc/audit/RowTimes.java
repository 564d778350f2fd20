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
final class RowTimes {

    /// Far more than an entry may wait, and than clocks may differ.
    static final Duration SLACK = Duration.ofMinutes(5);

    private static final String TIME = "select recorded_at from entry where leaf_index = ?";

    private final Connection connection;

    RowTimes(Connection connection) {
        this.connection = connection;
    }

    /// The rows of a range among which all are that were recorded at or after `from` and before
    /// `to`, and some others.
    RowRange within(RowRange range, Optional<Instant> from, Optional<Instant> to)
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
            if (isBefore(statement, middle, time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isBefore(PreparedStatement statement, long row, Instant time)
            throws SQLException {
        statement.setLong(1, row);
        try (ResultSet found = statement.executeQuery()) {
            // What is missing was archived meanwhile: it is older than all that is kept.
            return !found.next()
                    || found.getObject(1, OffsetDateTime.class).toInstant().isBefore(time);
        }
    }
}
