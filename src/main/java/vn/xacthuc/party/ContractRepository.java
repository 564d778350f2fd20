package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.xacthuc.problem.Text;

/// Reads contracts from the database.
@ApplicationScoped
class ContractRepository {

    private static final Logger LOG = Logger.getLogger(ContractRepository.class);

    private static final String REVISION = "select count(*) from party.change";

    /// Beside each party the newest version of its contract that has begun.
    private static final String PARTIES =
            """
            select p.code, p.name, p.province_code, p.sector, p.status, p.officer_source,
                   l.name as policy_name, l.version, l.document
            from party.relying_party p
            left join lateral (
                select name, version, document from party.approved_policy
                where party_code = p.code and first_day <= ?
                order by version desc limit 1) l on true
            """;

    private static final String CLIENTS = "select client_id, party_code from party.client";

    private static final String PURPOSES =
            """
            select code, name_vi, name_en, group_code, essential_service, concerns_deceased,
                   emergency, legal_basis, retention_class, citizen_text_vi, citizen_text_en
            from party.purpose
            """;

    private static final String GROUPS = "select code, name_vi, name_en from party.purpose_group";

    private final javax.sql.DataSource dataSource;
    private final PolicyJson json;

    ContractRepository(@DataSource("log") javax.sql.DataSource dataSource, PolicyJson json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /// A party, and the clients that speak for it.
    private record Registered(RelyingParty party, Set<String> clientIds) {}

    long revision() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REVISION);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The contracts as they are on a day. The revision is read first: a change that slips in
    /// between is then read twice, never missed.
    Contracts load(LocalDate day) throws SQLException {
        long revision = revision();
        try (Connection connection = dataSource.getConnection()) {
            Map<String, RelyingParty> byCode = new HashMap<>();
            List<Registered> parties = parties(connection, day);
            parties.forEach(one -> byCode.put(one.party().code(), one.party()));
            return new Contracts(
                    revision,
                    day,
                    byCode,
                    byClientId(parties),
                    groups(connection),
                    purposes(connection));
        }
    }

    private List<Registered> parties(Connection connection, LocalDate day) throws SQLException {
        Map<String, Set<String>> clients = clients(connection);
        List<Registered> parties = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(PARTIES)) {
            statement.setString(1, day.toString());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Optional<Policy> begun = policy(rows);
                    RelyingParty party =
                            party(rows, begun.filter(policy -> !policy.terms().hasEnded(day)));
                    parties.add(
                            new Registered(
                                    party,
                                    begun.map(policy -> policy.terms().clientIds())
                                            .<Set<String>>map(Set::copyOf)
                                            .orElse(clients.getOrDefault(party.code(), Set.of()))));
                }
            }
        }
        return parties;
    }

    /// The clients of contracts that do not hold them.
    private static Map<String, Set<String>> clients(Connection connection) throws SQLException {
        Map<String, Set<String>> clients = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(CLIENTS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                clients.computeIfAbsent(rows.getString("party_code"), code -> new HashSet<>())
                        .add(rows.getString("client_id"));
            }
        }
        return clients;
    }

    /// Whom a client speaks for. A closed party keeps a client only as long as no other has it. One
    /// that two others have, which no administrator's call lets happen, speaks for neither.
    private static Map<String, RelyingParty> byClientId(List<Registered> parties) {
        Map<String, RelyingParty> byClientId = new HashMap<>();
        Set<String> contested = new HashSet<>();
        for (Registered one : parties) {
            for (String clientId : one.clientIds()) {
                RelyingParty other = byClientId.get(clientId);
                if (other == null || isClosed(other)) {
                    byClientId.put(clientId, one.party());
                } else if (!isClosed(one.party())) {
                    contested.add(clientId);
                }
            }
        }
        if (byClientId.keySet().removeAll(contested)) {
            LOG.errorf("clients of two parties speak for neither: %s", contested);
        }
        return byClientId;
    }

    private static boolean isClosed(RelyingParty party) {
        return party.status() == PartyStatus.CLOSED;
    }

    private static RelyingParty party(ResultSet row, Optional<Policy> policy) throws SQLException {
        return new RelyingParty(
                row.getString("code"),
                row.getString("name"),
                Optional.ofNullable(row.getString("province_code")),
                Sector.valueOf(row.getString("sector")),
                PartyStatus.valueOf(row.getString("status")),
                OfficerSource.valueOf(row.getString("officer_source")),
                policy);
    }

    /// A contract that cannot be read is none, and stands in nobody else's way.
    private Optional<Policy> policy(ResultSet row) throws SQLException {
        String document = row.getString("document");
        if (document == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Policy(
                            row.getString("policy_name"),
                            row.getInt("version"),
                            json.read(document)));
        } catch (JsonProcessingException e) {
            LOG.errorf(
                    "version %d of the contract of %s cannot be read",
                    row.getInt("version"), row.getString("code"));
            return Optional.empty();
        }
    }

    private static Map<String, Purpose> purposes(Connection connection) throws SQLException {
        Map<String, Purpose> purposes = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PURPOSES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Purpose purpose =
                        new Purpose(
                                rows.getString("code"),
                                name(rows),
                                rows.getString("group_code"),
                                rows.getBoolean("essential_service"),
                                rows.getBoolean("concerns_deceased"),
                                rows.getBoolean("emergency"),
                                rows.getString("legal_basis"),
                                rows.getString("retention_class"),
                                new Text(
                                        rows.getString("citizen_text_en"),
                                        rows.getString("citizen_text_vi")));
                purposes.put(purpose.code(), purpose);
            }
        }
        return purposes;
    }

    private static List<PurposeGroup> groups(Connection connection) throws SQLException {
        List<PurposeGroup> groups = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(GROUPS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                groups.add(new PurposeGroup(rows.getString("code"), name(rows)));
            }
        }
        return groups;
    }

    private static Text name(ResultSet row) throws SQLException {
        return new Text(row.getString("name_en"), row.getString("name_vi"));
    }
}
