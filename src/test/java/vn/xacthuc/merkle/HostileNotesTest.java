package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// Whatever text comes: it is read, or it is malformed, and what was read is written back as it
/// came.
class HostileNotesTest {

    private static final int ROUNDS = 4_000;
    private static final NaiveTree TREE = NaiveTree.of(20);
    private static final NoteSigner SIGNER = NoteSigner.of("example.com/log", Keys.any());
    private static final Cosigner WITNESS = Cosigner.of("witness.example/w", Keys.any());

    @Test
    void damagedTextIsReadBackAsItCameOrIsMalformed() {
        String text = new Checkpoint("example.com/log", 20, TREE.root(20)).text();
        SignedNote note =
                new SignedNote(text, List.of())
                        .with(SIGNER.sign(text))
                        .with(WITNESS.cosign(text, 1_700_000_000));
        Random random = new Random(11);
        for (int round = 0; round < ROUNDS; round++) {
            String damaged = damaged(note.encoded(), random);
            check(damaged, () -> SignedNote.parse(damaged).encoded());

            String head = damaged(text, random);
            check(head, () -> written(Checkpoint.parse(head), head));

            String line = damaged(note.signatures().get(round % 2).line(), random);
            check(line, () -> NoteSignature.parse(line).line());

            String file = damaged(LogProof.encode(7, TREE.path(7, 20), note.encoded()), random);
            check(file, () -> written(LogProof.parse(file)));

            String body = damaged(new AddCheckpoint(7, TREE.proof(7, 20), note).encoded(), random);
            check(body, () -> AddCheckpoint.parse(body).encoded());

            String vkey = damaged(SIGNER.verifier().encoded(), random);
            check(vkey, () -> NoteVerifier.parse(vkey).encoded());
        }
    }

    @Test
    void signatureOfAnyBytesIsAnsweredNo() {
        Random random = new Random(12);
        for (int round = 0; round < 500; round++) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            NoteVerifier log = SIGNER.verifier();
            NoteVerifier witness = WITNESS.verifier();

            assertThat(log.verifies("a\n", new NoteSignature(log.name(), log.keyId(), bytes)))
                    .isFalse();
            assertThat(
                            witness.verifies(
                                    "a\n",
                                    new NoteSignature(witness.name(), witness.keyId(), bytes)))
                    .isFalse();
        }
    }

    private static void check(String read, Callable<String> readAndWritten) {
        try {
            assertThat(readAndWritten.call()).isEqualTo(read);
        } catch (MalformedNoteException e) {
            assertThat(e).hasMessageNotContaining("example.com");
        } catch (Exception e) {
            throw new AssertionError("neither read nor malformed: " + read, e);
        }
    }

    /// Extension lines are not kept, so only the beginning comes back.
    private static String written(Checkpoint checkpoint, String head) {
        assertThat(head).startsWith(checkpoint.text());
        return head;
    }

    private static String written(LogProof proof) {
        return LogProof.encode(proof.index(), proof.proof(), proof.note().encoded());
    }

    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        return switch (random.nextInt(5)) {
            case 0 -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int bit = random.nextInt(bytes.length * 8);
                yield new String(Damage.bit(bytes, bit), StandardCharsets.UTF_8);
            }
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(0, at) + text + text.substring(at);
            case 3 -> text.substring(0, at) + (char) random.nextInt(65_536) + text.substring(at);
            default ->
                    text.substring(0, at)
                            + "\n +—0=".charAt(random.nextInt(6))
                            + text.substring(at + 1);
        };
    }
}
