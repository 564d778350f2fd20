package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.RowRange;
import vn.xacthuc.audit.SyntheticRows;
import vn.xacthuc.audit.reading.EntryScan.Order;
import vn.xacthuc.audit.reading.EntryScan.Stretch;
import vn.xacthuc.testing.Database;

class EntryScanTest {

    private static final int ROWS = 1_200;
    private static final RowRange ALL = new RowRange(0, ROWS);

    private static EntryScan scan;

    @BeforeAll
    static void fill() {
        Database database = Database.newLog("audit_scan");
        SyntheticRows.fill(database, ROWS);
        scan = scan(database);
    }

    private static EntryScan scan(Database database) {
        Replica replica = Replica.waiting(database.ofService("-c lock_timeout=2000"), 1);
        return new EntryScan(replica.readers, replica.settings);
    }

    static Stream<Arguments> filters() {
        return Stream.of(
                filter("every entry", EntryFilter.ALL, row -> true),
                filter("kind", EntryFilter.ofKind(EntryKind.ERASURE), row -> row == 10),
                filter("party", with().party("party-1"), row -> row % 2 == 1 && row % 100 != 99),
                filter("of parties", with().ofParties(), row -> row % 100 != 99),
                filter("sector", with().sectors("TAX"), row -> row % 2 == 1 && row % 100 != 99),
                filter("sectors", with().sectors("TAX", "BANK"), row -> row % 100 != 99),
                filter("purpose", with().purpose("PURPOSE-2"), row -> row % 3 == 2),
                filter("procedure", with().procedure("p-7"), row -> row % 1000 == 7),
                filter("decision", with().decision("VERIFIED"), row -> row % 2 == 0),
                filter("reason", with().reason("REASON-77"), row -> row % 1000 == 77),
                filter("subject", with().subject("s3"), row -> row % 50 == 3),
                filter("officer", with().officer("o3"), row -> row % 500 == 3),
                filter("dossier", with().dossier("d3"), row -> row == 3),
                filter(
                        "subject under two keys",
                        with().subject("none", "s3", "s17"),
                        row -> row % 50 == 3 || row % 50 == 17),
                filter(
                        "officer and dossier under two keys",
                        with().officer("o3", "o4").dossier("d4", "d5"),
                        row -> row == 4),
                filter("dossier of nobody", with().dossier("none"), row -> false),
                filter(
                        "subject and decision",
                        with().subject("s3").decision("VERIFIED"),
                        row -> false),
                filter(
                        "party and reason",
                        with().party("party-1").reason("REASON-77"),
                        row -> row % 1000 == 77),
                filter(
                        "time",
                        with().between(100, 200),
                        row -> seconds(row) >= 100 && seconds(row) < 200),
                filter("time that was not", with().between(9_000, 9_100), row -> false),
                filter("time before all", with().between(-9_000, -100), row -> false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filters")
    void findsEachEntryThatFitsOnceInEitherDirection(
            String name, EntryFilter filter, LongPredicate fits) throws SQLException {
        List<Long> expected = LongStream.range(0, ROWS).filter(fits).boxed().toList();

        for (int width : new int[] {90, 100_000}) {
            assertThat(found(filter, Order.OLDEST_FIRST, width)).isEqualTo(expected);
            assertThat(found(filter, Order.NEWEST_FIRST, width)).isEqualTo(expected.reversed());
        }
    }

    @Test
    void looksAtNoMoreThanItsWidth() throws SQLException {
        EntryFilter nothing = with().reason("NONE").build();
        EntryFilter party = with().party("party-0").reason("NONE").build();

        assertThat(scan.next(nothing, ALL, Order.NEWEST_FIRST, 10, 500).rest())
                .isEqualTo(new RowRange(0, ROWS - 500));
        assertThat(scan.next(nothing, ALL, Order.OLDEST_FIRST, 10, 500).rest())
                .isEqualTo(new RowRange(500, ROWS));
        assertThat(scan.next(party, ALL, Order.NEWEST_FIRST, 10, 500).rest())
                .isEqualTo(new RowRange(0, ROWS - 1_000));
        assertThat(scan.next(party, ALL, Order.OLDEST_FIRST, 10, 500).rest())
                .isEqualTo(new RowRange(999, ROWS));
    }

    @Test
    void timeLeavesOnlyRowsNearIt() throws SQLException {
        EntryFilter hour = with().between(600, 700).build();

        RowRange rows = scan.within(hour, ALL);

        assertThat(rows.from()).isBetween(280L, 600L);
        assertThat(rows.to()).isBetween(700L, 1_020L);
        assertThat(scan.within(EntryFilter.ALL, ALL)).isEqualTo(ALL);
    }

    @Test
    void rowsThatWereArchivedMeanwhileHideNoneThatAreKept() throws SQLException {
        Database archived = Database.newLog("audit_scan_archived");
        SyntheticRows.fill(archived, 100);
        archived.write("delete from entry where leaf_index < 60");

        assertThat(scan(archived).within(with().between(-9_000, 400).build(), new RowRange(0, 100)))
                .isEqualTo(new RowRange(0, 100));
    }

    /// A time goes by the column, whose truth only the verifier knows; halving meets the middle
    /// row.
    @Test
    void rowDatedAnewCanHideOthersFromATimeButNotFromASearchWithoutOne() throws SQLException {
        Database redated = Database.newLog("audit_scan_redated");
        SyntheticRows.fill(redated, 512);
        EntryScan looking = scan(redated);
        RowRange all = new RowRange(0, 512);
        EntryFilter later = with().between(100, 9_000).build();
        assertThat(looking.within(later, all)).isEqualTo(all);

        redated.write(
                "update entry set recorded_at = recorded_at - interval '1 day' where leaf_index = 256");

        assertThat(looking.within(later, all)).isEqualTo(new RowRange(257, 512));
        assertThat(looking.next(EntryFilter.ALL, all, Order.OLDEST_FIRST, 600, 600).found())
                .extracting(EntryRow::row)
                .contains(100L, 255L, 256L)
                .hasSize(512);
    }

    @Test
    void widthGrowsToABound() {
        int width = EntryScan.NARROW;
        for (int i = 0; i < 20; i++) {
            width = EntryScan.wider(width);
        }

        assertThat(width).isEqualTo(EntryScan.wider(width)).isLessThan(100_000);
    }

    private static List<Long> found(EntryFilter filter, Order order, int width)
            throws SQLException {
        List<Long> found = new ArrayList<>();
        RowRange rest = scan.within(filter, ALL);
        while (!rest.isEmpty()) {
            Stretch stretch = scan.next(filter, rest, order, 40, width);
            assertThat(stretch.found()).hasSizeLessThanOrEqualTo(40);
            assertThat(stretch.rest()).isNotEqualTo(rest);
            stretch.found().forEach(entry -> found.add(entry.row()));
            rest = stretch.rest();
        }
        return found;
    }

    private static long seconds(long row) {
        return row % 7 == 0 ? row - 20 : row;
    }

    private static Arguments filter(String name, EntryFilter filter, LongPredicate fits) {
        return arguments(name, filter, fits);
    }

    private static Arguments filter(String name, Terms terms, LongPredicate fits) {
        return arguments(name, terms.build(), fits);
    }

    private static Terms with() {
        return new Terms();
    }

    /// A filter, term by term.
    private static final class Terms {

        private Optional<Instant> from = Optional.empty();
        private Optional<Instant> to = Optional.empty();
        private Optional<String> party = Optional.empty();
        private boolean ofParties;
        private Optional<Set<String>> sectors = Optional.empty();
        private Optional<String> purpose = Optional.empty();
        private Optional<String> procedure = Optional.empty();
        private Optional<String> decision = Optional.empty();
        private Optional<String> reason = Optional.empty();
        private List<byte[]> subject = List.of();
        private List<byte[]> officer = List.of();
        private List<byte[]> dossier = List.of();

        private Terms between(long first, long end) {
            from = Optional.of(SyntheticRows.START.plusSeconds(first));
            to = Optional.of(SyntheticRows.START.plusSeconds(end));
            return this;
        }

        private Terms party(String code) {
            party = Optional.of(code);
            return this;
        }

        private Terms ofParties() {
            ofParties = true;
            return this;
        }

        private Terms sectors(String... among) {
            sectors = Optional.of(Set.of(among));
            return this;
        }

        private Terms purpose(String code) {
            purpose = Optional.of(code);
            return this;
        }

        private Terms procedure(String code) {
            procedure = Optional.of(code);
            return this;
        }

        private Terms decision(String value) {
            decision = Optional.of(value);
            return this;
        }

        private Terms reason(String value) {
            reason = Optional.of(value);
            return this;
        }

        private Terms subject(String... texts) {
            subject = Stream.of(texts).map(Terms::sha256).toList();
            return this;
        }

        private Terms officer(String... texts) {
            officer = Stream.of(texts).map(Terms::sha256).toList();
            return this;
        }

        private Terms dossier(String... texts) {
            dossier = Stream.of(texts).map(Terms::sha256).toList();
            return this;
        }

        private EntryFilter build() {
            return new EntryFilter(
                    from,
                    to,
                    Optional.empty(),
                    party,
                    ofParties,
                    sectors,
                    purpose,
                    procedure,
                    decision,
                    reason,
                    Optional.empty(),
                    new HashTerms(subject, officer, dossier));
        }

        private static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError(e);
            }
        }
    }
}
