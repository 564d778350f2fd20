package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.xacthuc.contract.ContractReplica.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.xacthuc.party.Caller;
import vn.xacthuc.party.PartyStatus;
import vn.xacthuc.party.PolicyDocument;
import vn.xacthuc.party.Sector;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// Parties and contracts in the database, as several replicas see and change them.
class ContractReplicasTest {

    private Database database;
    private ContractReplica here;
    private ContractReplica there;

    @BeforeEach
    void start() {
        database = Database.newLog("contract_" + UUID.randomUUID().toString().replace('-', '_'));
        here = new ContractReplica(database);
        there = new ContractReplica(database);
    }

    @Test
    void contractIsInForceAtOnceHereAndForTheOthersWhenTheyLook() {
        there.parties.refresh();
        here.register("bank-a");
        int draft = here.propose("bank-a", ContractReplica.terms("core")).version();

        assertThat(here.admits("core")).isFalse();
        assertThat(here.approve("bank-a", draft).state()).isEqualTo(PolicyState.IN_FORCE);

        assertThat(here.admits("core")).isTrue();
        assertThat(there.admits("core")).isFalse();
        there.parties.refresh();
        assertThat(there.admits("core")).isTrue();
    }

    @Test
    void suspensionIsFeltAtOnceHereAndByTheOthersWhenTheyLook() {
        here.contract("bank-a", ContractReplica.terms("core"));
        there.parties.refresh();

        here.suspend("bank-a");

        assertThat(here.admits("core")).isFalse();
        assertThat(there.admits("core")).isTrue();
        there.parties.refresh();
        assertThat(there.admits("core")).isFalse();
    }

    @Test
    void changeThatCannotBeRecordedDoesNotHappen() {
        here.register("bank-a");
        int draft = here.propose("bank-a", ContractReplica.terms("core")).version();
        here.failingJournal(true);

        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.approve("bank-a", draft));
        assertRefused(
                ProblemType.LOG_UNAVAILABLE,
                () -> here.propose("bank-a", ContractReplica.terms("core")));
        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.suspend("bank-a"));
        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.register("bank-b"));

        there.parties.refresh();
        assertThat(there.admits("core")).isFalse();
        assertThat(there.policies.find("bank-a", draft).state()).isEqualTo(PolicyState.DRAFT);
        assertThat(there.registrar.find("bank-a").status()).isEqualTo(PartyStatus.ACTIVE);
        assertThat(database.count("select count(*) from party.policy")).isEqualTo(1);
        assertThat(database.count("select count(*) from party.relying_party")).isEqualTo(1);
        assertThat(here.failingJournal(false).approve("bank-a", draft).approved()).isNotNull();
        assertThat(here.admits("core")).isTrue();
    }

    @Test
    void everyChangeIsRecordedWithItsDifference() {
        here.contract("bank-a", ContractReplica.terms("core"));
        here.propose("bank-a", ContractReplica.terms("kiosk"));
        here.suspend("bank-a");

        assertThat(here.journal)
                .extracting(entry -> entry.get("change"))
                .containsExactly(
                        "PARTY_REGISTERED",
                        "POLICY_PROPOSED",
                        "POLICY_APPROVED",
                        "POLICY_PROPOSED",
                        "PARTY_CHANGED");
        assertThat(here.journal).allMatch(entry -> entry.get("party").equals("bank-a"));
        assertThat(pointers(here.journal.get(0))).contains("ADDED /name", "ADDED /sector");
        assertThat(pointers(here.journal.get(2))).contains("ADDED /clientIds", "ADDED /purposes");
        assertThat(pointers(here.journal.get(3))).containsExactly("CHANGED /clientIds");
        assertThat(pointers(here.journal.get(4))).containsExactly("CHANGED /status");
        assertThat(here.journal.get(4)).containsEntry("reason", "Key lost.");
        assertThat(here.journal.get(2)).containsEntry("policy", "test@1");
    }

    @SuppressWarnings("unchecked")
    private static List<String> pointers(Map<String, Object> entry) {
        return ((List<Difference>) entry.get("difference"))
                .stream().map(one -> one.change() + " " + one.pointer()).toList();
    }

    @Test
    void ofTwoApprovalsAtTheSameTimeOneCounts() {
        here.register("bank-a");
        int first = here.propose("bank-a", ContractReplica.terms("first")).version();
        int second = here.propose("bank-a", ContractReplica.terms("second")).version();

        List<String> outcomes =
                atOnce(() -> here.approve("bank-a", first), () -> there.approve("bank-a", second));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "outdated");
        here.parties.refresh();
        assertThat(here.admits("first")).isNotEqualTo(here.admits("second"));
        assertThat(database.count("select count(*) from party.approval")).isEqualTo(1);
    }

    @Test
    void ofTwoApprovalsOfOneDraftAtTheSameTimeOneCounts() {
        here.register("bank-a");
        int draft = here.propose("bank-a", ContractReplica.terms("core")).version();
        Caller third = Administrators.person("hoa");

        List<String> outcomes =
                atOnce(
                        () -> here.approve("bank-a", draft),
                        () -> there.policies.approve(third, "bank-a", draft));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "outdated");
    }

    @Test
    void draftsAtTheSameTimeGetOneNumberEachAndNoneIsLost() {
        here.register("bank-a");
        List<CompletableFuture<PolicyView>> drafts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ContractReplica replica = i % 2 == 0 ? here : there;
            PolicyDocument terms = ContractReplica.terms("client-" + i);
            drafts.add(CompletableFuture.supplyAsync(() -> replica.propose("bank-a", terms)));
        }

        assertThat(drafts.stream().map(draft -> draft.join().version()))
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(there.policies.page("bank-a", PageRequest.read(null, null)).items())
                .hasSize(12)
                .allMatch(draft -> draft.state() == PolicyState.DRAFT);
    }

    @Test
    void partiesOfOneCodeAtTheSameTimeAreOne() {
        List<String> outcomes =
                atOnce(() -> here.register("bank-a"), () -> there.register("bank-a"));

        assertThat(outcomes).containsExactlyInAnyOrder("done", "already-exists");
    }

    @Test
    void clientOfAnotherPartyIsRefusedInDraftAndInApproval() {
        here.register("bank-b");
        int late = here.propose("bank-b", ContractReplica.terms("core")).version();
        here.contract("bank-a", ContractReplica.terms("core"));

        ProblemException refused =
                catchThrowableOfType(
                        ProblemException.class,
                        () -> here.propose("bank-b", ContractReplica.terms("core")));
        assertThat(refused.type()).isEqualTo(ProblemType.INVALID_VALUE);
        assertThat(refused.fieldProblems())
                .extracting(FieldProblem::pointer)
                .containsExactly("/terms/clientIds/0");
        assertRefused(ProblemType.OUTDATED, () -> here.approve("bank-b", late));
        assertThat(here.admits("core")).isTrue();
    }

    @Test
    void clientOfAContractToComeBelongsToItsPartyAlready() {
        here.contract("bank-a", ContractReplica.terms("core"));
        int next =
                here.propose(
                                "bank-a",
                                ContractReplica.terms("next", ContractReplica.TOMORROW, null))
                        .version();
        here.approve("bank-a", next);
        here.register("bank-b");

        assertRefused(
                ProblemType.INVALID_VALUE,
                () -> here.propose("bank-b", ContractReplica.terms("next")));
        assertRefused(
                ProblemType.INVALID_VALUE,
                () -> here.propose("bank-b", ContractReplica.terms("core")));
    }

    @Test
    void clientThatAPartyGaveUpMayBelongToAnother() {
        here.contract("bank-a", ContractReplica.terms("core"));
        here.approve("bank-a", here.propose("bank-a", ContractReplica.terms("new")).version());
        here.contract("bank-b", ContractReplica.terms("core"));

        assertThat(here.parties.byClientId("core").orElseThrow().code()).isEqualTo("bank-b");
        assertThat(here.parties.byClientId("new").orElseThrow().code()).isEqualTo("bank-a");
    }

    @Test
    void closedPartyHoldsNoClient() {
        here.contract("bank-a", ContractReplica.terms("core"));
        close("bank-a");
        assertThat(here.admits("core")).isFalse();

        here.contract("bank-b", ContractReplica.terms("core"));

        assertThat(here.parties.byClientId("core").orElseThrow().code()).isEqualTo("bank-b");
        assertThat(here.admits("core")).isTrue();
    }

    private PartyView close(String code) {
        int revision = here.registrar.find(code).revision();
        return here.registrar.change(
                Administrators.LAN,
                code,
                new PartyChange(revision, null, null, PartyStatus.CLOSED, "Merged."));
    }

    @Test
    void closedPartyStaysClosed() {
        here.contract("bank-a", ContractReplica.terms("core"));
        int draft = here.propose("bank-a", ContractReplica.terms("core")).version();
        close("bank-a");

        assertRefused(ProblemType.PARTY_CLOSED, () -> here.suspend("bank-a"));
        assertRefused(ProblemType.PARTY_CLOSED, () -> close("bank-a"));
        assertRefused(
                ProblemType.PARTY_CLOSED,
                () -> here.propose("bank-a", ContractReplica.terms("core")));
        assertRefused(ProblemType.PARTY_CLOSED, () -> here.approve("bank-a", draft));
    }

    @Test
    void clientThatTheOwnerWroteBelongsToItsParty() {
        database.write(
                "insert into party.relying_party (code, name, sector) values ('old', 'Old', 'BANK')");
        database.write("insert into party.client values ('old-core', 'old')");
        here.register("bank-a");

        assertRefused(
                ProblemType.INVALID_VALUE,
                () -> here.propose("bank-a", ContractReplica.terms("old-core")));
    }

    @Test
    void firstDraftAfterAContractThatTheOwnerWroteShowsWhatChanges() {
        database.write(
                "insert into party.relying_party (code, name, sector) values ('old', 'Old', 'BANK')");
        database.write("insert into party.client values ('old-core', 'old')");
        database.write(
                "insert into party.policy (party_code, version, name, status, document) values"
                        + " ('old', 4, 'old', 'ACTIVE', '{\"fields\": [], \"purposes\": {},"
                        + " \"shows\": [\"reasons\"], \"registerBareCounts\": true}')");

        PolicyView written = here.policies.find("old", 4);
        PolicyView draft = here.propose("old", ContractReplica.terms("old-core"));

        assertThat(written.state()).isEqualTo(PolicyState.IN_FORCE);
        assertThat(written.terms().clientIds()).containsExactly("old-core");
        assertThat(written.proposed()).isNull();
        assertThat(written.basedOn()).isNull();
        assertThat(draft.version()).isEqualTo(5);
        assertThat(draft.basedOn()).isEqualTo(4);
        assertThat(draft.difference())
                .extracting(one -> one.change() + " " + one.pointer())
                .containsExactly(
                        "CHANGED /fields",
                        "ADDED /purposes/BANK_ACCOUNT_OPENING",
                        "CHANGED /registerBareCounts");
    }

    @Test
    void versionThatTheOwnerTookBackIsNoBasis() {
        here.contract("bank-a", ContractReplica.terms("core"));
        int draft = here.propose("bank-a", ContractReplica.terms("core")).version();
        database.write("update party.policy set status = 'RETIRED'");

        assertThat(here.policies.find("bank-a", 1).state()).isEqualTo(PolicyState.RETIRED);
        assertRefused(ProblemType.OUTDATED, () -> here.approve("bank-a", draft));
    }

    @Test
    void nothingIsSaidWhileTheDatabaseIsOutOfReach() {
        here.contract("bank-a", ContractReplica.terms("core"));
        here.failingDatabase(true);

        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.registrar.find("bank-a"));
        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.suspend("bank-a"));
        assertThat(here.admits("core")).isTrue();
        assertThat(here.failingDatabase(false).registrar.find("bank-a").status())
                .isEqualTo(PartyStatus.ACTIVE);
    }

    @Test
    void termsThatCannotBeReadAreNotShownAsOthers() {
        here.contract("bank-a", ContractReplica.terms("core"));
        database.write("update party.policy set document = document || '{\"everything\": true}'");

        assertRefused(ProblemType.LOG_UNAVAILABLE, () -> here.policies.find("bank-a", 1));
    }

    @Test
    void whoSuspendedDoesNotCountOnceTheOwnerChangedTheStatus() {
        here.register("bank-a");
        here.suspend("bank-a");
        database.write("update party.relying_party set status = 'ACTIVE'");

        assertThat(here.registrar.find("bank-a").standing()).isNull();
        assertThat(here.registrar.find("bank-a").revision()).isEqualTo(3);
    }

    @Test
    void partyThatTheOwnerSuspendedIsAdmittedByAnyAdministrator() {
        here.register("bank-a");
        database.write("update party.relying_party set status = 'SUSPENDED'");

        PartyView admitted =
                here.registrar.change(
                        Administrators.LAN,
                        "bank-a",
                        new PartyChange(2, null, null, PartyStatus.ACTIVE, "Cleared."));

        assertThat(admitted.status()).isEqualTo(PartyStatus.ACTIVE);
        assertThat(admitted.sector()).isEqualTo(Sector.BANK);
    }

    private static List<String> atOnce(Callable<?> one, Callable<?> other) {
        return List.of(one, other).stream()
                .map(call -> CompletableFuture.supplyAsync(() -> outcome(call)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static String outcome(Callable<?> call) {
        try {
            call.call();
            return "done";
        } catch (ProblemException refused) {
            return refused.type().code();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
