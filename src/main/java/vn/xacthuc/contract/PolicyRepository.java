package vn.xacthuc.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PolicyJson;

/// Versions of contracts in the database. Rows are added, never changed.
@ApplicationScoped
class PolicyRepository {

    private static final String VERSIONS =
            """
            select v.party_code, v.version, v.name, v.status, v.document, v.based_on,
                   v.proposed_client, v.proposed_subject, v.proposed_at,
                   a.client_id, a.subject, a.approved_at,
                   array(select client_id from party.client c
                         where c.party_code = v.party_code order by client_id) as clients
            from party.policy v
            left join party.approval a on a.party_code = v.party_code and a.version = v.version
            where v.party_code = ?
            """;

    private static final String ONE = VERSIONS + "and v.version = ?";

    private static final String PAGE =
            VERSIONS + "and v.version < ? order by v.version desc limit ?";

    private static final String NEWEST =
            "select coalesce(max(version), 0) from party.policy where party_code = ?";

    private static final String APPROVED =
            """
            select coalesce(max(version), 0) as newest,
                   coalesce(max(version) filter (where first_day <= ?), 0) as begun
            from party.approved_policy where party_code = ?
            """;

    /// A party holds the clients of what is in force or will be, and those of before contracts held
    /// them.
    private static final String HELD_BY_OTHERS =
            """
            select held.client_id
            from party.relying_party p, lateral (
                select jsonb_array_elements_text(v.document -> 'clientIds') as client_id
                from party.approved_policy v
                where v.party_code = p.code and jsonb_typeof(v.document -> 'clientIds') = 'array'
                  and v.version >= (
                    select coalesce(max(b.version), 0) from party.approved_policy b
                    where b.party_code = p.code and b.first_day <= ?)
                union all
                select c.client_id from party.client c
                where c.party_code = p.code and not exists (
                    select from party.approved_policy b
                    where b.party_code = p.code and b.first_day <= ?
                      and jsonb_typeof(b.document -> 'clientIds') = 'array')) held
            where p.code <> ? and p.status <> 'CLOSED' and held.client_id = any (?)
            """;

    private static final String ADD =
            "insert into party.policy (party_code, version, name, document, based_on,"
                    + " proposed_client, proposed_subject, proposed_at)"
                    + " values (?, ?, ?, ?::jsonb, ?, ?, ?, ?)";

    private static final String APPROVE =
            "insert into party.approval (party_code, version, client_id, subject, approved_at)"
                    + " values (?, ?, ?, ?, ?)";

    private final PolicyJson json;

    PolicyRepository(PolicyJson json) {
        this.json = json;
    }

    Optional<PolicyVersion> find(Connection connection, String party, int version)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, party);
            statement.setInt(2, version);
            return read(statement).stream().findFirst();
        }
    }

    /// The versions below a number, newest first.
    List<PolicyVersion> page(Connection connection, String party, int below, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, party);
            statement.setInt(2, below);
            statement.setInt(3, limit);
            return read(statement);
        }
    }

    /// The newest version, drafts included; 0 for none.
    int newest(Connection connection, String party) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, party);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    PolicyVersion.Approved approved(Connection connection, String party, LocalDate today)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPROVED)) {
            statement.setString(1, today.toString());
            statement.setString(2, party);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new PolicyVersion.Approved(row.getInt("newest"), row.getInt("begun"));
            }
        }
    }

    /// Which of the clients that these terms name other parties hold.
    Set<String> heldByOthers(
            Connection connection, String party, PolicyDocument terms, LocalDate today)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HELD_BY_OTHERS)) {
            statement.setString(1, today.toString());
            statement.setString(2, today.toString());
            statement.setString(3, party);
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "text", Objects.requireNonNull(terms.clientIds()).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                Set<String> held = new HashSet<>();
                while (rows.next()) {
                    held.add(rows.getString(1));
                }
                return held;
            }
        }
    }

    void add(Connection connection, PolicyVersion draft, Signature proposed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, draft.party());
            statement.setInt(2, draft.version());
            statement.setString(3, draft.name());
            statement.setString(4, json.write(draft.terms()));
            statement.setInt(5, draft.basedOn());
            statement.setString(6, proposed.clientId());
            statement.setString(7, proposed.subject());
            statement.setObject(8, proposed.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    void approve(Connection connection, PolicyVersion draft, Signature approved)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPROVE)) {
            statement.setString(1, draft.party());
            statement.setInt(2, draft.version());
            statement.setString(3, approved.clientId());
            statement.setString(4, approved.subject());
            statement.setObject(5, approved.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private List<PolicyVersion> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<PolicyVersion> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(
                        new PolicyVersion(
                                rows.getString("party_code"),
                                rows.getInt("version"),
                                rows.getString("name"),
                                PolicyVersion.Status.valueOf(rows.getString("status")),
                                terms(rows),
                                rows.getInt("based_on"),
                                signature(
                                        rows, "proposed_client", "proposed_subject", "proposed_at"),
                                signature(rows, "client_id", "subject", "approved_at")));
            }
            return versions;
        }
    }

    private PolicyDocument terms(ResultSet row) throws SQLException {
        try {
            String[] clients = (String[]) row.getArray("clients").getArray();
            return json.read(row.getString("document")).complete(List.of(clients));
        } catch (JsonProcessingException e) {
            throw new SQLException(
                    "the terms of %s@%d cannot be read"
                            .formatted(row.getString("party_code"), row.getInt("version")),
                    e);
        }
    }

    private static Optional<Signature> signature(
            ResultSet row, String client, String subject, String at) throws SQLException {
        OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
        return time == null
                ? Optional.empty()
                : Optional.of(
                        new Signature(
                                row.getString(client), row.getString(subject), time.toInstant()));
    }
}
