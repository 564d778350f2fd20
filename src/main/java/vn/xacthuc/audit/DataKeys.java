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
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The data keys that encrypt details: made here, kept in the database wrapped by a key that is not
/// there (envelope encryption, AES Key Wrap of RFC 3394).
///
/// Each process makes its own and a new one every day, so that one key never encrypts near the 2^32
/// messages that random AES-GCM nonces allow (NIST SP 800-38D section 8.3).
@ApplicationScoped
class DataKeys {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final int KEY_BYTES = 32;

    private static final String INSERT =
            "insert into detail_key (key_id, wrapping_key_id, wrapped) values (?, ?, ?)";
    private static final String SELECT =
            "select wrapping_key_id, wrapped from detail_key where key_id = ?";

    /// A data key and the id under which the database has it.
    record DataKey(UUID id, SecretKeySpec key, Instant madeAt) {

        @Override
        public String toString() {
            return "DataKey[" + id + "]";
        }
    }

    private final javax.sql.DataSource dataSource;
    private final Map<String, SecretKeySpec> wrappingKeys;
    private final String currentWrappingKey;
    private final Clock clock;
    private final SecureRandom random;
    private final Map<UUID, SecretKeySpec> known = new ConcurrentHashMap<>();
    private volatile @Nullable DataKey current;

    DataKeys(
            @DataSource("log") javax.sql.DataSource dataSource,
            AuditConfig config,
            Clock clock,
            SecureRandom random) {
        this.dataSource = dataSource;
        this.wrappingKeys =
                config.wrappingKeys().entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, key -> wrappingKey(key.getValue())));
        this.currentWrappingKey = config.currentWrappingKey();
        if (!wrappingKeys.containsKey(currentWrappingKey)) {
            throw new IllegalStateException(
                    "xacthuc.audit.current-wrapping-key names none of xacthuc.audit.wrapping-keys");
        }
        this.clock = clock;
        this.random = random;
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
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        DataKey made =
                new DataKey(UUID.randomUUID(), new SecretKeySpec(bytes, "AES"), clock.instant());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, made.id());
            statement.setString(2, currentWrappingKey);
            statement.setBytes(3, wrap(made.key()));
            statement.executeUpdate();
        }
        known.put(made.id(), made.key());
        current = made;
        return made;
    }

    private SecretKeySpec load(UUID id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    SecretKeySpec wrapping = wrappingKeys.get(rows.getString(1));
                    if (wrapping != null) {
                        SecretKeySpec key = unwrap(wrapping, rows.getBytes(2));
                        known.put(id, key);
                        return key;
                    }
                }
            }
        }
        throw new SQLException("no configured wrapping key opens data key " + id);
    }

    private boolean isFresh(DataKey key) {
        return clock.instant().isBefore(key.madeAt().plus(LIFETIME));
    }

    private byte[] wrap(SecretKeySpec key) {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.WRAP_MODE, wrappingKeys.get(currentWrappingKey));
            return cipher.wrap(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a data key could not be wrapped", e);
        }
    }

    private static SecretKeySpec unwrap(SecretKeySpec wrapping, byte[] wrapped)
            throws SQLException {
        try {
            Cipher cipher = Cipher.getInstance("AESWrap");
            cipher.init(Cipher.UNWRAP_MODE, wrapping);
            return (SecretKeySpec) cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
        } catch (GeneralSecurityException e) {
            throw new SQLException("a data key does not open under its wrapping key", e);
        }
    }

    private static SecretKeySpec wrappingKey(String base64) {
        byte[] bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalStateException("a wrapping key has 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }
}
