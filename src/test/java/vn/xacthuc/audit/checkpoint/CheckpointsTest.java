package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.LogSpan;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.TileRows;
import vn.xacthuc.audit.checkpoint.WitnessClient.Answer;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;

/// The checkpoints as a process of the service knows and gives them.
@Timeout(60)
class CheckpointsTest {

    private static final LogSpan LOG = new LogSpan(0, LogSettings.NEW.origin());

    private final Database database;
    private final String name;

    CheckpointsTest(TestInfo test) {
        name =
                "points_"
                        + Integer.toHexString(
                                test.getTestMethod().orElseThrow().getName().hashCode());
        database = Database.newLog(name);
    }

    @Test
    void growingLogHasACheckpointEverySecondAndNotManyMore() throws Exception {
        try (Replica one = Replica.signing(database, LogSettings.NEW);
                Replica other = Replica.signing(database, LogSettings.NEW);
                Replica third = Replica.signing(database, LogSettings.NEW)) {
            long start = System.nanoTime();
            Duration time = Duration.ofSeconds(6);
            while (System.nanoTime() - start < time.toNanos()) {
                one.append(1);
                other.append(1);
                third.append(1);
            }
        }
        assertThat(
                        database.count(
                                "select count(*) from (select signed_at - lag(signed_at) over"
                                        + " (order by size) as gap from checkpoint) gaps"
                                        + " where gap > interval '1.5 seconds'"))
                .isZero();
        assertThat(database.count("select count(*) from checkpoint")).isBetween(6L, 16L);
    }

    @Test
    void checkpointOfOneReplicaIsGivenByTheOtherWithinASecond() throws Exception {
        try (Replica one = Replica.signing(database, LogSettings.NEW);
                Replica other = Replica.signing(database, LogSettings.NEW)) {
            assertThat(other.checkpoints.latest()).isEmpty();
            one.append(3);
            long size = one.checkpoints.covering(LOG, 3).size();

            assertThat(
                            Eventually.holds(
                                    "the other has it",
                                    () ->
                                            other.checkpoints
                                                    .latest()
                                                    .filter(newest -> newest.size() >= size)
                                                    .isPresent()))
                    .isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void manyWhoNeedTheirEntriesCoveredShareAFewSignatures() throws Exception {
        try (Replica replica = Replica.running(database);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            replica.append(200);
            List<Future<SignedCheckpoint>> covering = new ArrayList<>();
            for (long leaf = 0; leaf <= 200; leaf++) {
                long wanted = leaf;
                covering.add(clients.submit(() -> replica.checkpoints.covering(LOG, wanted)));
            }
            for (Future<SignedCheckpoint> one : covering) {
                assertThat(one.get().size()).isEqualTo(201);
            }
            assertThat(database.count("select count(*) from checkpoint")).isEqualTo(1);
        }
    }

    @Test
    void whoeverNeedsCoverWaitsForTheReplicaThatSigns() throws Exception {
        try (Replica replica = Replica.running(database);
                var holder = database.asService();
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            replica.append(1);
            holder.setAutoCommit(false);
            assertThat(new CheckpointStatements(holder).tryLock()).isTrue();
            Future<SignedCheckpoint> covering =
                    clients.submit(() -> replica.checkpoints.covering(LOG, 1));
            Thread.sleep(100);
            assertThat(covering.isDone()).isFalse();

            holder.rollback();

            assertThat(covering.get().size()).isEqualTo(2);
        }
    }

    @Test
    void manyWhoWaitForADatabaseThatIsAwayShareItsFailure() throws Exception {
        try (Replica replica = Replica.running(new SlowToFail(database.ofService("")));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            List<Future<SignedCheckpoint>> covering = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                covering.add(clients.submit(() -> replica.checkpoints.covering(LOG, 1)));
            }
            for (Future<SignedCheckpoint> one : covering) {
                assertThatThrownBy(one::get).hasCauseInstanceOf(ProblemException.class);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    /// A database that takes its time to say no, as one does whose host is gone.
    private static final class SlowToFail extends PGSimpleDataSource {

        private static final long serialVersionUID = 1;

        private SlowToFail(PGSimpleDataSource real) {
            setUrl(real.getUrl());
        }

        @Override
        public Connection getConnection() throws SQLException {
            LockSupport.parkNanos(Duration.ofMillis(900).toNanos());
            throw new SQLException("gone", "08001");
        }
    }

    @Test
    void leafThatIsNotThereIsNotCoveredInTime() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(1);

            isUnavailable(() -> replica.checkpoints.covering(LOG, 2));
        }
    }

    @Test
    void headThatMustNotBeSignedCoversNothing() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(5);
            new Forger(database).changesLeaf(2);

            isUnavailable(() -> replica.checkpoints.covering(LOG, 1));
            assertThat(replica.checkpoints.trouble()).isPresent();
        }
    }

    @Test
    void databaseThatIsAwayIsSaidSoUntilItIsBack() throws Exception {
        PGSimpleDataSource source = database.ofService("");
        int[] ports = source.getPortNumbers().clone();
        try (Replica replica = Replica.running(source)) {
            replica.append(1);
            source.setPortNumbers(new int[] {1});

            isUnavailable(() -> replica.checkpoints.covering(LOG, 1));
            isUnavailable(() -> replica.checkpoints.latest());
            isUnavailable(() -> replica.proofs.of(UUID.randomUUID()));
            assertThat(replica.checkpoints.trouble().orElseThrow()).contains("08001");

            source.setPortNumbers(ports);
            assertThat(replica.checkpoints.covering(LOG, 1).size()).isEqualTo(2);
            assertThat(replica.checkpoints.trouble()).isEmpty();
            assertThat(replica.checkpoints.latest()).isPresent();
        }
    }

    @Test
    void whoeverIsInterruptedGetsNoCheckpoint() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
            Thread.currentThread().interrupt();

            isUnavailable(() -> replica.checkpoints.covering(LOG, 5));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void leafOfAClosedLogHasItsCheckpointOrNone() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
            replica.signing.signer.attempt(0);
            replica.append(3);
        }
        database.write(
                "insert into log_opening values (5, 'next.example/log', ?, 2, sha256('x'))",
                LogSettings.NEW.origin());
        LogSettings next = LogSettings.NEW.withOrigin("next.example/log");
        try (Replica replica = Replica.running(database, next)) {
            replica.append(1);

            assertThat(replica.checkpoints.covering(LOG, 1).size()).isEqualTo(2);
            assertThatThrownBy(() -> replica.checkpoints.covering(LOG, 2))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.type()).isEqualTo(ProblemType.NOT_FOUND));
        }
    }

    @Test
    void everyLeafIsProvedUnderEveryCheckpointThatCoversIt() throws Exception {
        try (Replica replica = Replica.running(database)) {
            for (int size : new int[] {1, 2, 60, 200, 300}) {
                replica.append(size);
                SignedCheckpoint signed = replica.signing.signer.attempt(0).newest().orElseThrow();
                TileTree<SQLException> tree =
                        new TileTree<>(
                                signed.size(),
                                (level, index, width) -> {
                                    try (var connection = database.asService()) {
                                        return new TileRows(connection, LOG)
                                                .hashes(level, index, width);
                                    }
                                });
                for (long leaf = 0; leaf < signed.size(); leaf += 13) {
                    assertThat(
                                    InclusionProof.holds(
                                            leaf,
                                            signed.size(),
                                            tree.leafHash(leaf),
                                            tree.inclusionProof(leaf),
                                            signed.root()))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void splitViewIsRefusedByTheWitness(@TempDir Path folder) throws Exception {
        String key = new CheckpointKeys(LogSettings.NEW).current().encoded();
        try (RunningWitness witness = RunningWitness.of(folder, key)) {
            LogSettings settings = LogSettings.NEW.withWitness("w1", witness.url, witness.key);
            Database shared = database;
            try (Replica replica = Replica.running(shared)) {
                replica.append(9);
                replica.signing.signer.attempt(0);
            }
            Database split = Database.copyOf(name, name + "_split");
            try (Replica shown = Replica.signing(shared, settings)) {
                shown.append(5);
                Eventually.holds(
                        "the witness cosigned",
                        () ->
                                shared.count("select count(*) from cosignature where size = 15")
                                        == 1);
            }
            // The other view is longer, so that only its content is wrong.
            try (Replica hidden = Replica.running(split)) {
                hidden.append(20);
                SignedCheckpoint signed = hidden.signing.signer.attempt(0).newest().orElseThrow();
                List<byte[]> proof = hidden.tiles.tree(LOG, signed.size()).consistencyProof(15);

                assertThat(
                                add(
                                        witness,
                                        new AddCheckpoint(
                                                15, proof, SignedNote.parse(signed.note()))))
                        .isEqualTo(new Answer.Refused(422));
            }
            try (Replica hidden = Replica.signing(split, settings)) {
                assertThatThrownBy(() -> hidden.append(1)).isNotNull();
                assertThat(hidden.signing.guard.refusal().orElseThrow())
                        .contains("do not extend the checkpoint of 15 that witness w1 has");
            }
            assertThat(split.count("select count(*) from cosignature")).isZero();
        }
    }

    private static Answer add(RunningWitness witness, AddCheckpoint request) throws Exception {
        return new WitnessClient(
                        HttpClient.newHttpClient(),
                        witness.url,
                        NoteVerifier.parse(witness.key),
                        Duration.ofSeconds(5))
                .add(request);
    }

    private static void isUnavailable(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo(ProblemType.LOG_UNAVAILABLE));
    }
}
