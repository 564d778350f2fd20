package vn.xacthuc.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.xacthuc.testing.Database;

/// Contracts and purposes that were written before administrators managed them.
class ContractMigrationTest {

    private static Database log;
    private static Contracts contracts;

    @BeforeAll
    static void migrate() throws SQLException {
        log = Database.beforeMigration("contracts_of_before");
        log.migrateLog("5");
        log.write(
                "insert into party.relying_party (code, name, sector) values ('bank', 'Bank',"
                        + " 'BANK')");
        log.write("insert into party.client values ('core', 'bank')");
        log.write(
                "insert into party.policy (party_code, version, name, document) values ('bank', 3,"
                        + " 'bank', '{\"fields\": [\"fullName\"], \"purposes\":"
                        + " {\"BANK_ACCOUNT_OPENING\": {\"requiredContext\": [\"OFFICER\"],"
                        + " \"validCard\": true, \"genuineChip\": false, \"chipPresence\": false}},"
                        + " \"shows\": [\"reasons\"], \"registerBareCounts\": false}')");
        log.write(
                "insert into party.policy (party_code, version, name, status, document) values"
                        + " ('bank', 4, 'bank', 'DRAFT', '{}')");
        log.write(
                "insert into party.purpose (code, name_vi, name_en) values ('LIBRARY_CARD', 'Thẻ"
                        + " thư viện', 'Library card'), ('BIRTH_REGISTRATION', 'Khai sinh',"
                        + " 'Birth')");

        log.migrateLog("latest");

        contracts =
                new ContractRepository(log.ofService(""), new PolicyJson())
                        .load(LocalDate.of(2026, 11, 22));
    }

    @Test
    void contractOfBeforeHoldsAsItDidWithTheDefaultsForWhatItDoesNotSay() {
        Policy policy = contracts.partyOf("core").orElseThrow().policy().orElseThrow();
        PurposePolicy purpose = policy.purpose("BANK_ACCOUNT_OPENING").orElseThrow();

        assertThat(policy.reference()).isEqualTo("bank@3");
        assertThat(policy.quota()).isEqualTo(Quota.DEFAULT);
        assertThat(policy.probing()).isEqualTo(ProbingBudget.DEFAULT);
        assertThat(policy.accepts(Optional.empty())).isTrue();
        assertThat(policy.mayClaim(ClaimField.FULL_NAME, purpose)).isTrue();
        assertThat(policy.mayClaim(ClaimField.SEX, purpose)).isFalse();
        assertThat(CountingGrade.values())
                .allMatch(grade -> purpose.counts(ClaimField.FULL_NAME, grade));
    }

    @Test
    void draftThatNobodySignedIsRetired() {
        assertThat(log.read("select status from party.policy where version = 4"))
                .containsExactly("RETIRED");
    }

    @Test
    void purposesOfTheOwnerStayAndFindTheirPlace() {
        Purpose own = contracts.purposes().get("LIBRARY_CARD");
        Purpose known = contracts.purposes().get("BIRTH_REGISTRATION");

        assertThat(own.essentialService()).isFalse();
        assertThat(own.citizenText().english()).isEqualTo("Library card");
        assertThat(known.essentialService()).isTrue();
        assertThat(known.name().english()).isEqualTo("Birth");
        assertThat(contracts.purposes().values().stream().filter(Purpose::essentialService))
                .hasSize(25);
    }
}
