package vn.xacthuc.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.EntryRow;
import vn.xacthuc.audit.LogSettings;
import vn.xacthuc.audit.Replica;
import vn.xacthuc.audit.checkpoint.WitnessClient.Answer;
import vn.xacthuc.audit.proof.EntryProof;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.InclusionProof;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.testing.Database;
import vn.xacthuc.testing.Eventually;

/// A backup is restored, noticed, and the log goes on under another name.
@Timeout(120)
class LogSuccessionTest {

    private static final String NEXT = "test.xacthuc.example/log2";

    private static Database before;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir Path folder;

    @BeforeAll
    static void openLog() {
        before = Database.newLog("succession");
    }

    @Test
    void restoredBackupIsRefusedUntilASuccessorIsOpened() throws Exception {
        CheckpointKeys next = new CheckpointKeys(LogSettings.NEW.withOrigin(NEXT));
        String old = new CheckpointKeys(LogSettings.NEW).current().encoded();
        try (RunningWitness witness = RunningWitness.of(folder, old, next.current().encoded())) {
            LogSettings settings =
                    LogSettings.NEW
                            .withCheckpointFile(folder.resolve("checkpoint"))
                            .withWitness("w1", witness.url, witness.key);
            appendAndCosign(before, settings, 300, 301);
            Database backup = Database.copyOf("succession", "succession_backup");
            appendAndCosign(before, settings, 30, 331);
            Path last = Files.copy(folder.resolve("checkpoint"), folder.resolve("last"));

            refusesBoth(backup, settings);
            assertThat(statusOfRolledBack(backup, witness)).isEqualTo(new Answer.Conflict(331));
            assertThat(succeed(backup, NEXT, last))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("xacthuc.audit.origin=" + NEXT, old, next.current().encoded());

            LogSettings succeeded = settings.withOrigin(NEXT);
            appendAndCosign(backup, succeeded, 5, 6);
            successorProves(backup, succeeded, last);
            refusesUnder(backup, settings);
        }
    }

    private void appendAndCosign(Database database, LogSettings settings, int entries, long size)
            throws Exception {
        try (Replica replica = Replica.signing(database, settings)) {
            replica.append(entries);
            Eventually.holds(
                    "the witness cosigned " + size,
                    () ->
                            database.count(
                                            "select count(*) from cosignature where size = ? and"
                                                    + " log_first_row = (select max(first_row) from"
                                                    + " log_opening)",
                                            size)
                                    == 1);
            Eventually.holds(
                    "the cosignature is served",
                    () -> replica.checkpoints.latest().orElseThrow().note().lines().count() == 6);
            assertThat(
                            replica.metrics
                                    .get("xacthuc.audit.cosignature.age")
                                    .tag("witness", "w1")
                                    .gauge()
                                    .value())
                    .isBetween(0.0, 60.0);
        }
    }

    /// By the file, and without it by the witness.
    private void refusesBoth(Database backup, LogSettings settings) throws Exception {
        refuses(backup, settings, "331");
        Files.delete(folder.resolve("checkpoint"));
        refuses(backup, settings, "witness w1 has a checkpoint of 331");
        assertThat(backup.count("select count(*) from entry")).isEqualTo(301);
        assertThat(folder.resolve("checkpoint")).doesNotExist();
    }

    private static void refuses(Database backup, LogSettings settings, String why) {
        try (Replica replica = Replica.signing(backup, settings)) {
            assertThatThrownBy(() -> replica.append(1)).isNotNull();
            assertThat(replica.signing.guard.refusal().orElseThrow())
                    .contains(why, "301", "log-succeed");
        }
    }

    /// Whoever signs the rolled-back log all the same gets no cosignature for it.
    private static Answer statusOfRolledBack(Database backup, RunningWitness witness)
            throws Exception {
        try (Replica careless = Replica.running(backup)) {
            SignedCheckpoint signed = careless.signing.signer.attempt(0).newest().orElseThrow();
            return client(witness).add(new AddCheckpoint(301, List.of(), ofLog(signed)));
        }
    }

    private void successorProves(Database backup, LogSettings settings, Path last)
            throws Exception {
        Checkpoint closed =
                new CheckpointKeys(LogSettings.NEW).open(Files.readString(last)).orElseThrow();
        try (Replica replica = Replica.signing(backup, settings)) {
            UUID opening = entry(backup, "LOG_OPENED", 301);
            EntryProof proof = replica.proofs.of(opening);
            assertThat(proof.origin()).isEqualTo(NEXT);
            assertThat(proof.leafIndex()).isZero();
            assertThat(proof.treeSize()).isEqualTo(6);
            assertThat(
                            InclusionProof.holds(
                                    0,
                                    proof.treeSize(),
                                    proof.leafHash(),
                                    proof.proof(),
                                    proof.rootHash()))
                    .isTrue();
            assertThat(replica.checkpointKeys.open(proof.checkpoint()).orElseThrow().origin())
                    .isEqualTo(NEXT);

            EntryRow row = replica.entries.byId(opening).orElseThrow();
            EntryRow.Sealed sealed = row.sealed().orElseThrow();
            String details =
                    new String(
                            replica.cipher
                                    .decrypt(sealed.keyId(), row.id(), sealed.ciphertext())
                                    .details(),
                            StandardCharsets.UTF_8);
            assertThat(details)
                    .contains(
                            LogSettings.NEW.origin(),
                            "\"size\":" + closed.size(),
                            Base64.getEncoder().encodeToString(closed.root()),
                            "\"heldSize\":301");

            EntryProof ofClosed = replica.proofs.of(entry(backup, "VERIFICATION", 200));
            assertThat(ofClosed.origin()).isEqualTo(LogSettings.NEW.origin());
            assertThat(ofClosed.leafIndex()).isEqualTo(200);
        }
    }

    private static void refusesUnder(Database backup, LogSettings settings) {
        try (Replica replica = Replica.signing(backup, settings)) {
            assertThatThrownBy(() -> replica.append(1)).isNotNull();
            assertThat(replica.signing.guard.refusal().orElseThrow()).contains(NEXT);
        }
    }

    private static UUID entry(Database database, String kind, long row) {
        return UUID.fromString(
                database.read(
                                "select id::text from entry where kind = ? and leaf_index = ?",
                                kind,
                                row)
                        .getFirst());
    }

    private int succeed(Database database, String origin, Path checkpoint) {
        return run(database, "--origin", origin, "--checkpoint", checkpoint.toString());
    }

    private int run(Database database, String... arguments) {
        return LogSucceedCommand.run(
                Arrays.asList(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                database.ofOwner()::getConnection,
                origin -> new CheckpointKeys(LogSettings.NEW.withOrigin(origin)));
    }

    private static SignedNote ofLog(SignedCheckpoint checkpoint) throws Exception {
        SignedNote note = SignedNote.parse(checkpoint.note());
        return new SignedNote(note.text(), note.signatures().subList(0, 1));
    }

    private static WitnessClient client(RunningWitness witness) throws Exception {
        return new WitnessClient(
                HttpClient.newHttpClient(),
                witness.url,
                NoteVerifier.parse(witness.key),
                Duration.ofSeconds(5));
    }
}
