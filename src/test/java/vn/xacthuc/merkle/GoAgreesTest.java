package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our notes, tiles and proofs before a judge that is not ours: Go's `sumdb/note` and `sumdb/tlog`.
/// Skipped where they are not installed; Debian has them in `golang-go` and
/// `golang-golang-x-mod-dev`.
class GoAgreesTest {

    private static final Path PROGRAM = Path.of("src/test/go/checklog");

    /// Where Debian's packages put Go's sources.
    private static final Path GO_PATH = Path.of("/usr/share/gocode");

    private static final int MOST_LEAVES = 70_000;
    private static final NaiveTree TREE = NaiveTree.of(MOST_LEAVES);

    @TempDir private static Path built;
    @TempDir private Path folder;

    private record Outcome(int status, String said) {}

    @BeforeAll
    static void build() throws Exception {
        assumeTrue(
                Files.isDirectory(GO_PATH.resolve("src/golang.org/x/mod/sumdb/tlog")),
                "not checked against Go: golang-golang-x-mod-dev is not installed");
        try {
            run("go", "version");
        } catch (IOException e) {
            abort("not checked against Go: there is no go command");
        }
        Outcome outcome =
                run("go", "build", "-o", program(), PROGRAM.resolve("main.go").toString());
        assertThat(outcome.status()).as(outcome.said()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 255, 256, 257, 300, 65_536, MOST_LEAVES})
    void goOpensTheNoteAndFindsTilesAndProofsRight(int size) throws Exception {
        write(size);

        Outcome outcome = check();

        assertThat(outcome.status()).as(outcome.said()).isZero();
        assertThat(outcome.said()).startsWith(size + " leaves, ");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256, MOST_LEAVES})
    void goRefusesADamagedTile(int size) throws Exception {
        write(size);
        TileAddress last = addresses(size).getLast();
        for (String name : List.of(addresses(size).getFirst().path(), last.path())) {
            Path tile = folder.resolve("tile").resolve(name);
            byte[] whole = Files.readAllBytes(tile);
            Files.write(tile, Damage.bit(whole, 77));

            assertThat(check().status()).as(name).isNotZero();
            Files.write(tile, whole);
        }
        assertThat(check().status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 256, MOST_LEAVES})
    void goRefusesADamagedProof(int size) throws Exception {
        write(size);
        List<String> proofs = Files.readAllLines(folder.resolve("proofs"));
        for (int i : new int[] {0, proofs.size() - 1}) {
            String line = proofs.get(i);
            // The first character of the last hash, or of the leaf's where the proof has none.
            int at = line.lastIndexOf(' ') + 1;
            char other = line.charAt(at) == 'A' ? 'B' : 'A';
            String damaged = line.substring(0, at) + other + line.substring(at + 1);
            Files.writeString(folder.resolve("proofs"), line + "\n");
            assertThat(check().status()).isZero();

            Files.writeString(folder.resolve("proofs"), damaged + "\n");
            assertThat(check().status()).as(damaged).isNotZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, MOST_LEAVES})
    void goRefusesADamagedNote(int size) throws Exception {
        write(size);
        Path checkpoint = folder.resolve("checkpoint");
        String note = Files.readString(checkpoint);

        Files.writeString(
                checkpoint, note.replaceFirst("\n" + size + "\n", "\n" + (size - 1) + "\n"));
        assertThat(check().said()).contains("invalid signature");

        Files.writeString(checkpoint, note.replaceFirst("\n— log\\.example/log [^\n]*", ""));
        assertThat(check().said()).contains("no verifiable signatures");
    }

    private void write(int size) throws IOException {
        NoteSigner signer = NoteSigner.of("log.example/log", Keys.any());
        Cosigner witness = Cosigner.of("witness.example/w", Keys.any());
        TileEdge edge =
                TileEdge.load(
                        0,
                        (level, index, width) -> {
                            throw new IllegalStateException("an empty tree has no tiles");
                        });
        for (int i = 0; i < size; i++) {
            for (Tile tile : edge.append(TREE.leaf(i))) {
                put(new TileAddress(tile.level(), tile.index(), Tile.WIDTH), tile.hashes());
            }
        }
        for (TileAddress address : addresses(size)) {
            if (address.width() < Tile.WIDTH) {
                put(
                        address,
                        TREE.tiles(size).hashes(address.level(), address.index(), address.width()));
            }
        }
        TileTree<RuntimeException> tree = new TileTree<>(size, this::tile);
        String text = new Checkpoint("log.example/log", size, tree.root()).text();
        SignedNote note =
                new SignedNote(
                        text, List.of(signer.sign(text), witness.cosign(text, 1_700_000_000)));
        Files.writeString(folder.resolve("vkey"), signer.verifier().encoded());
        Files.writeString(folder.resolve("checkpoint"), note.encoded());
        StringBuilder proofs = new StringBuilder();
        for (int i : new TreeSet<>(List.of(0, size / 3, size / 2, size - 1))) {
            line(proofs, "leaf " + i, tree.leafHash(i), tree.inclusionProof(i));
            line(proofs, "tree " + (i + 1), TREE.root(i + 1), tree.consistencyProof(i + 1));
        }
        Files.writeString(folder.resolve("proofs"), proofs);
    }

    private static void line(StringBuilder proofs, String what, byte[] hash, List<byte[]> proof) {
        Base64.Encoder base64 = Base64.getEncoder();
        proofs.append(what).append(' ').append(base64.encodeToString(hash));
        proof.forEach(sibling -> proofs.append(' ').append(base64.encodeToString(sibling)));
        proofs.append('\n');
    }

    /// All tiles of a tree, lowest level and index first.
    private static List<TileAddress> addresses(int size) {
        List<TileAddress> addresses = new ArrayList<>();
        long hashes = size;
        for (int level = 0; hashes > 0; level++, hashes /= Tile.WIDTH) {
            for (long from = 0; from < hashes; from += Tile.WIDTH) {
                int width = (int) Math.min(Tile.WIDTH, hashes - from);
                addresses.add(new TileAddress(level, from / Tile.WIDTH, width));
            }
        }
        return addresses;
    }

    private void put(TileAddress address, byte[] hashes) throws IOException {
        Path file = folder.resolve("tile").resolve(address.path());
        Files.createDirectories(file.getParent());
        Files.write(file, hashes);
    }

    private byte[] tile(int level, long index, int width) {
        try {
            return Files.readAllBytes(
                    folder.resolve("tile").resolve(new TileAddress(level, index, width).path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome check() throws IOException, InterruptedException {
        return run(program(), folder.toString());
    }

    private static String program() {
        return built.resolve("checklog").toString();
    }

    /// Runs a command that may not fetch anything from anywhere.
    private static Outcome run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("GO111MODULE", "off");
        builder.environment().put("GOPATH", GO_PATH.toString());
        builder.environment().put("GOPROXY", "off");
        builder.environment().put("GOFLAGS", "");
        builder.environment().put("GOCACHE", built.resolve("cache").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), said);
    }
}
