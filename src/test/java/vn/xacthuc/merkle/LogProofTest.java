package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The two files that are a proof with a note: C2SP tlog-proof and a request to a witness.
class LogProofTest {

    private static final NaiveTree TREE = NaiveTree.of(100);
    private static final NoteSigner SIGNER = NoteSigner.of("example.com/log", Keys.any());
    private static final String NOTE = signed(100).encoded();
    private static final String HASH = Base64.getEncoder().encodeToString(TREE.leaf(0)) + "\n";

    @Test
    void leafIsProvedOfflineByItsFile() throws MalformedNoteException {
        String file = LogProof.encode(42, TREE.path(42, 100), NOTE);

        LogProof proof = LogProof.parse(file);
        Checkpoint checkpoint = Checkpoint.parse(proof.note().text());

        assertThat(file).startsWith("c2sp.org/tlog-proof@v1\nindex 42\n").endsWith("\n\n" + NOTE);
        assertThat(proof.note().isSignedBy(SIGNER.verifier())).isTrue();
        assertThat(
                        InclusionProof.holds(
                                proof.index(),
                                checkpoint.size(),
                                TREE.leaf(42),
                                proof.proof(),
                                checkpoint.root()))
                .isTrue();
    }

    @Test
    void extraDataIsLeftOut() throws MalformedNoteException {
        LogProof proof = LogProof.parse("c2sp.org/tlog-proof@v1\nextra QUJD\nindex 0\n\n" + NOTE);

        assertThat(proof.index()).isZero();
        assertThat(proof.proof()).isEmpty();
        assertThat(proof.note().encoded()).isEqualTo(NOTE);
    }

    @Test
    void proofOfSixtyThreeHashesIsReadAndALongerOneIsNot() throws MalformedNoteException {
        String head = "c2sp.org/tlog-proof@v1\nindex 0\n";

        assertThat(LogProof.parse(head + HASH.repeat(63) + "\n" + NOTE).proof()).hasSize(63);
        assertRefused(head + HASH.repeat(64) + "\n" + NOTE);
        assertThat(AddCheckpoint.parse("old 5\n" + HASH.repeat(63) + "\n" + NOTE).proof())
                .hasSize(63);
        assertRequestRefused("old 5\n" + HASH.repeat(64) + "\n" + NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "c2sp.org/tlog-proof@v1\n",
                "c2sp.org/tlog-proof@v1\n\n",
                "c2sp.org/tlog-proof@v2\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1 \nindex 0\n\n",
                "\nc2sp.org/tlog-proof@v1\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex\n\n",
                "c2sp.org/tlog-proof@v1\nindex \n\n",
                "c2sp.org/tlog-proof@v1\nindex 01\n\n",
                "c2sp.org/tlog-proof@v1\nindex -1\n\n",
                "c2sp.org/tlog-proof@v1\nindex  1\n\n",
                "c2sp.org/tlog-proof@v1\nextra QUJD\n\n",
                "c2sp.org/tlog-proof@v1\nextra *\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nextra QUJD\nextra QUJD\nindex 0\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nQUJD\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nx\n\n",
                "c2sp.org/tlog-proof@v1\nindex 0\nextra QUJD\n\n",
                "c2sp.org/tlog-proof@v1\r\nindex 0\n\n"
            })
    void whatIsNoProofIsRefused(String head) {
        assertRefused(head + NOTE);
    }

    @Test
    void proofWithoutANoteIsRefused() {
        assertRefused("c2sp.org/tlog-proof@v1\nindex 0\n\n");
        assertRefused("c2sp.org/tlog-proof@v1\nindex 0\n\n" + NOTE.strip());
        assertRefused("c2sp.org/tlog-proof@v1\nindex 0\n");
    }

    @Test
    void requestToAWitnessIsReadAsItWasWritten() throws MalformedNoteException {
        List<byte[]> proof = TREE.proof(42, 100);
        String hashes =
                proof.stream()
                        .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                        .collect(Collectors.joining());

        String body = new AddCheckpoint(42, proof, signed(100)).encoded();
        AddCheckpoint request = AddCheckpoint.parse(body);

        assertThat(body).isEqualTo("old 42\n" + hashes + "\n" + NOTE);
        assertThat(request.oldSize()).isEqualTo(42);
        assertThat(PublishedTree.same(request.proof(), proof)).isTrue();
        assertThat(request.note().encoded()).isEqualTo(NOTE);
        assertThat(request.encoded()).isEqualTo(body);
    }

    static Stream<String> brokenRequests() {
        return Stream.of(
                "",
                "\n\n",
                "old\n\n",
                "old \n\n",
                "old 01\n\n",
                "old -1\n\n",
                "old  1\n\n",
                "old 1 \n\n",
                "new 1\n\n",
                "Old 1\n\n",
                "1\n\n",
                "old 1\n" + "x\n\n",
                "old 1\n" + HASH.strip() + " \n\n",
                "old 1\nold 1\n\n",
                "\nold 1\n\n",
                "old 9223372036854775808\n\n",
                "old 1\r\n\n");
    }

    @ParameterizedTest
    @MethodSource("brokenRequests")
    void whatIsNoRequestIsRefused(String head) {
        assertRequestRefused(head + NOTE);
    }

    private static SignedNote signed(int size) {
        String text = new Checkpoint("example.com/log", size, TREE.root(size)).text();
        return new SignedNote(text, List.of(SIGNER.sign(text)));
    }

    private static void assertRefused(String file) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> LogProof.parse(file));
    }

    private static void assertRequestRefused(String body) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> AddCheckpoint.parse(body));
    }
}
