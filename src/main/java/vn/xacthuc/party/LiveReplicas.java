package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/// The processes that share the parties' quotas, and this one's share.
///
/// Once a second each writes down how often it has been called, and reads the others. A quarter of
/// a quota is divided evenly, so that a party that turns to another process is served there at
/// once; the rest goes where the calls are, so that a party whose connections all lead to one
/// process has nearly all of it there. Nobody asks the database while a request waits. When it does
/// not answer, the last shares stay.
@ApplicationScoped
class LiveReplicas {

    private static final Logger LOG = Logger.getLogger(LiveReplicas.class);
    private static final double EVEN_PART = 0.25;

    /// Below this, calls a second of long ago are forgotten.
    private static final double FORGOTTEN = 0.05;

    private static final TypeReference<Map<String, Double>> CALLS = new TypeReference<>() {};

    /// Times are the database's: clocks of replicas differ.
    private static final String EXCHANGE =
            """
            with mine as (
                insert into party.replica (id, seen_at, calls) values (?, clock_timestamp(), ?::jsonb)
                on conflict (id) do update set seen_at = excluded.seen_at, calls = excluded.calls
            ), gone as (
                delete from party.replica where seen_at < clock_timestamp() - interval '1 minute'
            )
            select calls from party.replica
            where id <> ? and seen_at > clock_timestamp() - interval '3500 milliseconds'
            """;

    private static final String LEAVE = "delete from party.replica where id = ?";

    /// Calls a second, by party, of this process and of all others together.
    private record View(int replicas, Map<String, Double> own, Map<String, Double> others) {

        private double share(String party) {
            double mine = own.getOrDefault(party, 0.0);
            double all = mine + others.getOrDefault(party, 0.0);
            double even = 1.0 / replicas;
            return EVEN_PART * even + (1 - EVEN_PART) * (all == 0 ? even : mine / all);
        }
    }

    private final javax.sql.DataSource dataSource;
    private final ObjectMapper json;
    private final UUID id;
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private volatile View view = new View(1, Map.of(), Map.of());

    LiveReplicas(
            @DataSource("log") javax.sql.DataSource dataSource,
            ObjectMapper json,
            SecureRandom random) {
        this.dataSource = dataSource;
        this.json = json;
        id = new UUID(random.nextLong(), random.nextLong());
    }

    void start(@Observes StartupEvent event) {
        exchange();
    }

    void stop(@Observes ShutdownEvent event) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LEAVE)) {
            statement.setObject(1, id);
            statement.executeUpdate();
        } catch (SQLException e) {
            LOG.debugf("the others find out by themselves (SQLSTATE %s)", e.getSQLState());
        }
    }

    /// Counts a call of a party.
    void count(String party) {
        calls.computeIfAbsent(party, code -> new LongAdder()).increment();
    }

    /// This process's part of a party's quota, over 0 and at most 1.
    double share(String party) {
        return view.share(party);
    }

    /// Tells the others, and hears of them.
    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void exchange() {
        Map<String, Double> own = lately(view.own());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(EXCHANGE)) {
            statement.setObject(1, id);
            statement.setString(2, json.writeValueAsString(own));
            statement.setObject(3, id);
            int replicas = 1;
            Map<String, Double> others = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    replicas++;
                    json.readValue(rows.getString(1), CALLS)
                            .forEach((party, rate) -> others.merge(party, rate, Double::sum));
                }
            }
            view = new View(replicas, own, Map.copyOf(others));
        } catch (SQLException e) {
            LOG.warnf("quotas are shared as before (SQLSTATE %s)", e.getSQLState());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by name are always JSON", e);
        }
    }

    /// Half of what was, and half of the second that has gone by: one quiet second is no change.
    private Map<String, Double> lately(Map<String, Double> before) {
        Map<String, Double> lately = new HashMap<>();
        before.forEach((party, rate) -> lately.put(party, rate / 2));
        calls.forEach(
                (party, count) -> lately.merge(party, count.sumThenReset() / 2.0, Double::sum));
        lately.values().removeIf(rate -> rate < FORGOTTEN);
        return Map.copyOf(lately);
    }
}
