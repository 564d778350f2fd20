package vn.xacthuc.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.NoteSignature;
import vn.xacthuc.merkle.NoteVerifier;

/// The witness's memory: through restarts, crashes, races and damage.
class WitnessStorageTest {

    private final TestLog log = TestLog.honest();
    @TempDir private Path temp;
    private Path folder;
    private Path state;
    private RunningWitness witness;

    @BeforeEach
    void start() {
        folder = temp.resolve("storage");
        state = folder.resolve("state");
        witness = RunningWitness.of(folder, log.known());
        assertThat(witness.add(log.request(0, 5)).status()).isEqualTo(200);
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    @Test
    void restartKeepsWhatWasCosigned() throws IOException {
        witness.restart();

        assertThat(witness.add(log.request(0, 8))).isEqualTo(Answer.conflict(5));
        assertThat(witness.add(log.forgedFrom(2).request(5, 8)).status()).isEqualTo(422);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(200);
    }

    @Test
    void killBetweenWritingAndRenamingKeepsTheEarlierCheckpoint() throws IOException {
        witness.restart(
                RunningWitness.NOON,
                (from, to) -> {
                    throw new IOException("killed here");
                });

        Answer answer = witness.add(log.request(5, 8));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("— ");
        assertThat(folder.resolve("state.new")).exists();

        witness.restart();
        assertThat(witness.add(log.request(5, 9)).status()).isEqualTo(200);
    }

    @Test
    void halfWrittenNewStateIsNeverLookedAt() throws IOException {
        Files.writeString(folder.resolve("state.new"), "xacthuc-witness/1\nhalf");
        witness.restart();

        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(200);
        assertThat(folder.resolve("state.new")).doesNotExist();
    }

    @Test
    void afterAnUncertainWriteNothingIsCosignedUntilARestart() throws IOException {
        witness.restart(
                RunningWitness.NOON,
                (from, to) -> {
                    WitnessStorage.Rename.ATOMIC.rename(from, to);
                    throw new IOException("the disk went away");
                });
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(500);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(500);
        assertThat(witness.said()).contains("was changed by somebody else");

        witness.restart();
        assertThat(witness.add(log.request(5, 9))).isEqualTo(Answer.conflict(8));
    }

    @Test
    void newerStateOfAnotherIsNotOverwritten() throws IOException {
        byte[] older = Files.readAllBytes(state);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(200);
        byte[] newer = Files.readAllBytes(state);
        Files.write(state, older);
        witness.restart();
        Files.write(state, newer);

        assertThat(witness.add(log.request(5, 6)).status()).isEqualTo(500);

        assertThat(state).hasBinaryContent(newer);
    }

    @Test
    void nothingIsCosignedOnceTheFileIsGoneOrDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(state);
        Files.delete(state);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(500);
        assertThat(witness.add(log.request(0, 8)).status()).isEqualTo(500);
        assertThat(state).doesNotExist();

        Files.write(state, new byte[0]);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(500);
        assertThat(witness.said()).contains("nothing is cosigned, the storage is damaged");

        Files.write(state, whole);
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(200);
    }

    @Test
    void damagedFileIsNotOpened() throws IOException {
        byte[] whole = Files.readAllBytes(state);
        witness.close();
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= (byte) (1 << (i % 8));
            Files.write(state, damaged);
            assertNotOpened();
        }
        for (int length = 0; length < whole.length; length++) {
            Files.write(state, Arrays.copyOf(whole, length));
            assertNotOpened();
        }
    }

    @Test
    void fileWithARightHashOverWrongContentIsNotOpened() throws IOException {
        String whole = Files.readString(state);
        String header = whole.substring(0, whole.indexOf('\f') + 1);
        witness.close();

        for (String notes :
                List.of(
                        log.signed(5).encoded() + "\f",
                        "no note\f",
                        "\f\f",
                        log.signed("no checkpoint\n").encoded() + "\f")) {
            String text = header + notes;
            Files.writeString(state, text + WitnessStorage.sha256(text) + "\n");
            assertNotOpened();
        }
    }

    @Test
    void storageOfAnotherWitnessIsNotOpened() throws IOException {
        witness.close();
        NoteVerifier other = Cosigner.of("other.example/w", TestLog.newKey()).verifier();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> open(folder, other))
                .withMessageContaining("another witness");
    }

    @Test
    void emptyFolderIsNotTakenForAFreshStart() throws IOException {
        witness.close();
        Files.delete(state);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> open(folder, witness.key()))
                .withMessageContaining("not the storage of a witness");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> open(temp.resolve("nowhere"), witness.key()))
                .withMessageContaining("no folder");
    }

    @Test
    void storageIsNotMadeOverAnother() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> WitnessStorage.create(folder, witness.key()));
    }

    @Test
    void twoWitnessesDoNotShareAStorage() throws Exception {
        witness.close();
        Process other =
                OtherJvm.start(
                        List.of(), OtherProcess.class, folder.toString(), witness.key().encoded());
        assertThat(other.inputReader().readLine()).isEqualTo("opened");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(witness::restart)
                .withMessage("another witness is using " + folder);

        // A lock ends with its process, however that ends.
        assertThat(other.destroyForcibly().waitFor(1, TimeUnit.MINUTES)).isTrue();
        witness.restart();
        assertThat(witness.add(log.request(5, 8)).status()).isEqualTo(200);
    }

    /// Opens a storage and keeps it.
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] arguments) throws Exception {
            open(Path.of(arguments[0]), NoteVerifier.parse(arguments[1]));
            System.out.println("opened");
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    /// The race that C2SP tlog-witness describes: a request that was checked before another one was
    /// stored must not put its smaller tree over it.
    @Test
    void lateRequestDoesNotPutASmallerTreeBack() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        witness.restart(
                RunningWitness.NOON,
                (from, to) -> {
                    storing.countDown();
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    WitnessStorage.Rename.ATOMIC.rename(from, to);
                });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> larger = threads.submit(() -> witness.add(log.request(5, 9)));
            assertThat(storing.await(1, TimeUnit.MINUTES)).isTrue();
            Future<Answer> smaller = threads.submit(() -> witness.add(log.request(5, 6)));
            go.countDown();

            assertThat(larger.get().status()).isEqualTo(200);
            assertThat(smaller.get()).isEqualTo(Answer.conflict(9));
        }
    }

    @Test
    void ofManyAtOnceExactlyOneExtendsTheLastCheckpoint() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int last = 5;
            for (int round = 0; round < 20; round++) {
                int old = last;
                List<Callable<Answer>> calls =
                        IntStream.rangeClosed(1, 8)
                                .mapToObj(more -> log.request(old, old + more))
                                .map(body -> (Callable<Answer>) () -> witness.add(body))
                                .toList();
                int cosigned = 0;
                List<Future<Answer>> answers = threads.invokeAll(calls);
                for (int i = 0; i < answers.size(); i++) {
                    if (answers.get(i).get().status() == 200) {
                        cosigned++;
                        last = old + i + 1;
                    }
                }
                assertThat(cosigned).isEqualTo(1);
                for (Future<Answer> answer : answers) {
                    assertThat(answer.get()).matches(a -> a.status() == 200 || a.status() == 409);
                }
                assertThat(witness.add(log.request(0, 1))).isEqualTo(Answer.conflict(last));
            }
        }
    }

    @Test
    void checkpointThatComesAgainIsCosignedWithoutBeingWrittenAgain() throws Exception {
        byte[] before = Files.readAllBytes(state);
        Clock later = Clock.offset(RunningWitness.NOON, Duration.ofHours(1));
        witness.restart(later, WitnessStorage.Rename.ATOMIC);

        Answer again = witness.add(log.request(5, 5));

        assertThat(witness.key().timestamp(NoteSignature.parse(again.body().strip())))
                .contains(later.instant().getEpochSecond());
        assertThat(Files.readAllBytes(state)).isEqualTo(before);
    }

    private void assertNotOpened() {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> open(folder, witness.key()));
    }

    private static WitnessStorage open(Path folder, NoteVerifier key) throws IOException {
        return WitnessStorage.open(folder, key, WitnessStorage.Rename.ATOMIC);
    }
}
