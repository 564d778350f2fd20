package vn.xacthuc.chip;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import vn.xacthuc.audit.IdempotencyClaim;
import vn.xacthuc.icao.CheckReason;

/// Challenges in the database, which alone tells the time for them: replicas' clocks differ.
@ApplicationScoped
class ChallengeRepository {

    private static final String ISSUE =
            """
            insert into chip_challenge (id, client_id, challenge, expires_at)
            values (?, ?, ?, date_trunc('milliseconds', now()) + ? * interval '1 millisecond')
            returning expires_at
            """;

    /// The first request to come uses it, whatever comes of that request.
    private static final String USE =
            """
            insert into chip_challenge_use (challenge_id, key_hash, body_hash)
            select id, (?::bytea[])[1], (?::bytea[])[1] from chip_challenge where id = ? and client_id = ?
            on conflict do nothing
            """;

    private static final String OUTCOME =
            """
            select c.challenge, u.used_at <= c.expires_at as in_time,
                   (u.key_hash, u.body_hash) in (select * from unnest(?::bytea[], ?::bytea[]))
                       as by_this_request
            from chip_challenge c join chip_challenge_use u on u.challenge_id = c.id
            where c.id = ? and c.client_id = ?
            """;

    private static final String RELEASE = "select release_chip_challenges()";

    private final javax.sql.DataSource dataSource;

    ChallengeRepository(@DataSource("log") javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /// @return when it expires
    Instant issue(UUID id, String clientId, byte[] challenge, Duration lifetime)
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(ISSUE)) {
            statement.setObject(1, id);
            statement.setString(2, clientId);
            statement.setBytes(3, challenge);
            statement.setLong(4, lifetime.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    /// Uses a challenge up. Two statements, each its own commit: where another request is using the
    /// challenge at this moment the first one waits for it, and only a later snapshot sees it.
    ChallengeUse use(UUID id, String clientId, IdempotencyClaim request) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (PreparedStatement statement = connection.prepareStatement(USE)) {
                bind(statement, id, clientId, request);
                statement.executeUpdate();
            }
            try (PreparedStatement statement = connection.prepareStatement(OUTCOME)) {
                bind(statement, id, clientId, request);
                try (ResultSet row = statement.executeQuery()) {
                    return outcome(row);
                }
            }
        }
    }

    void release() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.execute();
        }
    }

    private static void bind(
            PreparedStatement statement, UUID id, String clientId, IdempotencyClaim request)
            throws SQLException {
        statement.setObject(1, request.keyHashes());
        statement.setObject(2, request.bodyHashes());
        statement.setObject(3, id);
        statement.setString(4, clientId);
    }

    private static ChallengeUse outcome(ResultSet row) throws SQLException {
        if (!row.next()) {
            return new ChallengeUse.Refused(CheckReason.CHALLENGE_UNKNOWN);
        }
        if (!row.getBoolean("by_this_request")) {
            return new ChallengeUse.Refused(CheckReason.CHALLENGE_USED);
        }
        return row.getBoolean("in_time")
                ? new ChallengeUse.Granted(row.getBytes("challenge"))
                : new ChallengeUse.Refused(CheckReason.CHALLENGE_EXPIRED);
    }
}
