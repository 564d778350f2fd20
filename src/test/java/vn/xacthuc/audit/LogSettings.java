package vn.xacthuc.audit;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.xacthuc.sample.DemoSettings;

/// Settings of a log that is put together by hand.
public record LogSettings(
        String origin,
        int queueCapacity,
        String signingKey,
        Optional<List<String>> retiredCheckpointKeys,
        Optional<Path> checkpointFile,
        Map<String, Witness> witnesses,
        Duration checkTime,
        Map<String, String> indexKeys,
        String currentIndexKey)
        implements AuditConfig {

    public static final LogSettings NEW =
            new LogSettings(
                    "test.xacthuc.example/log",
                    4096,
                    Objects.requireNonNull(DemoSettings.all().get("xacthuc.audit.checkpoint-key")),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    Duration.ofSeconds(10),
                    Map.of("first", indexKey("first")),
                    "first");

    static final String WRAPPING_KEY =
            Base64.getEncoder().encodeToString(ByteBuffer.allocate(32).putLong(0, 7).array());

    LogSettings withQueueCapacity(int capacity) {
        return new LogSettings(
                origin,
                capacity,
                signingKey,
                retiredCheckpointKeys,
                checkpointFile,
                witnesses,
                checkTime,
                indexKeys,
                currentIndexKey);
    }

    public LogSettings withOrigin(String name) {
        return new LogSettings(
                name,
                queueCapacity,
                signingKey,
                retiredCheckpointKeys,
                checkpointFile,
                witnesses,
                checkTime,
                indexKeys,
                currentIndexKey);
    }

    public LogSettings withCheckpointKey(String key, String... retired) {
        return new LogSettings(
                origin,
                queueCapacity,
                key,
                Optional.of(List.of(retired)),
                checkpointFile,
                witnesses,
                checkTime,
                indexKeys,
                currentIndexKey);
    }

    public LogSettings withCheckpointFile(Path file) {
        return new LogSettings(
                origin,
                queueCapacity,
                signingKey,
                retiredCheckpointKeys,
                Optional.of(file),
                witnesses,
                checkTime,
                indexKeys,
                currentIndexKey);
    }

    public LogSettings withWitness(String name, String url, String key) {
        Map<String, Witness> more = new HashMap<>(witnesses);
        more.put(name, new Asked(url, key));
        return new LogSettings(
                origin,
                queueCapacity,
                signingKey,
                retiredCheckpointKeys,
                checkpointFile,
                Map.copyOf(more),
                checkTime,
                indexKeys,
                currentIndexKey);
    }

    public LogSettings withCheckTime(Duration time) {
        return new LogSettings(
                origin,
                queueCapacity,
                signingKey,
                retiredCheckpointKeys,
                checkpointFile,
                witnesses,
                time,
                indexKeys,
                currentIndexKey);
    }

    /// With these index keys, the first of them current.
    public LogSettings withIndexKeys(String... ids) {
        Map<String, String> keys = new HashMap<>();
        for (String id : ids) {
            keys.put(id, indexKey(id));
        }
        return withIndexKeys(keys, ids[0]);
    }

    public LogSettings withIndexKeys(Map<String, String> keys, String current) {
        return new LogSettings(
                origin,
                queueCapacity,
                signingKey,
                retiredCheckpointKeys,
                checkpointFile,
                witnesses,
                checkTime,
                keys,
                current);
    }

    /// The settings of a test's log, but for some, by their methods' names.
    public static AuditConfig but(Map<String, ?> others) {
        return (AuditConfig)
                Proxy.newProxyInstance(
                        AuditConfig.class.getClassLoader(),
                        new Class<?>[] {AuditConfig.class},
                        (proxy, method, arguments) ->
                                others.containsKey(method.getName())
                                        ? others.get(method.getName())
                                        : method.invoke(NEW, arguments));
    }

    @Override
    public Optional<String> checkpointKey() {
        return Optional.of(signingKey);
    }

    @Override
    public Map<String, String> checkpointKeys() {
        return Map.of();
    }

    @Override
    public Optional<String> currentCheckpointKey() {
        return Optional.empty();
    }

    @Override
    public Map<String, String> wrappingKeys() {
        return Map.of("test", WRAPPING_KEY);
    }

    @Override
    public String currentWrappingKey() {
        return "test";
    }

    @Override
    public Duration witnessTimeout() {
        return Duration.ofSeconds(2);
    }

    @Override
    public Period retention() {
        return Period.ofYears(5);
    }

    @Override
    public int batchSize() {
        return 512;
    }

    @Override
    public Duration appendTimeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Duration searchTime() {
        return Duration.ZERO;
    }

    @Override
    public int exportShare() {
        return 100;
    }

    @Override
    public int exports() {
        return 3;
    }

    @Override
    public int refusalsPerMinute() {
        return 20;
    }

    @Override
    public int readers() {
        return 12;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ofSeconds(10);
    }

    public static String indexKey(String id) {
        byte[] key = "an index key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer.wrap(key).putInt(id.hashCode());
        return Base64.getEncoder().encodeToString(key);
    }

    private record Asked(String url, String key) implements Witness {}
}
