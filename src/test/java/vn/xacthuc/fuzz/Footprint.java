package vn.xacthuc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;

/// What the service, and this test with it, hold on to between two runs.
///
/// @param live bytes that are reachable, as the collector found last
/// @param classes bytes by class
record Footprint(
        long nanos, long live, int threads, int openConnections, Map<String, Long> classes) {

    /// What may be left over: caches that are not full yet, parties and contracts that were added
    /// on the way, the log's own tree, and the counts of this test. A leak of a kilobyte for each
    /// of 80,000 requests would be 80 MiB.
    private static final long MOST_GROWTH = 24L << 20;

    /// Pools that grow when they are needed first.
    private static final int MOST_THREADS = 12;

    private static final int WORTH_TELLING = 100_000;

    private static final String CONNECTIONS = "vertx_http_connections_current ";

    static Footprint now() throws InterruptedException {
        long nanos = System.nanoTime();
        long live = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            System.gc();
            Thread.sleep(200);
            live =
                    Math.min(
                            live,
                            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        return new Footprint(nanos, live, threads, connections(), histogram());
    }

    /// How many connections the service has, the one that asks among them.
    private static int connections() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(CONNECTIONS))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(CONNECTIONS.length())))
                .sum();
    }

    /// Writes down of which classes there is more, for whoever must find out why.
    void explain(Footprint earlier, Path folder) throws IOException {
        List<String> more = new ArrayList<>();
        classes.forEach((name, bytes) -> {
            long growth = bytes - earlier.classes.getOrDefault(name, 0L);
            if (growth > WORTH_TELLING) {
                more.add("%10d %s".formatted(growth, name));
            }
        });
        more.sort(Comparator.reverseOrder());
        Files.createDirectories(folder);
        Files.write(folder.resolve("memory.txt"), more);
    }

    private static Map<String, Long> histogram() {
        try {
            String text =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {new String[0]},
                                            new String[] {String[].class.getName()});
            Map<String, Long> classes = new HashMap<>();
            for (String line : text.lines().toList()) {
                String[] parts = line.strip().split("\\s+", -1);
                if (parts.length >= 4 && parts[0].endsWith(":")) {
                    classes.merge(parts[3], Long.parseLong(parts[2]), Long::sum);
                }
            }
            return classes;
        } catch (JMException noHotSpot) {
            return Map.of();
        }
    }

    void isNoMoreThan(Footprint earlier) {
        assertThat(live - earlier.live).as("live bytes more").isLessThan(MOST_GROWTH);
        assertThat(openConnections).as("connections").isLessThanOrEqualTo(2);
        assertThat(threads - earlier.threads).as("threads more").isLessThan(MOST_THREADS);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f MiB live, %d threads, %d connections",
                live / 1048576.0,
                threads,
                openConnections);
    }
}
