package vn.xacthuc.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.xacthuc.audit.proof.EntryProof;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.LogProof;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.SignedNote;

/// One receipt and its proof, without a service.
class VerifyReceiptCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] LEAF = ReceiptLab.IDENTITY.leafHash();
    private static final byte[] OTHER_LEAF = other();
    private static final NoteSigner LOG = signer(ReceiptLab.ORIGIN);

    private final ReceiptLab lab = ReceiptLab.withKey();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("receipt", lab.receipt(ReceiptLab.YES, ReceiptLab.claim()) + "\n");
        write("jwks", lab.keys().jwks());
    }

    @Test
    void receiptWithItsProofHolds() throws Exception {
        write("proof", JSON.writeValueAsString(proof(note(ReceiptLab.ORIGIN, LOG))));

        assertThat(runWithProof(LOG.verifier().encoded())).isZero();
        assertThat(out())
                .contains(
                        "receipt    genuine: signed by https://test.xacthuc.example with key one",
                        "entry      " + ReceiptLab.ENTRY + " of 2026-11-21T02:11:00Z",
                        "asked by   demo-bank for BANK_ACCOUNT_OPENING",
                        "decision   VERIFIED",
                        "disclosed  fullName \"Nguyễn Văn An\"",
                        "disclosed  permanentAddress {\"provinceCode\":\"01\"}",
                        "log        in test.xacthuc.example/log: leaf 0 of the 2 that the log's key"
                                + " signed");
        assertThat(err.size()).isZero();
    }

    @Test
    void proofMayBeATlogProofToo() throws Exception {
        write("proof", LogProof.encode(0, List.of(OTHER_LEAF), note(ReceiptLab.ORIGIN, LOG)));

        assertThat(runWithProof(LOG.verifier().encoded() + "\n")).isZero();
    }

    @Test
    void receiptAloneIsGenuineAndItsEntryNotProved() {
        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isZero();
        assertThat(out()).contains("log        not checked: give --proof and --log-key");
    }

    @Test
    void decisionThatWasNotShownIsNotMadeUpAndReasonsAreTold() throws Exception {
        write(
                "receipt",
                lab.receipt(
                        new Statement(
                                "demo-bank",
                                Optional.empty(),
                                List.of("NO_MATCH"),
                                "P",
                                Optional.empty()),
                        new Disclosable()));

        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isZero();
        assertThat(out()).contains("decision   not shown [NO_MATCH]");
    }

    @Test
    void forgedReceiptDoesNotHold() throws Exception {
        write("receipt", ReceiptLab.withKey().receipt(ReceiptLab.YES, ReceiptLab.claim()));

        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isEqualTo(1);
        assertThat(out()).isEqualTo("receipt    NOT GENUINE: SIGNATURE_WRONG\n");
    }

    @Test
    void proofUnderAnotherKeyDoesNotHold() throws Exception {
        write("proof", JSON.writeValueAsString(proof(note(ReceiptLab.ORIGIN, LOG))));

        assertThat(runWithProof(signer(ReceiptLab.ORIGIN).verifier().encoded())).isEqualTo(1);
        assertThat(out()).contains("NOT PROVED: the checkpoint is not signed by the log's key");
    }

    @Test
    void proofOfAnotherLogDoesNotHold() throws Exception {
        write("proof", JSON.writeValueAsString(proof(note("other.example/log", LOG))));

        assertThat(runWithProof(LOG.verifier().encoded())).isEqualTo(1);
        assertThat(out()).contains("NOT PROVED: the checkpoint is that of another log");
    }

    @Test
    void proofOfAnotherLeafDoesNotHold() throws Exception {
        write("proof", LogProof.encode(1, List.of(OTHER_LEAF), note(ReceiptLab.ORIGIN, LOG)));

        assertThat(runWithProof(LOG.verifier().encoded())).isEqualTo(1);
        assertThat(out())
                .contains("NOT PROVED: the leaf is not in the tree that the checkpoint names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"checkpoint\":\"no note\"}",
                "c2sp.org/tlog-proof@v1\n",
                "[]"
            })
    void whatIsNoProofProvesNothing(String file) throws Exception {
        write("proof", file);

        assertThat(runWithProof(LOG.verifier().encoded())).isEqualTo(1);
        assertThat(out()).contains("NOT PROVED: proof or key cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"no base64!\"", "\"AAAA\"", "{}"})
    void whatIsNoHashMakesNoProof(String hash) throws Exception {
        String proof =
                JSON.writeValueAsString(
                        Map.of(
                                "leafIndex",
                                0,
                                "proof",
                                List.of(JSON.readTree(hash)),
                                "checkpoint",
                                note(ReceiptLab.ORIGIN, LOG)));
        write("proof", proof);

        assertThat(runWithProof(LOG.verifier().encoded())).isEqualTo(1);
    }

    /// The value was chosen by whoever asked, and a terminal obeys escape sequences.
    @Test
    void disclosedValueCannotMoveTheCursor() throws Exception {
        write(
                "receipt",
                lab.receipt(
                        ReceiptLab.YES,
                        new Disclosable().with("dossierCode", "A\u001b[2J\u009bB\u202eC\nD")));

        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isZero();
        assertThat(out()).doesNotContain("\u001b", "\u009b", "\u202e");
        assertThat(out().lines()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "receipt",
                "--jwks jwks",
                "--jwks jwks receipt",
                "receipt --jwks",
                "receipt --proof proof",
                "receipt --jwks jwks --proof jwks",
                "receipt --jwks jwks --log-key key",
                "receipt --jwks jwks --other option"
            })
    void otherArgumentsAreToldHowItIsUsed(String line) {
        String[] arguments =
                line.isEmpty()
                        ? new String[0]
                        : line.replace("receipt", path("receipt"))
                                .replace(" jwks", " " + path("jwks"))
                                .split(" ");

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: verify-receipt ");
        assertThat(out.size()).isZero();
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThat(run("no\0file", "--jwks", path("jwks"))).isEqualTo(2);
        assertThat(run(path("receipt"), "--jwks", path("missing"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("cannot read " + path("missing"));
    }

    @Test
    void keySetMustBeOne() throws Exception {
        write("jwks", "{\"keys\":1}");

        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("the key set cannot be read");
    }

    @Test
    void secretInAKeySetIsNoPublicKey() throws Exception {
        write("jwks", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"one\",\"k\":\"AAAA\"}]}");

        assertThat(run(path("receipt"), "--jwks", path("jwks"))).isEqualTo(1);
        assertThat(out()).contains("KEY_UNKNOWN");
    }

    private int runWithProof(String key) {
        return run(
                path("receipt"),
                "--jwks",
                path("jwks"),
                "--proof",
                path("proof"),
                "--log-key",
                key);
    }

    private int run(String... arguments) {
        return VerifyReceiptCommand.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static EntryProof proof(String note) {
        return new EntryProof(
                ReceiptLab.ORIGIN, 0, LEAF, 2, new byte[32], List.of(OTHER_LEAF), note);
    }

    private static String note(String origin, NoteSigner signer) {
        byte[] root = Frontier.EMPTY.append(LEAF).append(OTHER_LEAF).root();
        String text = new Checkpoint(origin, 2, root).text();
        return new SignedNote(text, List.of(signer.sign(text))).encoded();
    }

    private static NoteSigner signer(String origin) {
        return NoteSigner.of(origin, Ed25519Keys.generate(new SecureRandom()).getPrivate());
    }

    private static byte[] other() {
        byte[] leaf = new byte[32];
        leaf[0] = 1;
        return leaf;
    }
}
