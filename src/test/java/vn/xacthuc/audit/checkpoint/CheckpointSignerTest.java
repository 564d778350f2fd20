package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import vn.xacthuc.audit.Forger;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.checkpoint.CheckpointSigner.Attempt;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;
import vn.xacthuc.testing.Database;

/// The signer signs nothing that does not extend what stands.
@Timeout(60)
class CheckpointSignerTest {

    private final Database database;
    private final Forger forger;

    CheckpointSignerTest(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        database = Database.newLog("signer_" + Integer.toHexString(name.hashCode()));
        forger = new Forger(database);
    }

    @Test
    void emptyLogHasNothingToSign() throws Exception {
        try (Replica replica = Replica.running(database)) {
            Attempt attempt = replica.signing.signer.attempt(0);

            assertThat(attempt.newest()).isEmpty();
            assertThat(attempt.signed()).isFalse();
        }
    }

    @Test
    void checkpointNamesTheLogItsSizeAndItsRoot() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(300);

            Attempt attempt = replica.signing.signer.attempt(0);

            SignedCheckpoint signed = attempt.newest().orElseThrow();
            Checkpoint said = replica.checkpointKeys.open(signed.note()).orElseThrow();
            assertThat(attempt.signed()).isTrue();
            assertThat(said.origin()).isEqualTo(LogSettings.NEW.origin());
            assertThat(said.size()).isEqualTo(301).isEqualTo(signed.size());
            assertThat(said.root()).isEqualTo(signed.root()).isEqualTo(forger.treeOf(301).root());
            assertThat(SignedNote.parse(signed.note()).signatures()).hasSize(1);
        }
    }

    @Test
    void logThatDidNotGrowIsNotSignedAgain() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(1);
            SignedCheckpoint first = replica.signing.signer.attempt(0).newest().orElseThrow();

            Attempt again = replica.signing.signer.attempt(0);

            assertThat(again.signed()).isFalse();
            assertThat(again.newest().orElseThrow().note()).isEqualTo(first.note());
        }
    }

    @Test
    void noTwoCheckpointsExtendTheSameOneHoweverManyReplicasSign() throws Exception {
        int rounds = 30;
        try (Replica one = Replica.running(database);
                Replica other = Replica.running(database);
                ExecutorService signers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < rounds; round++) {
                (round % 2 == 0 ? one : other).append(20);
                List<Future<Attempt>> attempts = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    Replica replica = i % 2 == 0 ? one : other;
                    attempts.add(signers.submit(() -> replica.signing.signer.attempt(0)));
                }
                int signed = 0;
                for (Future<Attempt> attempt : attempts) {
                    signed += attempt.get().signed() ? 1 : 0;
                }
                assertThat(signed).isEqualTo(1);
            }

            long size = 0;
            for (String note : database.read("select note from checkpoint order by size")) {
                Checkpoint checkpoint = one.checkpointKeys.open(note).orElseThrow();
                assertThat(
                                database.count(
                                        "select previous_size from checkpoint where size = ?",
                                        checkpoint.size()))
                        .isEqualTo(size);
                size = checkpoint.size();
                assertThat(checkpoint.root()).isEqualTo(forger.treeOf(size).root());
            }
            assertThat(size).isEqualTo(1 + rounds * 20);
        }
    }

    @Test
    void signerDoesNotWaitForAnother() throws Exception {
        try (Replica replica = Replica.running(database);
                var holder = database.asService()) {
            replica.append(1);
            holder.setAutoCommit(false);
            assertThat(new CheckpointStatements(holder).tryLock()).isTrue();

            Attempt attempt = replica.signing.signer.attempt(0);

            assertThat(attempt.signed()).isFalse();
            assertThat(attempt.head().size()).isEqualTo(2);
            holder.rollback();
            assertThat(replica.signing.signer.attempt(0).signed()).isTrue();
        }
    }

    @Test
    void whoDoesNotSignGivesOutOnlyWhatItProved() throws Exception {
        try (Replica replica = Replica.running(database);
                Replica other = Replica.running(database);
                var holder = database.asService()) {
            replica.append(10);
            SignedCheckpoint first = replica.signing.signer.attempt(0).newest().orElseThrow();
            replica.append(10);
            assertThat(other.signing.signer.attempt(0).signed()).isTrue();
            holder.setAutoCommit(false);
            assertThat(new CheckpointStatements(holder).tryLock()).isTrue();
            assertThat(replica.signing.signer.attempt(0).newest().orElseThrow().size())
                    .isEqualTo(21);

            forger.changes("delete from checkpoint where size = 21");
            assertThat(replica.signing.signer.attempt(0).newest().orElseThrow().size())
                    .isEqualTo(21);

            forger.changes("update checkpoint set note = 'nothing'");
            refuses(replica, "was not signed by this log's keys");
            String forged =
                    replica.checkpointKeys.sign(
                            new Checkpoint(LogSettings.NEW.origin(), 15, first.root()));
            forger.changes("update checkpoint set size = 15, note = '" + forged + "'");
            refuses(replica, "does not extend its checkpoint of 15");
        }
    }

    @Test
    void lineThatIsNoCosignatureIsNotServedAndStopsNobody() throws Exception {
        Cosigner witness = Cosigner.of("witness.example/w1", newPrivateKey());
        Cosigner stranger = Cosigner.of("witness.example/w1", newPrivateKey());
        LogSettings settings =
                LogSettings.NEW.withWitness(
                        "w1", "http://localhost:1", witness.verifier().encoded());
        try (Replica replica = Replica.running(database, settings)) {
            replica.append(3);
            SignedCheckpoint signed = replica.signing.signer.attempt(0).newest().orElseThrow();
            SignedNote note = SignedNote.parse(signed.note());
            String right = witness.cosign(note.text(), 7).line();
            replica.signing.signer.cosign(signed, "a", "nothing");
            replica.signing.signer.cosign(signed, "b", stranger.cosign(note.text(), 7).line());
            replica.signing.signer.cosign(
                    signed, "c", note.signatures().getFirst().line().replace('A', 'B'));
            for (int i = 0; i < 200; i++) {
                replica.signing.signer.cosign(signed, "w" + i, right);
            }

            assertThat(replica.signing.signer.attempt(0).newest().orElseThrow().note())
                    .isEqualTo(signed.note() + right + "\n");
            assertThat(replica.checkpoints.latest().orElseThrow().note())
                    .isEqualTo(signed.note() + right + "\n");
            replica.append(3);
            assertThat(replica.signing.signer.attempt(0).signed()).isTrue();
        }
    }

    @Test
    void fullTileThatTheLogDoesNotFillIsNotBelieved() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(300);
            forger.changes(
                    "insert into tile select 0, 0, 1, sha256('x'), string_agg(sha256('x'), '')"
                            + " from generate_series(1, 256)");

            SignedCheckpoint signed = replica.signing.signer.attempt(0).newest().orElseThrow();

            assertThat(signed.root()).isEqualTo(forger.treeOf(301).root());
        }
    }

    @Test
    void entryChangedBeforeItsTileWasFullStopsSigning() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(10);
            forger.changesLeaf(5);

            refuses(replica, "do not give the root");
        }
    }

    @Test
    void entryRemovedBeforeItsTileWasFullStopsSigning() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(10);
            forger.changes("delete from entry where leaf_index = 5");

            refuses(replica, "are missing");
        }
    }

    @Test
    void rootOfAFullTileThatWasChangedStopsSigning() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(600);
            forger.changes(
                    "update tile set root = sha256(root) where level = 0 and tile_index = 1");

            refuses(replica, "do not give the root");
        }
    }

    /// Signing reads the right edge of the tree, not the whole log: an old entry that was changed
    /// is noticed by the proof of that entry, and by whoever verifies an export.
    @Test
    void entryChangedUnderAFullTileIsNoticedByItsProof() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(300);
            forger.changesLeaf(5);
            String id = database.read("select id::text from entry where leaf_index = 5").getFirst();

            assertThat(replica.signing.signer.attempt(0).signed()).isTrue();
            assertThatThrownBy(() -> replica.proofs.of(UUID.fromString(id)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem ->
                                    assertThat(problem.type())
                                            .isEqualTo(ProblemType.LOG_UNAVAILABLE));
        }
    }

    @Test
    void treeThatWasRecomputedDoesNotExtendItsCheckpoint() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(10);
            replica.signing.signer.attempt(0);
            replica.append(10);
        }
        try (Replica restarted = Replica.running(database)) {
            forger.changesLeaf(5);
            forger.recomputesTheHead();

            refuses(restarted, "does not extend its checkpoint of 11");
        }
    }

    @Test
    void treeThatWasRecomputedAtTheSizeOfItsCheckpointIsNoticedToo() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(10);
            replica.signing.signer.attempt(0);
            forger.changesLeaf(5);
            forger.recomputesTheHead();

            refuses(replica, "does not extend its checkpoint of 11");
        }
    }

    @Test
    void checkpointOfSomebodyElsesKeyIsNotExtended() throws Exception {
        try (Replica stranger =
                        Replica.running(database, LogSettings.NEW.withCheckpointKey(newKey()));
                Replica replica = Replica.running(database)) {
            stranger.append(3);
            assertThat(stranger.signing.signer.attempt(0).signed()).isTrue();
            replica.append(3);

            refuses(replica, "was not signed by this log's keys");
        }
    }

    @Test
    void checkpointWhoseColumnsDifferFromItsNoteIsNotExtended() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.signing.signer.attempt(0);
            forger.changes("update checkpoint set root = sha256(root)");
            refuses(replica, "was not signed by this log's keys");

            forger.changes("update checkpoint set size = 3");
            refuses(replica, "was not signed by this log's keys");
        }
    }

    @Test
    void checkpointOfAnotherLogIsNotExtended() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            SignedCheckpoint signed = replica.signing.signer.attempt(0).newest().orElseThrow();
            String other =
                    new CheckpointKeys(LogSettings.NEW.withOrigin("other.example/log"))
                            .sign(new Checkpoint("other.example/log", 4, signed.root()));
            forger.changes("update checkpoint set note = '" + other + "'");

            refuses(replica, "was not signed by this log's keys");
        }
    }

    @Test
    void keyThatRetiredStillVouchesForWhatItSigned() throws Exception {
        try (Replica before = Replica.running(database)) {
            before.append(3);
            before.signing.signer.attempt(0);
            LogSettings rotated =
                    LogSettings.NEW.withCheckpointKey(
                            newKey(), before.checkpointKeys.current().encoded());
            try (Replica after = Replica.running(database, rotated)) {
                after.append(3);

                assertThat(after.signing.signer.attempt(0).signed()).isTrue();
            }
        }
    }

    @Test
    void databaseExchangedWhileTheProcessRunsIsRefused() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.signing.signer.attempt(0);
            forger.changes("delete from checkpoint");
            forger.changesLeaf(1);
            forger.recomputesTheHead();

            refuses(replica, "that this process knows");
            assertThat(replica.signing.guard.refusal()).isPresent();
            refuses(replica, "that this process knows");
        }
    }

    @Test
    void logWithLessThanItsCheckpointIsNotSigned() throws Exception {
        try (Replica replica = Replica.running(database)) {
            replica.append(3);
            replica.append(3);
            replica.signing.signer.attempt(0);
        }
        forger.rollsBackTo(4);
        try (Replica restarted = Replica.running(database)) {
            refuses(restarted, "does not extend its checkpoint of 7");
        }
    }

    private static void refuses(Replica replica, String why) {
        assertThatThrownBy(() -> replica.signing.signer.attempt(0))
                .isInstanceOf(UnprovableHeadException.class)
                .hasMessageContaining(why);
    }

    private static String newKey() {
        return Ed25519Keys.pem(newPrivateKey());
    }

    private static PrivateKey newPrivateKey() {
        return Ed25519Keys.generate(new SecureRandom()).getPrivate();
    }
}
