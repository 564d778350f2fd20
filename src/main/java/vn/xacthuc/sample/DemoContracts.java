package vn.xacthuc.sample;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import vn.xacthuc.party.PolicyJson;

/// Writes the demo clients' parties and contracts into an empty database, as its owner.
public final class DemoContracts {

    private static final String PARTY =
            "insert into party.relying_party (code, name, sector) values (?, ?, ?)"
                    + " on conflict do nothing";
    private static final String CLIENT =
            "insert into party.client (client_id, party_code) values (?, ?) on conflict do nothing";
    private static final String POLICY =
            "insert into party.policy (party_code, version, name, status, document)"
                    + " values (?, 1, ?, 'ACTIVE', ?::jsonb) on conflict do nothing";

    private DemoContracts() {}

    /// Adds what is missing and changes nothing that is there.
    public static void write(Connection connection) throws SQLException {
        PolicyJson json = new PolicyJson();
        try (PreparedStatement party = connection.prepareStatement(PARTY);
                PreparedStatement client = connection.prepareStatement(CLIENT);
                PreparedStatement policy = connection.prepareStatement(POLICY)) {
            for (DemoClient demo : DemoClient.values()) {
                party.setString(1, demo.id());
                party.setString(2, demo.partyName());
                party.setString(3, demo.sector().name());
                party.executeUpdate();
                client.setString(1, demo.id());
                client.setString(2, demo.id());
                client.executeUpdate();
                policy.setString(1, demo.id());
                policy.setString(2, demo.contract().name());
                policy.setString(3, json.write(demo.contract().terms()));
                policy.executeUpdate();
            }
        }
    }
}
