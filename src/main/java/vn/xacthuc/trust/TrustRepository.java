package vn.xacthuc.trust;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.audit.LoggedChanges;
import vn.xacthuc.icao.Fingerprint;

/// Stores what the trust list is made of, one version after the other.
@ApplicationScoped
class TrustRepository {

    /// Any number will do that nobody else uses.
    private static final long LOCK = 0x7472757374L;

    private static final String NEWEST = "select max(number) from trust.version";

    private static final String VERSIONS =
            "select number, changed_at from trust.version where number > ? order by number";

    private static final String CHANGES =
            "select kind, fingerprint, encoded from trust.change where version = ? order by"
                    + " position";

    private static final String ADD_VERSION =
            "insert into trust.version (number, changed_at) values (?, ?)";

    private static final String ADD_CHANGE =
            "insert into trust.change (version, position, kind, fingerprint, encoded) values (?,"
                    + " ?, ?, ?, ?)";

    private final javax.sql.DataSource dataSource;
    private final LoggedChanges changes;

    TrustRepository(@DataSource("log") javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
        this.changes = new LoggedChanges(dataSource, LOCK);
    }

    /// One row of a change.
    ///
    /// @param encoded null where something is taken back
    record Row(MaterialKind kind, Fingerprint fingerprint, byte @Nullable [] encoded) {}

    /// A stored version with its rows.
    record Stored(TrustVersion version, List<Row> rows) {}

    /// Runs a change while nobody else, on any replica, makes another. What the work throws undoes
    /// it.
    <T> T alone(LoggedChanges.Work<T> work) throws SQLException {
        return changes.alone(work);
    }

    /// The number of the newest version.
    long newest() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The versions after a number, oldest first.
    List<Stored> after(long number) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return after(connection, number);
        }
    }

    List<Stored> after(Connection connection, long number) throws SQLException {
        List<TrustVersion> versions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
            statement.setLong(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    versions.add(
                            new TrustVersion(
                                    rows.getLong(1),
                                    rows.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
        }
        List<Stored> stored = new ArrayList<>();
        for (TrustVersion version : versions) {
            stored.add(new Stored(version, rows(connection, version)));
        }
        return stored;
    }

    private static List<Row> rows(Connection connection, TrustVersion version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGES)) {
            statement.setLong(1, version.number());
            try (ResultSet rows = statement.executeQuery()) {
                List<Row> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(
                            new Row(
                                    MaterialKind.valueOf(rows.getString(1)),
                                    Fingerprint.of(rows.getBytes(2)),
                                    rows.getBytes(3)));
                }
                return found;
            }
        }
    }

    /// Adds a version with its change.
    void add(Connection connection, TrustVersion version, TrustChange change) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_VERSION)) {
            statement.setLong(1, version.number());
            statement.setObject(2, version.changedAt().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
        List<Row> rows = new ArrayList<>();
        change.removals().forEach(gone -> rows.add(new Row(gone.kind(), gone.fingerprint(), null)));
        change.additions()
                .forEach(material ->
                        rows.add(
                                new Row(
                                        material.kind(),
                                        material.fingerprint(),
                                        material.encoded())));
        try (PreparedStatement statement = connection.prepareStatement(ADD_CHANGE)) {
            for (int i = 0; i < rows.size(); i++) {
                statement.setLong(1, version.number());
                statement.setInt(2, i);
                statement.setString(3, rows.get(i).kind().name());
                statement.setBytes(4, rows.get(i).fingerprint().bytes());
                statement.setBytes(5, rows.get(i).encoded());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
