package vn.xacthuc.audit.checkpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import vn.xacthuc.audit.LogSpan;

/// What is read and written to sign a checkpoint, within one transaction.
public final class CheckpointStatements {

    /// Another one than that of the log, so that signing and appending do not wait for each other;
    /// this one reads "xacthuc2".
    private static final long LOCK = 0x7861637468756332L;

    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(?)";

    private static final String LATEST =
            """
            select c.size, c.root, c.note, array(select s.line from cosignature s
                where s.log_first_row = c.log_first_row and s.size = c.size order by s.witness)
            from checkpoint c where c.log_first_row = ? order by c.size desc limit 1
            """;

    private static final String RECENT =
            "select 1 from checkpoint where log_first_row = ? and size = ?"
                    + " and signed_at > clock_timestamp() - ? * interval '1 millisecond'";

    private static final String INSERT =
            "insert into checkpoint (log_first_row, size, previous_size, root, note)"
                    + " values (?, ?, ?, ?, ?)";

    private static final String COSIGN =
            "insert into cosignature (log_first_row, size, witness, line) values (?, ?, ?, ?)"
                    + " on conflict do nothing";

    private static final String CLOSED =
            "select 1 from log_opening where predecessor_origin = ?"
                    + " or (origin = ? and first_row < (select max(first_row) from log_opening))";

    private final Connection connection;

    public CheckpointStatements(Connection connection) {
        this.connection = connection;
    }

    /// Takes the lock of the signers until the transaction ends, unless another has it.
    boolean tryLock() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setLong(1, LOCK);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /// The last checkpoint of a log with the cosignatures of these witnesses.
    public Optional<SignedCheckpoint> latest(LogSpan log, WitnessKeys witnesses)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, log.firstRow());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                List<String> lines = List.of((String[]) row.getArray(4).getArray());
                String note = witnesses.cosigned(row.getString(3), lines);
                return Optional.of(
                        new SignedCheckpoint(log, row.getLong(1), row.getBytes(2), note));
            }
        }
    }

    /// Whether a checkpoint was signed within so many milliseconds, by the database's clock.
    boolean isRecent(SignedCheckpoint checkpoint, long millis) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RECENT)) {
            statement.setLong(1, checkpoint.log().firstRow());
            statement.setLong(2, checkpoint.size());
            statement.setLong(3, millis);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /// @param previousSize the size of the checkpoint that this one extends, 0 if it is the first
    void insert(SignedCheckpoint checkpoint, long previousSize) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, checkpoint.log().firstRow());
            statement.setLong(2, checkpoint.size());
            statement.setLong(3, previousSize);
            statement.setBytes(4, checkpoint.root());
            statement.setString(5, checkpoint.note());
            statement.executeUpdate();
        }
    }

    void cosign(SignedCheckpoint checkpoint, String witness, String line) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COSIGN)) {
            statement.setLong(1, checkpoint.log().firstRow());
            statement.setLong(2, checkpoint.size());
            statement.setString(3, witness);
            statement.setString(4, line);
            statement.executeUpdate();
        }
    }

    /// Whether a log of this name was closed in this database.
    boolean isClosed(String origin) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLOSED)) {
            statement.setString(1, origin);
            statement.setString(2, origin);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
