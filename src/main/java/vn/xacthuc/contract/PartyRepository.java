package vn.xacthuc.contract;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.Sector;

/// Parties in the database.
@ApplicationScoped
class PartyRepository {

    /// The owner of the database may have changed the status since the last standing.
    private static final String PARTIES =
            """
            select p.code, p.name, p.province_code, p.sector, p.officer_source, p.status, p.revision,
                   s.reason, s.client_id, s.subject, s.changed_at,
                   l.name || '@' || l.version as policy
            from party.relying_party p
            left join lateral (
                select status, reason, client_id, subject, changed_at from party.standing
                where party_code = p.code order by revision desc limit 1) s on s.status = p.status
            left join lateral (
                select name, version, last_day from party.approved_policy
                where party_code = p.code and first_day <= ?
                order by version desc limit 1) l on l.last_day >= ?
            """;

    private static final String ONE = PARTIES + "where p.code = ?";

    private static final String PAGE = PARTIES + "where p.code > ? order by p.code limit ?";

    private static final String ADD =
            "insert into party.relying_party (code, name, province_code, sector, officer_source)"
                    + " values (?, ?, ?, ?, ?)";

    private static final String CHANGE =
            "update party.relying_party set name = ?, province_code = ?, status = ? where code = ?";

    private static final String ADD_STANDING =
            "insert into party.standing (party_code, revision, status, reason, client_id, subject,"
                    + " changed_at) values (?, ?, ?, ?, ?, ?, ?)";

    Optional<PartyView> find(Connection connection, String code, LocalDate today)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            bind(statement, today);
            statement.setString(3, code);
            return read(statement).stream().findFirst();
        }
    }

    /// The parties after a code.
    List<PartyView> page(Connection connection, String after, int limit, LocalDate today)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            bind(statement, today);
            statement.setString(3, after);
            statement.setInt(4, limit);
            return read(statement);
        }
    }

    void add(Connection connection, PartyView party) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, party.code());
            statement.setString(2, party.name());
            statement.setString(3, party.provinceCode());
            statement.setString(4, party.sector().name());
            statement.setString(5, party.officerSource().name());
            statement.executeUpdate();
        }
    }

    void change(Connection connection, PartyView before, PartyView after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGE)) {
            statement.setString(1, after.name());
            statement.setString(2, after.provinceCode());
            statement.setString(3, after.status().name());
            statement.setString(4, after.code());
            statement.executeUpdate();
        }
        if (after.status() != before.status()) {
            addStanding(connection, after, Objects.requireNonNull(after.standing()));
        }
    }

    private static void addStanding(Connection connection, PartyView party, Standing standing)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_STANDING)) {
            statement.setString(1, party.code());
            statement.setInt(2, party.revision());
            statement.setString(3, party.status().name());
            statement.setString(4, standing.reason());
            statement.setString(5, standing.changed().clientId());
            statement.setString(6, standing.changed().subject());
            statement.setObject(7, standing.changed().at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, LocalDate today) throws SQLException {
        statement.setString(1, today.toString());
        statement.setString(2, today.toString());
    }

    private static List<PartyView> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<PartyView> parties = new ArrayList<>();
            while (rows.next()) {
                parties.add(
                        new PartyView(
                                rows.getString("code"),
                                rows.getString("name"),
                                rows.getString("province_code"),
                                Sector.valueOf(rows.getString("sector")),
                                OfficerSource.valueOf(rows.getString("officer_source")),
                                PartyStatus.valueOf(rows.getString("status")),
                                standing(rows),
                                rows.getInt("revision"),
                                rows.getString("policy")));
            }
            return parties;
        }
    }

    private static @Nullable Standing standing(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        return reason == null
                ? null
                : new Standing(
                        reason,
                        new Signature(
                                row.getString("client_id"),
                                row.getString("subject"),
                                row.getObject("changed_at", OffsetDateTime.class).toInstant()));
    }
}
