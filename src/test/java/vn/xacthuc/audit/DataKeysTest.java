package vn.xacthuc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
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
        assertThatThrownBy(() ->
                        new AuditKeys(settings(Map.of("indexKeys", Map.of("first", "c2hvcnQ=")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xacthuc.audit.index-keys.first needs");
        assertThatThrownBy(() -> new AuditKeys(settings(Map.of("currentIndexKey", "second"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("xacthuc.audit.current-index-key");
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
                settings(Map.of("wrappingKeys", wrappingKeys, "currentWrappingKey", current)),
                source.withZone(ZoneOffset.UTC),
                new SecureRandom());
    }

    private static String wrappingKey(int number) {
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(32).putInt(0, number).array());
    }

    /// The settings of a test's log, but for some.
    private static AuditConfig settings(Map<String, ?> others) {
        return (AuditConfig)
                Proxy.newProxyInstance(
                        AuditConfig.class.getClassLoader(),
                        new Class<?>[] {AuditConfig.class},
                        (proxy, method, arguments) ->
                                others.containsKey(method.getName())
                                        ? others.get(method.getName())
                                        : method.invoke(LogSettings.NEW, arguments));
    }
}
