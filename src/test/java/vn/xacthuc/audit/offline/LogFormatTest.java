package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.xacthuc.audit.ContentHash;
import vn.xacthuc.audit.EntryDetails;
import vn.xacthuc.audit.EntryDetailsJson;
import vn.xacthuc.audit.EntryDraft;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Leaf;
import vn.xacthuc.audit.Officer;
import vn.xacthuc.audit.SearchHashes;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;
import vn.xacthuc.party.OfficerSource;
import vn.xacthuc.party.Sector;

/// `docs/log.md` promises a stranger enough to write a verifier: every vector in it is what the
/// code does, and the listing in it, which uses none of our code, agrees with ours.
class LogFormatTest {

    private static final String ORIGIN = "log.example.gov.vn/xacthuc";
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SALT = HEX.parseHex("00112233445566778899aabbccddeeff".repeat(2));

    @TempDir Path folder;

    private final String document = read();

    @Test
    void leafAndCommitmentAreAsDocumented() {
        byte[] details = bytes("details");
        byte[] commitment = Leaf.commitment(SALT, details);
        byte[] leaf = leaf(commitment);

        assertThat(vector("salt")).isEqualTo(HEX.formatHex(SALT));
        assertThat(vector("commitment")).isEqualTo(base64(commitment));
        assertThat(vector("leaf")).isEqualTo(new String(leaf, StandardCharsets.UTF_8));
        assertThat(vector("leaf-hash")).isEqualTo(base64(TreeHash.ofLeaf(leaf)));
        assertThat(LeafFields.parse(leaf)).isPresent();
    }

    @Test
    void detailsAreWrittenAsDocumented() {
        EntryDetails details =
                new EntryDetails(
                        "demo-bank",
                        new Officer("teller-0042", OfficerSource.DECLARED),
                        "PGD-HK-01",
                        null,
                        null,
                        null,
                        null,
                        null,
                        ContentHash.of(new byte[0]),
                        "bank-default@1",
                        List.of("NAME_DIFFERENT"),
                        List.of(),
                        Map.of(),
                        null,
                        null,
                        null);
        EntryDraft draft =
                new EntryDraft(
                        EntryKind.VERIFICATION,
                        Optional.of("demo-bank"),
                        Optional.of(Sector.BANK),
                        Optional.of("BANK_ACCOUNT_OPENING"),
                        Optional.of("NOT_VERIFIED"),
                        Optional.of("003090000001"),
                        details);
        SearchHashes hashes =
                new SearchHashes(
                        Optional.of(new byte[32]), Optional.of(new byte[32]), Optional.empty());

        assertThat(new String(new EntryDetailsJson().write(draft, hashes), StandardCharsets.UTF_8))
                .isEqualTo(vector("details"));
    }

    @Test
    void treeAndProofAreAsDocumented() {
        TileTree<RuntimeException> tree = tree();

        assertThat(vector("empty-root")).isEqualTo(base64(TreeHash.ofEmptyTree()));
        assertThat(vector("root")).isEqualTo(base64(tree.root()));
        assertThat(vector("proof"))
                .isEqualTo(
                        String.join(
                                "\n",
                                tree.inclusionProof(4).stream()
                                        .map(LogFormatTest::base64)
                                        .toList()));
        assertThat(vector("bundle"))
                .isEqualTo(HEX.formatHex(EntryBundle.encode(leaves().subList(0, 2))));
        assertThat(vector("tile-path"))
                .isEqualTo("tile/" + new TileAddress(0, 1_234_067, 5).path());
    }

    @Test
    void checkpointAndKeysAreAsDocumented() {
        PrivateKey key = Ed25519Keys.readPrivate(vector("private-key"));
        NoteSigner signer = NoteSigner.of(ORIGIN, key);
        Cosigner witness = Cosigner.of("witness.example.gov.vn", key);
        String text = new Checkpoint(ORIGIN, 7, tree().root()).text();
        SignedNote note =
                new SignedNote(
                        text, List.of(signer.sign(text), witness.cosign(text, 1_795_226_400L)));

        assertThat(vector("vkey")).isEqualTo(signer.verifier().encoded());
        assertThat(vector("witness-vkey")).isEqualTo(witness.verifier().encoded());
        assertThat(vector("checkpoint") + "\n").isEqualTo(note.encoded());
    }

    @Test
    void exportLineIsAsDocumented() throws IOException {
        SampleLog log = new SampleLog();
        log.add(
                EntryKind.LOG_OPENED,
                Optional.empty(),
                Optional.empty(),
                SALT,
                "{\"reasons\":[],\"fields\":[],\"particulars\":{\"origin\":\"log.example.vn/sample\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        List<String> lines = Files.readAllLines(log.export(folder.resolve("export")));

        assertThat(vector("export")).isEqualTo(String.join("\n", lines));
    }

    @Test
    void strangerWithTheDocumentAgreesWithUs() throws Exception {
        SampleLog log = SampleLog.of(700);
        log.verification();
        log.erase(300, SampleLog.id(700));
        Path export = log.export(folder.resolve("export"));
        Path checkpoint = log.checkpoint(folder.resolve("checkpoint"), 701);
        Path program = Files.writeString(folder.resolve("check_log.py"), vector("python"));
        assertThat(vector("python").lines().count()).isLessThanOrEqualTo(40);
        assumeTrue(hasPython(), "python3 is not installed: the document's listing is not run");

        assertThat(python(program, export, checkpoint))
                .isEqualTo("701 entries, 1 without details, fit the checkpoint\n");
        log.entries.get(20).set("details", log.entries.get(0).get("details"));
        assertThat(python(program, log.export(folder.resolve("changed")), checkpoint))
                .isEqualTo("leaf 20: details do not fit\n");
        for (String member : List.of("leaf", "salt", "details")) {
            log.entries.get(20).set(member, log.entries.get(21).get(member));
        }
        assertThat(python(program, log.export(folder.resolve("other")), checkpoint))
                .contains("the root differs");
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String python(Path... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        Arrays.stream(arguments).map(Path::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private byte[] leaf(byte[] commitment) {
        return Leaf.bytes(
                UUID.fromString("019aa5f0-3c1e-7b42-9d05-2f6c1b9d7a10"),
                Instant.parse("2026-11-21T02:11:00.120Z"),
                EntryKind.VERIFICATION,
                Optional.of("demo-bank"),
                Optional.of("BANK_ACCOUNT_OPENING"),
                Optional.of("NOT_VERIFIED"),
                commitment);
    }

    /// Seven leaves: the texts `leaf 0` to `leaf 6`.
    private static List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
        }
        return leaves;
    }

    private static TileTree<RuntimeException> tree() {
        byte[] hashes = new byte[7 * TreeHash.LENGTH];
        List<byte[]> leaves = leaves();
        for (int i = 0; i < 7; i++) {
            System.arraycopy(
                    TreeHash.ofLeaf(leaves.get(i)),
                    0,
                    hashes,
                    i * TreeHash.LENGTH,
                    TreeHash.LENGTH);
        }
        return new TileTree<>(7, (level, index, width) -> hashes);
    }

    private byte[] bytes(String name) {
        return vector(name).getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// The content of the code block that follows the comment `<!-- vector: name -->`.
    private String vector(String name) {
        Matcher block =
                Pattern.compile(
                                "<!-- vector: " + name + " -->\n+```[a-z]*\n(.*?)\n```",
                                Pattern.DOTALL)
                        .matcher(document);
        assertThat(block.find()).as("docs/log.md has the vector %s", name).isTrue();
        return block.group(1);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/log.md"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
