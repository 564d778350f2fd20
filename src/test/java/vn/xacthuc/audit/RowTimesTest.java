package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

class RowTimesTest {

    private static final int ROWS = 4_096;
    private static final RowRange ALL = new RowRange(0, ROWS);

    private static Database database;

    @BeforeAll
    static void fill() {
        database = Database.newLog("audit_row_times");
        SyntheticRows.fill(database, ROWS);
        database.write(
                "delete from entry where leaf_index = 2048 or leaf_index between 3000 and 3500");
    }

    @Test
    void deletedRowHidesNoOther() throws SQLException {
        assertThat(since(1_000).from()).isBetween(650L, 720L);
        assertThat(since(-9_000)).isEqualTo(ALL);
        assertThat(until(1_000).to()).isBetween(1_280L, 1_350L);
    }

    @Test
    void deletedRowsAreSpokenForByTheNextThatIsThere() throws SQLException {
        assertThat(since(3_600).from()).isLessThanOrEqualTo(3_000);
        assertThat(since(3_900).from()).isBetween(3_560L, 3_620L);
        assertThat(since(9_000).from()).isBetween((long) ROWS - 1, (long) ROWS);
    }

    private static RowRange since(int second) throws SQLException {
        return within(Optional.of(second), Optional.empty());
    }

    private static RowRange until(int second) throws SQLException {
        return within(Optional.empty(), Optional.of(second));
    }

    private static RowRange within(Optional<Integer> from, Optional<Integer> to)
            throws SQLException {
        LogReaders readers =
                new LogReaders(database.ofService("-c lock_timeout=2000"), LogSettings.NEW);
        return readers.read(connection ->
                new RowTimes(connection)
                        .within(ALL, from.map(RowTimesTest::at), to.map(RowTimesTest::at)));
    }

    private static Instant at(int second) {
        return SyntheticRows.START.plusSeconds(second);
    }
}
