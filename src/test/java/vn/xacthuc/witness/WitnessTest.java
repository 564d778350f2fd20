package vn.xacthuc.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TreeHash;

/// What C2SP tlog-witness, "add-checkpoint", demands, in its order.
class WitnessTest {

    private final TestLog log = TestLog.honest();
    @TempDir private Path folder;
    private RunningWitness witness;

    @BeforeEach
    void start() {
        witness = RunningWitness.of(folder.resolve("storage"), log.known());
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    @Test
    void cosignsAFirstCheckpointAndEachThatExtendsIt() throws MalformedNoteException {
        int last = 0;
        for (int size : new int[] {1, 2, 3, 8, 8, 100, 255}) {
            Answer answer = witness.add(log.request(last, size));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).startsWith("— ").endsWith("\n").hasLineCount(1);
            NoteSignature cosignature = NoteSignature.parse(answer.body().strip());
            assertThat(witness.key().verifies(log.checkpoint(size).text(), cosignature)).isTrue();
            assertThat(witness.key().timestamp(cosignature))
                    .contains(RunningWitness.NOON.instant().getEpochSecond());
            last = size;
        }
        assertThat(witness.said()).isEmpty();
    }

    @Test
    void cosignsTheEmptyTreeOfALogThatBegins() {
        assertThat(witness.add(log.request(0, 0)).status()).isEqualTo(200);
        assertThat(witness.add(log.request(0, 5)).status()).isEqualTo(200);
    }

    @Test
    void cosignsExtensionLinesWithTheRest() throws MalformedNoteException {
        String text = log.checkpoint(3).text() + "extension\n";

        Answer answer = witness.add("old 0\n\n" + log.signed(text).encoded());

        NoteSignature cosignature = NoteSignature.parse(answer.body().strip());
        assertThat(witness.key().verifies(text, cosignature)).isTrue();
    }

    @Test
    void whatIsNoRequestIsABadRequest() {
        String note = log.signed(5).encoded();
        String hash = Base64.getEncoder().encodeToString(TreeHash.ofEmptyTree()) + "\n";

        assertStatus(400, "");
        assertStatus(400, note);
        assertStatus(400, "old 0\n" + note);
        assertStatus(400, "old 00\n\n" + note);
        assertStatus(400, "old 0\n\n" + note.strip());
        assertStatus(400, "old 0\n" + hash.repeat(64) + "\n" + note);
        assertStatus(400, "old 0\n\n" + log.signed("not a checkpoint\n").encoded());
    }

    @Test
    void logThatIsNotKnownIsNotFound() {
        TestLog other = TestLog.named("other.example/log");

        assertStatus(404, other.request(0, 5));
    }

    @Test
    void checkpointWithoutATrustedSignatureIsForbidden() {
        assertStatus(403, log.withNewKey().request(0, 5));
    }

    @Test
    void checkpointWithAWrongSignatureOfATrustedKeyIsForbidden() {
        SignedNote right = log.signed(5);
        SignedNote wrong = new SignedNote(log.checkpoint(6).text(), right.signatures());
        SignedNote both = log.signed(6).with(right.signatures().getFirst());

        assertStatus(403, new AddCheckpoint(0, List.of(), wrong).encoded());
        assertStatus(403, new AddCheckpoint(0, List.of(), both).encoded());
    }

    @Test
    void oldSizeLargerThanTheNewOneIsABadRequest() {
        witness.add(log.request(0, 8));

        assertStatus(400, "old 8\n\n" + log.signed(5).encoded());
        assertStatus(400, "old 6\n\n" + log.signed(5).encoded());
    }

    @Test
    void logThatWasRolledBackIsToldTheSizeThatIsRemembered() {
        witness.add(log.request(0, 8));

        for (int old : new int[] {0, 3, 5}) {
            Answer answer = witness.add(log.request(old, 5));

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
            assertThat(answer.body()).isEqualTo("8\n");
        }
        assertThat(witness.add(log.request(9, 10)).body()).isEqualTo("8\n");
    }

    @Test
    void witnessThatHasSeenNothingSaysSizeZero() {
        assertThat(witness.add(log.request(3, 5))).isEqualTo(Answer.conflict(0));
    }

    @Test
    void checkpointOfNothingHasTheRootOfNothing() {
        Checkpoint wrong = new Checkpoint(TestLog.ORIGIN, 0, new byte[32]);

        assertStatus(422, "old 0\n\n" + log.signed(wrong.text()).encoded());
    }

    @Test
    void proofFromNothingMustBeEmpty() {
        assertStatus(
                422,
                new AddCheckpoint(0, List.of(TreeHash.ofEmptyTree()), log.signed(5)).encoded());
    }

    @Test
    void proofMustHold() {
        witness.add(log.request(0, 5));

        assertStatus(422, new AddCheckpoint(5, List.of(), log.signed(8)).encoded());
        assertStatus(422, new AddCheckpoint(5, log.proof(4, 8), log.signed(8)).encoded());
        assertStatus(422, new AddCheckpoint(5, log.proof(5, 7), log.signed(8)).encoded());
        assertStatus(422, new AddCheckpoint(5, log.proof(1, 5), log.signed(5)).encoded());
    }

    @Test
    void splitViewOfTheSameSizeIsRefusedAndShown() {
        witness.add(log.request(0, 8));
        TestLog forged = log.forgedFrom(7);

        assertStatus(422, forged.request(8, 8));

        // Two signed trees of one size: the log has proved its own misbehaviour.
        assertThat(witness.said())
                .contains("PROOF OF DECEIT", log.signed(8).encoded(), forged.signed(8).encoded());
    }

    @Test
    void smallerTreeThatWasNeverCosignedIsShownOnceAlthoughTheSizeIsWrong() {
        witness.add(log.request(0, 5));
        witness.add(log.request(5, 8));
        TestLog forged = log.forgedFrom(3);
        for (int i = 0; i < 5; i++) {
            assertStatus(409, log.request(0, 5));
            assertStatus(409, log.request(0, 8));
            assertStatus(409, log.request(0, 9));
        }
        assertThat(witness.said()).isEmpty();

        for (int i = 0; i < 5; i++) {
            assertStatus(409, forged.request(0, 5));
        }
        assertThat(witness.said())
                .containsOnlyOnce(forged.signed(5).encoded())
                .contains("never cosigned here", log.signed(8).encoded());

        assertStatus(409, forged.request(0, 8));
        assertStatus(422, forged.request(8, 8));
        assertThat(witness.said())
                .containsOnlyOnce("PROOF OF DECEIT")
                .contains(forged.signed(8).encoded());
    }

    @Test
    void memoryOfWhatWasShownIsSmall() {
        witness.add(log.request(0, 100));
        TestLog forged = log.forgedFrom(3);
        assertStatus(409, forged.request(0, 50));
        for (int i = 0; i < 5000; i++) {
            Checkpoint other = new Checkpoint(TestLog.ORIGIN, 7, TreeHash.ofLeaf(new byte[i]));
            assertStatus(409, "old 0\n\n" + log.signed(other.text()).encoded());
        }
        assertStatus(409, forged.request(0, 50));

        assertThat(witness.said().split(Pattern.quote(forged.signed(50).encoded()), -1)).hasSize(3);
    }

    @Test
    void replayedCheckpointsDoNotBuryTheProofOfADeceit() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(RunningWitness.NOON.instant());
        witness.restart(new SuppliedClock(now::get), WitnessStorage.Rename.ATOMIC);
        witness.add(log.request(0, 8));
        for (int size = 9; size < 200; size++) {
            // Anybody can take these from the log and send them without the proof.
            assertStatus(422, new AddCheckpoint(8, List.of(), log.signed(size)).encoded());
        }
        assertThat(witness.said())
                .containsOnlyOnce("not proved to extend")
                .contains(log.signed(8).encoded(), log.signed(9).encoded())
                .doesNotContain("DECEIT");

        assertStatus(422, log.forgedFrom(7).request(8, 8));
        assertThat(witness.said()).contains("PROOF OF DECEIT");

        now.updateAndGet(instant -> instant.plusSeconds(59));
        assertStatus(422, log.forgedFrom(7).request(8, 30));
        assertThat(witness.said()).doesNotContain(log.forgedFrom(7).signed(30).encoded());
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertStatus(422, log.forgedFrom(7).request(8, 30));
        assertThat(witness.said()).contains(log.forgedFrom(7).signed(30).encoded());
    }

    @Test
    void proofWhereNoneIsNeededIsNoDeceit() {
        witness.add(log.request(0, 8));

        assertStatus(422, new AddCheckpoint(8, log.proof(4, 8), log.signed(8)).encoded());

        assertThat(witness.said()).doesNotContain("DECEIT");
    }

    @Test
    void splitViewOfALargerTreeIsRefused() {
        witness.add(log.request(0, 8));
        TestLog forged = log.forgedFrom(3);

        for (int size = 9; size < 40; size++) {
            assertStatus(422, forged.request(8, size));
        }
        assertThat(witness.add(log.request(8, 40)).status()).isEqualTo(200);
    }

    @Test
    void forgeryFromNothingIsShownWithoutAnEarlierCheckpoint() {
        Checkpoint wrong = new Checkpoint(TestLog.ORIGIN, 0, new byte[32]);

        witness.add("old 0\n\n" + log.signed(wrong.text()).encoded());

        assertThat(witness.said()).contains(log.signed(wrong.text()).encoded());
    }

    @Test
    void refusalLeavesTheMemoryAsItWas() {
        witness.add(log.request(0, 8));
        TestLog forged = log.forgedFrom(3);

        witness.add(forged.request(8, 20));
        witness.add(forged.request(0, 20));
        witness.add(log.withNewKey().request(8, 20));

        assertThat(witness.add(log.request(8, 9)).status()).isEqualTo(200);
    }

    @Test
    void eachLogIsRememberedOnItsOwn() throws IOException {
        TestLog other = TestLog.named("other.example/log");
        Map<String, List<NoteVerifier>> both =
                Map.of(
                        TestLog.ORIGIN,
                        List.of(log.key()),
                        "other.example/log",
                        List.of(other.key()));
        try (RunningWitness two = RunningWitness.of(folder.resolve("two"), both)) {
            two.add(log.request(0, 8));

            assertThat(two.add(other.request(0, 3)).status()).isEqualTo(200);
            assertThat(two.add(log.request(8, 9)).status()).isEqualTo(200);
            assertThat(two.add(other.request(3, 4)).status()).isEqualTo(200);
        }
    }

    @Test
    void oldAndNewKeyOfALogAreTrustedTogether() throws IOException {
        TestLog renewed = log.withNewKey();
        Map<String, List<NoteVerifier>> keys =
                Map.of(TestLog.ORIGIN, List.of(log.key(), renewed.key()));
        try (RunningWitness two = RunningWitness.of(folder.resolve("two"), keys)) {
            assertThat(two.add(log.request(0, 8)).status()).isEqualTo(200);
            assertThat(two.add(renewed.request(8, 9)).status()).isEqualTo(200);
        }
    }

    @Test
    void whatIsKeptForMonitorsHasTheTrustedSignaturesAndOurs() throws MalformedNoteException {
        NoteSignature stranger = TestLog.named("s").signed(1).signatures().getFirst();
        SignedNote sent = log.signed(5).with(stranger);

        Answer answer = witness.add(new AddCheckpoint(0, List.of(), sent).encoded());

        String hash = WitnessStorage.sha256(TestLog.ORIGIN);
        SignedNote kept = witness.witness().latest(hash).orElseThrow();
        assertThat(kept.isSignedBy(log.key())).isTrue();
        assertThat(kept.isSignedBy(witness.key())).isTrue();
        assertThat(kept.encoded()).isEqualTo(log.signed(5).encoded() + answer.body());
        assertThat(witness.witness().latest(WitnessStorage.sha256("x"))).isEmpty();
    }

    @Test
    void timeNeverGoesBack() throws IOException, MalformedNoteException {
        witness.add(log.request(0, 5));
        Clock earlier = Clock.offset(RunningWitness.NOON, Duration.ofHours(-1));
        witness.restart(earlier, WitnessStorage.Rename.ATOMIC);

        Answer answer = witness.add(log.request(5, 6));

        assertThat(witness.key().timestamp(NoteSignature.parse(answer.body().strip())))
                .contains(RunningWitness.NOON.instant().getEpochSecond());
    }

    @Test
    void timeIsNeverZero() throws IOException, MalformedNoteException {
        Clock atStart = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        witness.restart(atStart, WitnessStorage.Rename.ATOMIC);

        Answer answer = witness.add(log.request(0, 6));

        assertThat(witness.key().timestamp(NoteSignature.parse(answer.body().strip())))
                .contains(1L);
    }

    private void assertStatus(int status, String body) {
        Answer answer = witness.add(body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("— ");
    }
}
