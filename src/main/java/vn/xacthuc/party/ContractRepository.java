package vn.xacthuc.party;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads contracts from the database.
@ApplicationScoped
class ContractRepository {

    private static final String REVISION = "select count(*) from party.change";

    private static final String PARTIES =
            """
            select p.code, p.name, p.province_code, p.sector, p.status, p.officer_source,
                   l.name as policy_name, l.version, l.document
            from party.relying_party p
            left join lateral (
                select name, version, document from party.policy
                where party_code = p.code and status = 'ACTIVE'
                order by version desc limit 1) l on true
            """;

    private static final String CLIENTS = "select client_id, party_code from party.client";

    private static final String PURPOSES =
            "select code, name_vi, name_en, concerns_deceased from party.purpose";

    private final javax.sql.DataSource dataSource;
    private final ObjectMapper json =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    ContractRepository(@DataSource("log") javax.sql.DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long revision() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(REVISION);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The revision is read first: a change that slips in between is then read twice, never missed.
    Contracts load() throws SQLException {
        long revision = revision();
        try (Connection connection = dataSource.getConnection()) {
            Map<String, RelyingParty> parties = parties(connection);
            Map<String, RelyingParty> byClientId = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(CLIENTS);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    RelyingParty party = parties.get(rows.getString("party_code"));
                    if (party != null) {
                        byClientId.put(rows.getString("client_id"), party);
                    }
                }
            }
            return new Contracts(revision, parties, byClientId, purposes(connection));
        }
    }

    private Map<String, RelyingParty> parties(Connection connection) throws SQLException {
        Map<String, RelyingParty> parties = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(PARTIES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                parties.put(rows.getString("code"), party(rows));
            }
        }
        return parties;
    }

    private RelyingParty party(ResultSet row) throws SQLException {
        return new RelyingParty(
                row.getString("code"),
                row.getString("name"),
                Optional.ofNullable(row.getString("province_code")),
                Sector.valueOf(row.getString("sector")),
                PartyStatus.valueOf(row.getString("status")),
                OfficerSource.valueOf(row.getString("officer_source")),
                policy(row));
    }

    private Optional<Policy> policy(ResultSet row) throws SQLException {
        String document = row.getString("document");
        if (document == null) {
            return Optional.empty();
        }
        try {
            PolicyDocument terms = json.readValue(document, PolicyDocument.class);
            return Optional.of(terms.policy(row.getString("policy_name"), row.getInt("version")));
        } catch (JsonProcessingException e) {
            throw new SQLException(
                    "a policy's document cannot be read: " + row.getString("code"), e);
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
                                rows.getString("name_vi"),
                                rows.getString("name_en"),
                                rows.getBoolean("concerns_deceased"));
                purposes.put(purpose.code(), purpose);
            }
        }
        return purposes;
    }
}
