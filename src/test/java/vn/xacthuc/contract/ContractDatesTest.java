package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.contract.ContractReplica.TOMORROW;
import static vn.xacthuc.contract.ContractReplica.assertRefused;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// From when to when contracts hold, on days of Vietnam.
class ContractDatesTest {

    private Database database;
    private ContractReplica here;

    @BeforeEach
    void start() {
        database = Database.newLog("dates_" + UUID.randomUUID().toString().replace('-', '_'));
        here = new ContractReplica(database);
    }

    @Test
    void contractHoldsFromItsFirstToItsLastDay() {
        LocalDate last = TOMORROW.plusDays(1);
        here.register("bank-a");
        PolicyView draft = here.propose("bank-a", ContractReplica.terms("core", TOMORROW, last));

        assertThat(here.approve("bank-a", draft.version()).state())
                .isEqualTo(PolicyState.SCHEDULED);
        assertThat(here.registrar.find("bank-a").policy()).isNull();
        assertThat(here.admits("core")).isFalse();
        assertThat(admitted("core", 1)).isTrue();
        assertThat(admitted("core", 2)).isTrue();
        assertThat(admitted("core", 3)).isFalse();
    }

    private boolean admitted(String clientId, int days) {
        return new ContractReplica(database, ContractReplica.NOW.plus(days, ChronoUnit.DAYS))
                .admits(clientId);
    }

    @Test
    void contractThatEndedIsFollowedByNone() {
        here.contract("bank-a", ContractReplica.terms("core"));
        PolicyDocument today = ContractReplica.terms("core", null, ContractReplica.TODAY);
        here.approve("bank-a", here.propose("bank-a", today).version());
        ContractReplica tomorrow =
                new ContractReplica(database, ContractReplica.NOW.plus(1, ChronoUnit.DAYS));

        assertThat(here.admits("core")).isTrue();
        assertThat(tomorrow.admits("core")).isFalse();
        assertThat(tomorrow.policies.find("bank-a", 1).state()).isEqualTo(PolicyState.SUPERSEDED);
        assertThat(tomorrow.policies.find("bank-a", 2).state()).isEqualTo(PolicyState.ENDED);
        assertThat(tomorrow.registrar.find("bank-a").policy()).isNull();
        assertThat(here.registrar.find("bank-a").policy()).isEqualTo("test@2");
    }

    @Test
    void draftWhoseLastDayIsPastCannotBeApproved() {
        here.register("bank-a");
        PolicyDocument today = ContractReplica.terms("core", null, ContractReplica.TODAY);
        int draft = here.propose("bank-a", today).version();
        ContractReplica tomorrow =
                new ContractReplica(database, ContractReplica.NOW.plus(1, ChronoUnit.DAYS));

        assertRefused(ProblemType.OUTDATED, () -> tomorrow.approve("bank-a", draft));
    }
}
