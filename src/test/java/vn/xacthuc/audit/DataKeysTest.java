package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.testing.Database;

/// The keys that entries are sealed with, and what is refused in their place.
@Timeout(60)
class DataKeysTest {

    private static final String OLD = wrappingKey(1);
    private static final String NEW = wrappingKey(2);

    private static Database database;

    private Instant now = Instant.parse("2026-11-22T00:00:00Z");

    @BeforeAll
    static void open() {
        database = Database.newLog("audit_data_keys");
    }

    @Test
    void dataKeyServesForADayAndOpensWhatItSealedForEver() throws Exception {
        DataKeys keys = keys(Map.of("old", OLD), "old");
        DataKeys.DataKey first = keys.current();

        now = now.plus(Duration.ofDays(1)).minusMillis(1);
        assertThat(keys.current().id()).isEqualTo(first.id());
        now = now.plusMillis(1);
        assertThat(keys.current().id()).isNotEqualTo(first.id());
        assertThat(keys(Map.of("old", OLD), "old").key(first.id())).isEqualTo(first.key());
    }

    @Test
    void wrappingKeyIsReplacedWhileTheOldOneStaysAndNoSooner() throws Exception {
        DataKeys.DataKey sealed = keys(Map.of("old", OLD), "old").current();

        assertThat(keys(Map.of("old", OLD, "new", NEW), "new").key(sealed.id()))
                .isEqualTo(sealed.key());
        refuses(keys(Map.of("new", NEW), "new"), sealed.id(), "no configured wrapping key");
        refuses(keys(Map.of("old", NEW), "old"), sealed.id(), "does not open");
    }

    @Test
    void keyThatTheDatabaseDoesNotHaveOpensNothing() {
        refuses(keys(Map.of("old", OLD), "old"), new UUID(0, 1), "no configured wrapping key");
    }

    @Test
    void keysThatWouldProtectNothingStopTheStart() {
        assertThatThrownBy(() -> keys(Map.of("old", OLD), "new"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("current-wrapping-key");
        assertThatThrownBy(() -> keys(Map.of("old", "c2hvcnQ="), "old"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("32 bytes");
        String long33 = Base64.getEncoder().encodeToString(new byte[33]);
        assertThatThrownBy(() -> keys(Map.of("old", long33), "old"))
                .hasMessage("xacthuc.audit.wrapping-keys.old needs 32 bytes and no more");
        assertThatThrownBy(() ->
                        new AuditKeys(
                                LogSettings.but(Map.of("indexKeys", Map.of("first", "c2hvcnQ=")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xacthuc.audit.index-keys.first needs");
        assertThatThrownBy(
                        () -> new AuditKeys(LogSettings.but(Map.of("currentIndexKey", "second"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xacthuc.audit.current-index-key");
    }

    @Test
    void keyThatBecomesCurrentWrapsFromNowOnAndOldEntriesStayReadable() throws Exception {
        DataKeys keys = keys(Map.of("old", OLD), "old");
        DataKeys.DataKey before = keys.current();

        Runnable inForce = keys.prepare(settings(Map.of("old", OLD, "new", NEW), "new"));
        assertThat(keys.current().id()).isEqualTo(before.id());
        inForce.run();

        DataKeys.DataKey after = keys.current();
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(keys.current().id()).isEqualTo(after.id());
        assertThat(keys(Map.of("new", NEW), "new").key(after.id())).isEqualTo(after.key());
        refuses(keys(Map.of("old", OLD), "old"), after.id(), "no configured wrapping key");
        assertThat(keys(Map.of("old", OLD, "new", NEW), "new").key(before.id()))
                .isEqualTo(before.key());
    }

    @Test
    void keyThatOnlyJoinsMakesNoNewDataKey() throws Exception {
        DataKeys keys = keys(Map.of("old", OLD), "old");
        DataKeys.DataKey before = keys.current();

        keys.prepare(settings(Map.of("old", OLD, "new", NEW), "old")).run();

        assertThat(keys.current().id()).isEqualTo(before.id());
    }

    @Test
    void keyDoesNotChangeUnderItsName() {
        DataKeys keys = keys(Map.of("old", OLD), "old");

        assertThatThrownBy(() -> keys.prepare(settings(Map.of("old", NEW), "old")))
                .hasMessageStartingWith("xacthuc.audit.wrapping-keys.old has another value");
        assertThat(keys.wrappingKeys().toString()).isEqualTo("WrappingKeys[old of [old]]");
    }

    @Test
    void indexKeyThatBecomesCurrentIsWrittenUnderAndTheOldOneGoesOnBeingLookedUnder() {
        AuditKeys keys = new AuditKeys(LogSettings.NEW.withIndexKeys("one"));
        byte[] before = keys.hash(AuditKeys.Use.SUBJECT, "003090000001");

        keys.prepare(LogSettings.NEW.withIndexKeys("two", "one")).run();

        byte[] after = keys.hash(AuditKeys.Use.SUBJECT, "003090000001");
        assertThat(after).isNotEqualTo(before);
        assertThat(keys.hashes(AuditKeys.Use.SUBJECT, "003090000001"))
                .containsExactly(after, before);
        String other = LogSettings.indexKey("three");
        assertThatThrownBy(() ->
                        keys.prepare(
                                LogSettings.NEW.withIndexKeys(
                                        Map.of("one", other, "two", other), "two")))
                .hasMessageStartingWith("xacthuc.audit.index-keys.")
                .hasMessageContaining("has another value than before");
    }

    private static AuditConfig settings(Map<String, String> wrappingKeys, String current) {
        return LogSettings.but(Map.of("wrappingKeys", wrappingKeys, "currentWrappingKey", current));
    }

    private static void refuses(DataKeys keys, UUID id, String why) {
        assertThatThrownBy(() -> keys.key(id))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    private DataKeys keys(Map<String, String> wrappingKeys, String current) {
        InstantSource source = () -> now;
        return new DataKeys(
                database.ofService(""),
                LogSettings.but(
                        Map.of("wrappingKeys", wrappingKeys, "currentWrappingKey", current)),
                source.withZone(ZoneOffset.UTC),
                new SecureRandom());
    }

    private static String wrappingKey(int number) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(32).putInt(0, number).array());
    }
}
