package vn.xacthuc.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Wraps the data keys under a new wrapping key as well, so that the old one can be withdrawn, and
/// says when nothing needs it any more.
///
/// Of replicas that try at the same time one does it. A replica that has not heard of the new key
/// goes on making data keys under the old one, which are wrapped anew within a minute.
@ApplicationScoped
class Rewrapping {

    private static final Logger LOG = Logger.getLogger(Rewrapping.class);

    /// Its own number in this database's advisory locks.
    private static final long LOCK = 0x7861637468776b31L;

    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// A row of each data key that the current key does not open and a configured one may.
    private static final String NEXT =
            """
            select distinct on (key_id) key_id, wrapping_key_id, wrapped from detail_key old
            where key_id > ? and wrapping_key_id = any (?)
                and not exists (select from detail_key new
                    where new.key_id = old.key_id and new.wrapping_key_id = ?)
            order by key_id limit ?
            """;

    private static final String INSERT =
            "insert into detail_key (key_id, wrapping_key_id, wrapped) values (?, ?, ?)"
                    + " on conflict do nothing";

    private static final String DEPENDING =
            """
            select wrapping_key_id, count(*) from detail_key old
            where not exists (select from detail_key new
                where new.key_id = old.key_id and new.wrapping_key_id = ?)
            group by wrapping_key_id
            """;

    private final LoggedChanges alone;
    private final DataKeys keys;
    private volatile double dependingKeys = Double.NaN;
    private Optional<Standing> told = Optional.empty();

    /// What is to be said of the wrapping keys.
    ///
    /// @param current id of the wrapping key that opens all but those that depend on others
    /// @param depending how many data keys depend on another wrapping key, by its id
    /// @param idle ids of the other wrapping keys that are configured, on which nothing depends
    record Standing(String current, Map<String, Long> depending, Set<String> idle) {}

    Rewrapping(
            @DataSource("log") javax.sql.DataSource dataSource,
            DataKeys keys,
            MeterRegistry metrics) {
        this.alone = new LoggedChanges(dataSource, LOCK);
        this.keys = keys;
        // How many data keys the current wrapping key does not open; unknown before the first look.
        metrics.gauge("xacthuc.audit.wrapping.depending", this, known -> known.dependingKeys);
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            tell(rewrap());
        } catch (SQLException e) {
            LOG.warnf("data keys were not wrapped anew (SQLSTATE %s)", e.getSQLState());
        }
    }

    /// Wraps what the current key does not open, and says what it does not open after that.
    Standing rewrap() throws SQLException {
        WrappingKeys wrapping = keys.wrappingKeys();
        Optional<UUID> last = Optional.of(BEFORE_ALL);
        while (last.isPresent()) {
            UUID after = last.get();
            last = alone.alone(connection -> batch(connection, wrapping, after));
        }
        Map<String, Long> depending =
                alone.alone(connection -> depending(connection, wrapping.current()));
        dependingKeys = depending.values().stream().mapToLong(Long::longValue).sum();
        Set<String> idle = new TreeSet<>(wrapping.byId().keySet());
        idle.remove(wrapping.current());
        idle.removeAll(depending.keySet());
        return new Standing(wrapping.current(), depending, idle);
    }

    private void tell(Standing standing) {
        if (told.filter(standing::equals).isPresent()) {
            return;
        }
        told = Optional.of(standing);
        if (!standing.idle().isEmpty()) {
            LOG.infof(
                    "no data key depends on the wrapping keys %s: once %s is current on every"
                            + " replica for two minutes they may be withdrawn",
                    standing.idle(), standing.current());
        }
        if (!standing.depending().isEmpty()) {
            LOG.warnf(
                    "data keys that wrapping key %s does not open, and which key they depend on: %s",
                    standing.current(), standing.depending());
        }
    }

    /// @return the last key that was looked at; empty when there are no more
    private static Optional<UUID> batch(Connection connection, WrappingKeys wrapping, UUID after)
            throws SQLException {
        UUID last = after;
        int looked = 0;
        try (PreparedStatement next = connection.prepareStatement(NEXT);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            next.setObject(1, after);
            next.setArray(2, connection.createArrayOf("text", wrapping.byId().keySet().toArray()));
            next.setString(3, wrapping.current());
            next.setInt(4, BATCH);
            try (ResultSet rows = next.executeQuery()) {
                while (rows.next()) {
                    last = rows.getObject(1, UUID.class);
                    looked++;
                    Optional<byte[]> anew = wrapped(wrapping, rows.getString(2), rows.getBytes(3));
                    if (anew.isPresent()) {
                        insert.setObject(1, last);
                        insert.setString(2, wrapping.current());
                        insert.setBytes(3, anew.get());
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
        return looked < BATCH ? Optional.empty() : Optional.of(last);
    }

    /// Empty for a row that its key did not wrap: it goes on being told as depending.
    private static Optional<byte[]> wrapped(WrappingKeys wrapping, String id, byte[] wrapped) {
        try {
            return Optional.of(wrapping.wrap(wrapping.unwrap(id, wrapped)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Long> depending(Connection connection, String current)
            throws SQLException {
        Map<String, Long> depending = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DEPENDING)) {
            statement.setString(1, current);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    depending.put(rows.getString(1), rows.getLong(2));
                }
            }
        }
        return depending;
    }
}
