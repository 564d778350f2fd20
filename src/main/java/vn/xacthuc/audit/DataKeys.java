package vn.xacthuc.audit;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.secret.SecretHolder;

/// The data keys that encrypt details: made here, kept in the database wrapped by a key that is not
/// there (envelope encryption, AES Key Wrap of RFC 3394).
///
/// Each process makes its own and a new one every day, so that one key never encrypts near the 2^32
/// messages that random AES-GCM nonces allow (NIST SP 800-38D section 8.3). A new wrapping key gets
/// a new data key at once; [Rewrapping] sees to the earlier ones.
@ApplicationScoped
class DataKeys implements SecretHolder<AuditConfig> {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int KEY_BYTES = 32;

    private static final String INSERT =
            "insert into detail_key (key_id, wrapping_key_id, wrapped) values (?, ?, ?)";
    private static final String SELECT =
            "select wrapping_key_id, wrapped from detail_key where key_id = ?";

    /// A data key and the id under which the database has it.
    ///
    /// @param wrappedBy id of the wrapping key that was current when it was made
    record DataKey(UUID id, SecretKeySpec key, Instant madeAt, String wrappedBy) {

        @Override
        public String toString() {
            return "DataKey[" + id + "]";
        }
    }

    private final javax.sql.DataSource dataSource;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<UUID, SecretKeySpec> known = new ConcurrentHashMap<>();
    private volatile WrappingKeys wrappingKeys;
    private volatile @Nullable DataKey current;

    DataKeys(
            @DataSource("log") javax.sql.DataSource dataSource,
            AuditConfig config,
            Clock clock,
            SecureRandom random) {
        this.dataSource = dataSource;
        this.wrappingKeys = WrappingKeys.of(config);
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Class<AuditConfig> settings() {
        return AuditConfig.class;
    }

    @Override
    public Runnable prepare(AuditConfig settings) {
        WrappingKeys next = WrappingKeys.of(settings);
        next.secrets().requireSame(wrappingKeys.secrets());
        return () -> wrappingKeys = next;
    }

    /// The keys that wrap data keys now.
    WrappingKeys wrappingKeys() {
        return wrappingKeys;
    }

    /// The key that encrypts now.
    DataKey current() throws SQLException {
        DataKey key = current;
        return key != null && isFresh(key) ? key : make();
    }

    /// The key with this id.
    ///
    /// @throws SQLException also when its wrapping key is not configured any more
    SecretKeySpec key(UUID id) throws SQLException {
        SecretKeySpec key = known.get(id);
        return key != null ? key : load(id);
    }

    private synchronized DataKey make() throws SQLException {
        DataKey key = current;
        if (key != null && isFresh(key)) {
            return key;
        }
        WrappingKeys wrapping = wrappingKeys;
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        DataKey made =
                new DataKey(
                        UUID.randomUUID(),
                        new SecretKeySpec(bytes, "AES"),
                        clock.instant(),
                        wrapping.current());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, made.id());
            statement.setString(2, made.wrappedBy());
            statement.setBytes(3, wrapping.wrap(made.key()));
            statement.executeUpdate();
        }
        known.put(made.id(), made.key());
        current = made;
        return made;
    }

    private SecretKeySpec load(UUID id) throws SQLException {
        WrappingKeys wrapping = wrappingKeys;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String wrappedBy = rows.getString(1);
                    if (wrapping.byId().containsKey(wrappedBy)) {
                        SecretKeySpec key = unwrap(wrapping, wrappedBy, rows.getBytes(2));
                        known.put(id, key);
                        return key;
                    }
                }
            }
        }
        throw new SQLException("no configured wrapping key opens data key " + id);
    }

    private boolean isFresh(DataKey key) {
        return key.wrappedBy().equals(wrappingKeys.current())
                && clock.instant().isBefore(key.madeAt().plus(LIFETIME));
    }

    private static SecretKeySpec unwrap(WrappingKeys keys, String wrappedBy, byte[] wrapped)
            throws SQLException {
        try {
            return keys.unwrap(wrappedBy, wrapped);
        } catch (GeneralSecurityException e) {
            throw new SQLException("a data key does not open under its wrapping key", e);
        }
    }
}
