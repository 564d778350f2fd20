package vn.xacthuc.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.icao.Cscas;
import vn.xacthuc.icao.Fingerprint;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.sample.CertifiedKey;
import vn.xacthuc.testing.Database;

/// The trust list in the database, as several replicas see and change it.
class TrustReplicasTest {

    private static final CertifiedKey CSCA = Cscas.root("XA", "CSCA", "CSCA");
    private static final CertifiedKey ABROAD = Cscas.root("XB", "CSCA", "abroad");

    private Database database;
    private TrustReplica here;
    private TrustReplica there;

    @BeforeEach
    void start() {
        database = Database.newLog("trust_" + UUID.randomUUID().toString().replace('-', '_'));
        here = new TrustReplica(database);
        there = new TrustReplica(database);
    }

    @Test
    void emptyListHasAVersionOfItsOwn() {
        assertThat(here.store.current().version()).matches("\\d{4}-\\d\\d-\\d\\d#0");
        assertThat(here.store.state().assembly().anchors()).isEmpty();
    }

    @Test
    void changeOnOneReplicaIsSeenAtOnceThereAndByTheOthersWhenTheyLook() {
        there.store.refresh();
        ImportAnswer answer = here.add(CSCA);

        assertThat(answer.trustList()).isEqualTo("2026-11-21#1");
        assertThat(answer.changed()).isTrue();
        assertThat(here.store.current().version()).isEqualTo("2026-11-21#1");
        assertThat(there.trusts(CSCA)).isFalse();

        there.store.refresh();

        assertThat(there.trusts(CSCA)).isTrue();
        assertThat(there.store.current().version()).isEqualTo("2026-11-21#1");
    }

    @Test
    void changedListIsAnotherInstanceAndAnUnchangedOneIsNot() {
        here.add(CSCA);
        Object before = here.store.current().list();

        here.store.refresh();
        assertThat(here.add(CSCA).changed()).isFalse();
        assertThat(here.store.current().list()).isSameAs(before);

        here.add(ABROAD);
        assertThat(here.store.current().list()).isNotSameAs(before);
    }

    @Test
    void everythingIsReadBackAsItWas() {
        byte[] list = TrustLab.listOf(CSCA, Instant.parse("2026-05-01T00:00:00Z"), ABROAD);
        here.add(CSCA);
        here.registrar.addMasterList(list, Optional.empty());
        here.registrar.addRevocationLists(Cscas.list(CSCA).der(), Optional.empty());
        here.add(Cscas.root("XC", "CSCA", "far"));
        remove(here, MaterialKind.CSCA_CERTIFICATE, ABROAD.der());

        TrustState state = new TrustReplica(database).store.state();

        assertThat(state.version()).isEqualTo(here.store.state().version());
        assertThat(state.assembly().anchors()).hasSize(2);
        assertThat(state.archive().masterLists()).hasSize(1);
        assertThat(state.archive().revocationLists()).hasSize(1);
        assertThat(state.archive().isWithdrawn(Fingerprint.ofEncoded(ABROAD.der()))).isTrue();
    }

    private static void remove(TrustReplica replica, MaterialKind kind, byte[] encoded) {
        replica.registrar.remove(kind, Fingerprint.ofEncoded(encoded), Operator.CALLER);
    }

    @Test
    void proposalIsJudgedByWhatIsThereByThenNotByWhatWasSeenBefore() {
        there.store.refresh();
        here.add(CSCA);

        assertThat(
                        there.registrar
                                .addRevocationLists(Cscas.list(CSCA).der(), Optional.empty())
                                .accepted())
                .hasSize(1);
        assertThat(there.trusts(CSCA)).isTrue();
    }

    @Test
    void changesAtTheSameTimeGetOneNumberEachAndNoneIsLost() {
        List<CertifiedKey> roots =
                IntStream.range(0, 12)
                        .mapToObj(i -> Cscas.root("XA", "CSCA " + i, "CSCA " + i))
                        .toList();
        List<CompletableFuture<ImportAnswer>> answers = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            TrustReplica replica = i % 2 == 0 ? here : there;
            CertifiedKey root = roots.get(i);
            answers.add(CompletableFuture.supplyAsync(() -> replica.add(root)));
        }

        assertThat(answers.stream().map(CompletableFuture::join).map(ImportAnswer::trustList))
                .doesNotHaveDuplicates()
                .hasSize(12);
        TrustReplica third = new TrustReplica(database);
        assertThat(roots).allMatch(third::trusts);
        assertThat(third.store.state().version().number()).isEqualTo(12);
    }

    @Test
    void changeThatCannotBeRecordedDoesNotHappen() {
        here.failingJournal(true);

        assertThatThrownBy(() -> here.add(CSCA)).isInstanceOf(ProblemException.class);
        assertThat(here.trusts(CSCA)).isFalse();
        assertThat(database.count("select count(*) from trust.change")).isZero();

        assertThat(here.failingJournal(false).add(CSCA).trustList()).endsWith("#1");
        assertThat(here.journal).containsExactly("2026-11-21#1");
    }

    @Test
    void refusalIsRecordedAndToldWithItsReason() {
        assertThatThrownBy(() -> here.add(Cscas.link(CSCA, ABROAD)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.fieldProblems())
                                        .singleElement()
                                        .satisfies(field ->
                                                assertThat(field.detail().english())
                                                        .startsWith("LINK_NOT_SIGNED_BY_ANCHOR:")));
        assertThat(here.journal).containsExactly("LINK_NOT_SIGNED_BY_ANCHOR");
    }

    @Test
    void removalOfWhatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> remove(here, MaterialKind.CRL, CSCA.der()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
        assertThat(here.journal).isEmpty();
    }

    @Test
    void listThatWasNeverReadIsNoEmptyList() {
        here.failingDatabase(true);

        assertThatThrownBy(here.store::current)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
        assertThat(here.failingDatabase(false).store.current().version()).endsWith("#0");
    }

    @Test
    void listReadBeforeStaysInForceWhileTheDatabaseIsOutOfReach() {
        here.add(CSCA);
        here.failingDatabase(true).store.refresh();

        assertThat(here.trusts(CSCA)).isTrue();
        assertThatThrownBy(() -> here.add(ABROAD))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
    }

    @Test
    void stateThatWasOvertakenIsNotPublished() {
        here.add(CSCA);
        TrustState first = here.store.state();
        here.add(ABROAD);

        here.store.publish(first);

        assertThat(here.trusts(ABROAD)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(MaterialKind.class)
    void whatCannotBeReadAnyMoreIsLeftOut(MaterialKind kind) throws SQLException {
        here.add(CSCA);
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute("insert into trust.version values (2, now())");
            statement.execute(
                    "insert into trust.change values (2, 0, '%s', sha256('\\x00'), '\\x00')"
                            .formatted(kind));
        }

        here.store.refresh();

        assertThat(here.store.state().version().number()).isEqualTo(2);
        assertThat(here.store.state().assembly().anchors()).hasSize(1);
    }
}
