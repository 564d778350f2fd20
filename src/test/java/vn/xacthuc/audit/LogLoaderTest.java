package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.Sector;
import vn.xacthuc.sample.LogLoader;
import vn.xacthuc.testing.Database;

/// What benches fill a log with is what the service would have written.
@Timeout(60)
class LogLoaderTest {

    private static final EntryDraft MODEL =
            new EntryDraft(
                    EntryKind.VERIFICATION,
                    Optional.of("demo-bank"),
                    Optional.of(Sector.BANK),
                    Optional.of("BANK_ACCOUNT_OPENING"),
                    Optional.of("VERIFIED"),
                    Optional.of("003090000001"),
                    new EntryDetails(
                            "demo-bank",
                            new Officer("teller-0042", OfficerSource.DECLARED),
                            null,
                            null,
                            "HS-2026-000123",
                            null,
                            null,
                            null,
                            null,
                            "bank-default@1",
                            List.of(),
                            List.of(),
                            Map.of(),
                            null,
                            null,
                            null));

    @Test
    void loadedLogIsWholeAndTheServiceGoesOnInIt() throws Exception {
        Database database = Database.newLog("audit_log_loader");
        try (Replica replica = Replica.running(database)) {
            replica.log.append(MODEL);
        }

        try (Connection owner = database.asOwner()) {
            assertThat(LogLoader.load(owner, LogSettings.WRAPPING_KEY, 70_000)).isEqualTo(69_998);
        }

        assertThat(database.count("select count(distinct id) from entry")).isEqualTo(70_000);
        assertThat(
                        database.count(
                                "select count(*) from idempotency where entry_id in"
                                        + " (select id from entry)"))
                .isEqualTo(69_998);
        try (Replica replica = Replica.running(database)) {
            assertThat(replica.answer(UUID.randomUUID().toString()))
                    .contains("\"leafIndex\":70000");
            assertThat(WholeLog.check(database, replica.cipher)).isEqualTo(70_001);
        }
    }

    @Test
    void indexesAreAsBefore() throws Exception {
        Database database = Database.newLog("audit_log_loader_indexes");
        String indexes =
                "select tablename || ' ' || indexdef from pg_indexes"
                        + " where schemaname = 'log' order by 1";
        try (Replica replica = Replica.running(database)) {
            replica.log.append(MODEL);
        }
        List<String> before = database.read(indexes);

        try (Connection owner = database.asOwner()) {
            LogLoader.load(owner, LogSettings.WRAPPING_KEY, 300);
        }

        assertThat(database.read(indexes)).isEqualTo(before);
    }

    @Test
    void emptyLogHasNoModel() throws Exception {
        Database database = Database.newLog("audit_log_loader_empty");
        try (Connection owner = database.asOwner()) {
            assertThatThrownBy(() -> LogLoader.load(owner, LogSettings.WRAPPING_KEY, 300))
                    .hasMessageContaining("let the service verify somebody first");
        }
    }
}
