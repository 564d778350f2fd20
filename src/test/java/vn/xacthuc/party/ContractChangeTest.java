package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

/// How replicas notice that contracts changed, and what they make of them.
class ContractChangeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static Database database;
    private static ContractRepository contracts;

    @BeforeAll
    static void migrate() {
        database = Database.newLog("party_changes");
        contracts = new ContractRepository(database.ofService(""), new PolicyJson());
    }

    private static void party(String code, String status) {
        database.write(
                "insert into party.relying_party (code, name, sector, status) values (?, 'Test',"
                        + " 'OTHER', ?)",
                code,
                status);
    }

    private static void client(String clientId, String party) {
        database.write("insert into party.client values (?, ?)", clientId, party);
    }

    private static void policy(String party, int version, String more) {
        database.write(
                "insert into party.policy (party_code, version, name, status, document) values (?,"
                        + " ?, 'test', 'ACTIVE', ?::jsonb)",
                party,
                version,
                "{\"fields\": [], \"purposes\": {}, \"shows\": [], \"registerBareCounts\": false"
                        + more
                        + "}");
    }

    @Test
    void changeIsNoticedThoughTheContractsWereReadWhileItWasNotCommitted() throws SQLException {
        try (Connection administrator = database.asOwner();
                Statement statement = administrator.createStatement()) {
            administrator.setAutoCommit(false);
            statement.execute(
                    "insert into party.relying_party (code, name, sector)"
                            + " values ('late', 'Late', 'OTHER')");
            statement.execute(
                    "insert into party.client (client_id, party_code) values ('late', 'late')");
            Contracts before = contracts.load(TODAY);
            administrator.commit();

            assertThat(before.partyOf("late")).isEmpty();
            assertThat(contracts.revision()).isNotEqualTo(before.revision());
            assertThat(contracts.load(TODAY).partyOf("late")).isPresent();
        }
    }

    @Test
    void contractThatNamesNoClientsHasThoseOfBefore() throws SQLException {
        party("old", "ACTIVE");
        client("old-core", "old");
        policy("old", 1, "");
        assertThat(contracts.load(TODAY).partyOf("old-core")).isPresent();

        policy("old", 2, ", \"clientIds\": [\"new-core\"]");

        assertThat(contracts.load(TODAY).partyOf("old-core")).isEmpty();
        assertThat(contracts.load(TODAY).partyOf("new-core")).isPresent();
    }

    @Test
    void clientOfTwoPartiesSpeaksForNeither() throws SQLException {
        party("one", "ACTIVE");
        party("two", "SUSPENDED");
        client("shared", "one");
        client("own", "two");
        policy("two", 1, ", \"clientIds\": [\"shared\", \"own\"]");

        Contracts read = contracts.load(TODAY);

        assertThat(read.partyOf("shared")).isEmpty();
        assertThat(read.partyOf("own")).isPresent();
    }

    @Test
    void closedPartyKeepsAClientThatNobodyElseHas() throws SQLException {
        party("gone-1", "CLOSED");
        party("heir", "ACTIVE");
        party("gone-2", "CLOSED");
        policy("gone-1", 1, ", \"clientIds\": [\"left\", \"kept\"]");
        policy("heir", 1, ", \"clientIds\": [\"left\"]");
        policy("gone-2", 1, ", \"clientIds\": [\"left\"]");

        Contracts read = contracts.load(TODAY);

        assertThat(read.partyOf("left").orElseThrow().code()).isEqualTo("heir");
        assertThat(read.partyOf("kept").orElseThrow().code()).isEqualTo("gone-1");
    }

    @Test
    void contractThatCannotBeReadStopsItsPartyAlone() throws SQLException {
        party("broken", "ACTIVE");
        client("broken", "broken");
        party("whole", "ACTIVE");
        client("whole", "whole");
        policy("broken", 1, "");
        policy("broken", 2, ", \"termsOfTomorrow\": true");
        policy("whole", 1, "");

        Contracts read = contracts.load(TODAY);

        assertThat(read.partyOf("broken").orElseThrow().policy()).isEmpty();
        assertThat(read.partyOf("whole").orElseThrow().policy()).isPresent();
    }

    @Test
    void contractBeginsAndEndsAtMidnightInVietnam() {
        party("dated", "ACTIVE");
        client("dated", "dated");
        policy("dated", 1, ", \"validFrom\": \"2026-12-01\", \"validTo\": \"2026-12-01\"");
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T16:59:59Z"));
        Parties parties = TestParties.of(database.ofService(""), settable(now));

        assertThat(inForce(parties)).isFalse();
        now.set(Instant.parse("2026-11-30T17:00:00Z"));
        assertThat(inForce(parties)).isTrue();
        now.set(Instant.parse("2026-12-01T16:59:59Z"));
        assertThat(inForce(parties)).isTrue();
        now.set(Instant.parse("2026-12-01T17:00:00Z"));
        assertThat(inForce(parties)).isFalse();
    }

    private static boolean inForce(Parties parties) {
        parties.refresh();
        return parties.byCode("dated").orElseThrow().policy().isPresent();
    }

    private static Clock settable(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
