package vn.xacthuc.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vn.xacthuc.audit.IdempotencyClaim.Hashes;

/// The statements about idempotency keys. A key is one whichever index key it was bound under.
final class IdempotencyRows {

    /// Of claims under any index key, those whose key is bound.
    private static final String BOUND =
            """
            select claim.entry_id from unnest(?::uuid[], ?::bytea[]) as claim (entry_id, key_hash)
            join idempotency i on i.key_hash = claim.key_hash
            """;

    private static final String CLAIM =
            """
            insert into idempotency (key_hash, body_hash, entry_id)
            select key_hash, body_hash, entry_id
            from unnest(?::bytea[], ?::bytea[], ?::uuid[]) as wanted (key_hash, body_hash, entry_id)
            where entry_id not in (%s)
            on conflict do nothing returning entry_id
            """
                    .formatted(BOUND);

    private static final String BINDING =
            """
            select key_hash, body_hash, entry_id from idempotency where key_hash = any (?::bytea[])
            """;

    private final Connection connection;

    IdempotencyRows(Connection connection) {
        this.connection = connection;
    }

    /// The request that a key is bound to, and the entry that answered it.
    record Binding(byte[] keyHash, byte[] bodyHash, UUID entryId) {}

    /// What a claim's key is bound to.
    Optional<Binding> binding(IdempotencyClaim claim) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BINDING)) {
            statement.setObject(1, claim.keyHashes());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Binding(
                                        row.getBytes(1),
                                        row.getBytes(2),
                                        row.getObject(3, UUID.class)))
                        : Optional.empty();
            }
        }
    }

    /// Claims the keys of these entries, of which no two have the same, and tells whose claim
    /// succeeded. Only under the log's lock: nothing else keeps two processes from binding one key
    /// under two index keys.
    Set<UUID> claim(List<PendingEntry> claimants) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            List<Hashes> current = claimants.stream().map(one -> claim(one).current()).toList();
            statement.setObject(1, current.stream().map(Hashes::key).toArray(byte[][]::new));
            statement.setObject(2, current.stream().map(Hashes::body).toArray(byte[][]::new));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "uuid", claimants.stream().map(IdempotencyRows::id).toArray()));
            // Whether the current one is bound shows as a conflict.
            bind(statement, 4, claimants, 1);
            return ids(statement);
        }
    }

    /// Those of these entries whose keys are bound already.
    Set<UUID> bound(List<PendingEntry> claimants) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BOUND)) {
            bind(statement, 1, claimants, 0);
            return ids(statement);
        }
    }

    /// Binds what [#BOUND] asks, from this parameter on.
    ///
    /// @param skip how many of each claim's hashes are left out
    private void bind(
            PreparedStatement statement, int first, List<PendingEntry> claimants, int skip)
            throws SQLException {
        Object[] entryIds =
                claimants.stream()
                        .flatMap(one -> hashes(one, skip).map(ignored -> id(one)))
                        .toArray();
        byte[][] keyHashes =
                claimants.stream()
                        .flatMap(one -> hashes(one, skip).map(Hashes::key))
                        .toArray(byte[][]::new);
        statement.setArray(first, connection.createArrayOf("uuid", entryIds));
        statement.setObject(first + 1, keyHashes);
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        Set<UUID> ids = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static Stream<Hashes> hashes(PendingEntry claimant, int skip) {
        return claim(claimant).hashes().stream().skip(skip);
    }

    private static IdempotencyClaim claim(PendingEntry claimant) {
        return claimant.claim().orElseThrow();
    }

    private static UUID id(PendingEntry claimant) {
        return claimant.entry().id();
    }
}
