package vn.xacthuc.audit.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.party.Sector;
import vn.xacthuc.testing.Database;

/// Entries are put on civil days of March 2024; counts are appended under today's clock.
@Timeout(120)
class DailyCountsTest {

    private static final Instant EIGHTH = Instant.parse("2024-03-07T17:15:00Z");

    @Test
    void eachPartyHasItsCountsOnceHoweverManyReplicasCount() throws Exception {
        Database database = Database.newLog("audit_counts_replicas");
        try (Replica one =
                        Replica.running(
                                database, LogSettings.NEW.withIndexKeys("first", "second"));
                Replica other =
                        Replica.running(
                                database, LogSettings.NEW.withIndexKeys("second", "first"));
                ExecutorService processes = Executors.newVirtualThreadPerTaskExecutor()) {
            append(one, "demo-bank", "VERIFIED", 3);
            append(one, "demo-bank", "NOT_VERIFIED", 1);
            append(one, "demo-tax", "VERIFIED", 2);
            allOn(database, "2024-03-07T12:00:00+07:00");

            List<Future<?>> runs = new ArrayList<>();
            for (Replica replica : List.of(one, other, one, other)) {
                runs.add(processes.submit(() -> counts(replica, EIGHTH).append()));
            }
            for (Future<?> run : runs) {
                run.get();
            }

            assertThat(appended(one, database))
                    .containsExactlyInAnyOrder(
                            "demo-bank BANK {counts={VERIFICATION NOT_VERIFIED=1,"
                                    + " VERIFICATION VERIFIED=3}, day=2024-03-07}",
                            "demo-tax BANK {counts={VERIFICATION VERIFIED=2}, day=2024-03-07}",
                            "null null {counts={LOG_OPENED=1}, day=2024-03-07, parties=2}");
        }
    }

    @Test
    void dayIsOverAQuarterOfAnHourAfterMidnightInVietnam() throws Exception {
        Database database = Database.newLog("audit_counts_midnight");
        try (Replica replica = Replica.running(database)) {
            append(replica, "demo-bank", "VERIFIED", 1);
            allOn(database, "2024-03-07T23:59:59.999+07:00");
            DailyCounts counts = counts(replica, EIGHTH.minusMillis(1));

            counts.append();
            counts.append();
            assertThat(appended(replica, database)).isEmpty();

            counts(replica, EIGHTH).append();
            assertThat(appended(replica, database)).hasSize(2);
        }
    }

    @Test
    void missedDaysAreCaughtUpAndDaysWithoutEntriesHaveNone() throws Exception {
        Database database = Database.newLog("audit_counts_missed");
        try (Replica replica = Replica.running(database)) {
            append(replica, "demo-bank", "VERIFIED", 4);
            allOn(database, "2024-03-04T00:00:00+07:00");
            database.write(
                    "update entry set recorded_at = '2024-03-06T23:59:59+07:00' where leaf_index > 2");
            database.write(
                    "update entry set recorded_at = '2024-01-01T00:00:00+07:00' where leaf_index = 0");

            DailyCounts counts = counts(replica, EIGHTH);
            counts.append();
            counts.append();
            counts(replica, EIGHTH).append();

            assertThat(appended(replica, database))
                    .containsExactly(
                            "demo-bank BANK {counts={VERIFICATION VERIFIED=2}, day=2024-03-04}",
                            "null null {counts={}, day=2024-03-04, parties=1}",
                            "demo-bank BANK {counts={VERIFICATION VERIFIED=2}, day=2024-03-06}",
                            "null null {counts={}, day=2024-03-06, parties=1}");
        }
    }

    @Test
    void countsThatBrokeOffAreCompletedEvenWhenTheirClaimsAreForgotten() throws Exception {
        Database database = Database.newLog("audit_counts_broken");
        try (Replica replica = Replica.running(database)) {
            append(replica, "demo-bank", "VERIFIED", 1);
            append(replica, "demo-tax", "VERIFIED", 1);
            allOn(database, "2024-03-07T12:00:00+07:00");
            counts(replica, EIGHTH).append();
            List<String> whole = appended(replica, database);
            database.write(
                    "update entry set kind = 'TRUST_CHANGE' where kind = 'DAILY_COUNTS' and (party is"
                            + " null or party = 'demo-tax')");
            database.write("delete from idempotency");

            counts(replica, EIGHTH).append();

            assertThat(appended(replica, database)).containsExactlyInAnyOrderElementsOf(whole);
        }
    }

    @Test
    void countThatDoesNotDecryptStopsTheOthersInsteadOfBeingRepeated() throws Exception {
        Database database = Database.newLog("audit_counts_unreadable");
        try (Replica replica = Replica.running(database)) {
            append(replica, "demo-bank", "VERIFIED", 1);
            allOn(database, "2024-03-07T12:00:00+07:00");
            counts(replica, EIGHTH).append();
            long before = replica.entries.head().size();
            database.write(
                    "update entry_detail set ciphertext = '\\x00' from entry e where e.leaf_index ="
                            + " entry_detail.leaf_index and kind = 'DAILY_COUNTS'");
            database.write("delete from idempotency");

            counts(replica, EIGHTH).append();

            assertThat(replica.entries.head().size()).isEqualTo(before);
        }
    }

    @Test
    void logThatIsAwayIsCountedLater() throws Exception {
        Database database = Database.newLog("audit_counts_away");
        try (Replica replica = Replica.running(database)) {
            append(replica, "demo-bank", "VERIFIED", 1);
            allOn(database, "2024-03-07T12:00:00+07:00");
            DailyCounts counts = counts(replica, EIGHTH);

            database.write("alter table log_partition rename to log_partition_away");
            counts.append();
            database.write("alter table log_partition_away rename to log_partition");
            assertThat(appended(replica, database)).isEmpty();

            replica.stopWriting();
            counts.append();
            assertThat(appended(replica, database)).isEmpty();
        }
        try (Replica replica = Replica.running(database)) {
            counts(replica, EIGHTH).append();
            assertThat(appended(replica, database)).hasSize(2);
        }
    }

    private static DailyCounts counts(Replica replica, Instant now) {
        EntryScan scan = new EntryScan(replica.readers, replica.settings);
        EntryContents contents = new EntryContents(replica.cipher, new EntryDetailsJson());
        return new DailyCounts(
                new EntryCounts(replica.entries, scan, replica.readers, contents, replica.settings),
                replica.keys,
                replica.log,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void append(Replica replica, String party, String decision, int count) {
        for (int i = 0; i < count; i++) {
            replica.log.append(
                    new EntryDraft(
                            EntryKind.VERIFICATION,
                            Optional.of(party),
                            Optional.of(Sector.BANK),
                            Optional.of("BANK_ACCOUNT_OPENING"),
                            Optional.of(decision),
                            Optional.empty(),
                            EntryDetails.of(party, List.of(), Map.of())));
        }
    }

    private static void allOn(Database database, String time) {
        // The leaves keep their own times: counting goes by the column.
        database.write("update entry set recorded_at = ?::timestamptz", time);
    }

    /// Party, sector and particulars of all counts, in the order of the log.
    private static List<String> appended(Replica replica, Database database) throws SQLException {
        EntryContents contents = new EntryContents(replica.cipher, new EntryDetailsJson());
        List<String> appended = new ArrayList<>();
        for (String id :
                database.read(
                        "select id from entry where kind = 'DAILY_COUNTS' order by leaf_index")) {
            EntryRow entry = replica.entries.byId(UUID.fromString(id)).orElseThrow();
            appended.add(
                    "%s %s %s"
                            .formatted(
                                    entry.party().orElse(null),
                                    entry.sector().orElse(null),
                                    new java.util.TreeMap<>(
                                            contents.details(entry).orElseThrow().particulars())));
        }
        return appended;
    }
}
