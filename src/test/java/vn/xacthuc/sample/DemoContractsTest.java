package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.PolicyJson;
import vn.xacthuc.testing.Database;

/// The demo clients' contracts, here and in the containers.
class DemoContractsTest {

    private static final Path SCRIPT = Path.of("docker/postgres/demo-contracts.sql");

    @Test
    void containersHaveTheContractsOfDevelopment() throws SQLException, IOException {
        Database written = Database.newLog("demo_contracts");
        Database scripted = Database.newLog("demo_contracts_of_docker");
        try (Connection owner = written.asOwner()) {
            DemoContracts.write(owner);
            DemoContracts.write(owner);
        }
        for (int times = 0; times < 2; times++) {
            try (Connection owner = scripted.asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute(Files.readString(SCRIPT));
            }
        }

        assertThat(parties(scripted)).isEqualTo(parties(written)).hasSize(10);
        assertThat(clients(scripted)).isEqualTo(clients(written));
        assertThat(terms(scripted)).isEqualTo(terms(written)).hasSize(10);
    }

    private static List<String> parties(Database log) {
        return log.read(
                "select code || name || sector || status from party.relying_party order by 1");
    }

    private static List<String> clients(Database log) {
        return log.read("select client_id || ' ' || party_code from party.client order by 1");
    }

    private static Map<String, PolicyDocument> terms(Database log) throws IOException {
        PolicyJson json = new PolicyJson();
        List<String> names =
                log.read(
                        "select party_code || name || version from party.approved_policy order by"
                                + " party_code");
        List<String> documents =
                log.read("select document from party.approved_policy order by party_code");
        Map<String, PolicyDocument> terms = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            terms.put(names.get(i), json.read(documents.get(i)));
        }
        return terms;
    }
}
