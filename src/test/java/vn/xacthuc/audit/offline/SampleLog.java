package vn.xacthuc.audit.offline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.xacthuc.audit.EntryKind;
import vn.xacthuc.audit.Leaf;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Cosigner;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.EntryBundle;
import vn.xacthuc.merkle.Frontier;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.Tile;
import vn.xacthuc.merkle.TileAddress;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;

/// A log made by hand after `docs/log.md`, without the code that writes real ones, so that a test
/// can give the verifier whatever it likes.
public final class SampleLog {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String ORIGIN = "log.example.vn/sample";

    /// The key of every sample log.
    static final PrivateKey KEY = Ed25519Keys.generate(new SecureRandom()).getPrivate();

    /// The verifier key of every sample log.
    static final String VKEY = NoteSigner.of(ORIGIN, KEY).verifier().encoded();

    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    final List<byte[]> leaves = new ArrayList<>();

    /// The lines that an export has of the entries; a test may change them.
    final List<ObjectNode> entries = new ArrayList<>();

    /// A log with its opening and some entries more.
    static SampleLog of(int size) {
        SampleLog log = new SampleLog().opening(Map.of("origin", ORIGIN));
        while (log.leaves.size() < size) {
            log.verification();
        }
        return log;
    }

    SampleLog opening(Map<String, Object> particulars) {
        return add(
                EntryKind.LOG_OPENED,
                Optional.empty(),
                Optional.empty(),
                Map.of("reasons", List.of(), "particulars", particulars));
    }

    SampleLog verification() {
        return add(
                EntryKind.VERIFICATION,
                Optional.of("demo-bank"),
                Optional.of("VERIFIED"),
                Map.of(
                        "sector", "BANK",
                        "subjectHmac", hmac('s'),
                        "officerHmac", hmac('o'),
                        "dossierHmac", hmac('d'),
                        "officer", Map.of("id", "teller", "source", "DECLARED"),
                        "dossierCode", "HS-1",
                        "procedureCode", "1.004222",
                        "reasons", List.of("WEAK_MATCH")));
    }

    /// Adds an entry of the kind whose party is the sample's bank, or none.
    SampleLog add(
            EntryKind kind,
            Optional<String> party,
            Optional<String> decision,
            Map<String, Object> details) {
        long number = leaves.size();
        byte[] salt = new byte[32];
        Arrays.fill(salt, (byte) number);
        try {
            return add(kind, party, decision, salt, JSON.writeValueAsBytes(details));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    SampleLog add(
            EntryKind kind,
            Optional<String> party,
            Optional<String> decision,
            byte[] salt,
            byte[] details) {
        int number = leaves.size();
        UUID id = id(number);
        // Ten entries a second, so that a few thousand are of one day.
        Instant time = Instant.parse("2026-11-21T02:11:00Z").plusMillis(100L * number);
        byte[] leaf =
                Leaf.bytes(
                        id,
                        time,
                        kind,
                        party,
                        decision.map(verified -> "BANK_ACCOUNT_OPENING"),
                        decision,
                        Leaf.commitment(salt, details));
        leaves.add(leaf);
        entries.add(line(number, leaf, salt, details));
        return this;
    }

    /// The id of the entry with this number.
    static UUID id(int number) {
        return new UUID(
                0x019aa5f0_00007000L + ((long) number << 16), 0x8000_0000_0000_0000L | number);
    }

    private ObjectNode line(int number, byte[] leaf, byte[] salt, byte[] details) {
        ObjectNode line = JSON.createObjectNode();
        line.put("type", "entry").put("leafIndex", number).put("leaf", leaf);
        line.put("salt", salt).put("details", details).putNull("erasedBy");
        ObjectNode columns = line.putObject("columns");
        JsonNode said = read(leaf);
        JsonNode committed = read(details);
        columns.set("id", said.get("id"));
        columns.set("recordedAt", said.get("time"));
        for (String member : List.of("kind", "party", "purpose", "decision")) {
            columns.set(member, said.get(member));
        }
        for (String member :
                List.of("sector", "subjectHmac", "officerHmac", "dossierHmac", "procedureCode")) {
            columns.set(member, committed.path(member).isTextual() ? committed.get(member) : null);
        }
        columns.set(
                "reasons",
                committed.path("reasons").isArray()
                        ? committed.get("reasons")
                        : JSON.createArrayNode());
        return line;
    }

    /// What becomes of the entry's line once the entry `erasure` erased its details.
    void erase(int number, UUID erasure) {
        ObjectNode line = entries.get(number);
        line.putNull("salt").putNull("details").put("erasedBy", erasure.toString());
        ObjectNode columns = columns(number);
        for (String member :
                List.of("subjectHmac", "officerHmac", "dossierHmac", "procedureCode")) {
            columns.putNull(member);
        }
        columns.putArray("reasons");
    }

    ObjectNode columns(int number) {
        return (ObjectNode) entries.get(number).get("columns");
    }

    byte[] root(int size) {
        Frontier frontier = Frontier.EMPTY;
        for (byte[] leaf : leaves.subList(0, size)) {
            frontier = frontier.append(TreeHash.ofLeaf(leaf));
        }
        return frontier.root();
    }

    TileTree<IOException> tree(int size) {
        return new TileTree<>(size, this::tile);
    }

    private byte[] tile(int level, long index, int width) throws IOException {
        byte[] hashes = new byte[width * TreeHash.LENGTH];
        for (int i = 0; i < width; i++) {
            int number = (int) index * 256 + i;
            byte[] hash =
                    level == 0
                            ? TreeHash.ofLeaf(leaves.get(number))
                            : new Tile(level - 1, number, tile(level - 1, number, 256)).root();
            System.arraycopy(hash, 0, hashes, i * TreeHash.LENGTH, TreeHash.LENGTH);
        }
        return hashes;
    }

    /// Writes the tiles of the tree of this size into a folder, as C2SP tlog-tiles lays them out.
    Path tiles(Path folder, int size) throws IOException {
        for (int level = 0, hashes = size; hashes > 0; level++, hashes /= 256) {
            for (int index = 0; index * 256 < hashes; index++) {
                TileAddress tile =
                        new TileAddress(level, index, Math.min(256, hashes - index * 256));
                write(
                        folder.resolve("tile").resolve(tile.path()),
                        tile(level, index, tile.width()));
            }
        }
        return folder;
    }

    /// Writes the leaves from `from` on, both multiples of 256, as entry bundles.
    Path bundles(Path folder, int from, int to) throws IOException {
        for (int first = from; first < to; first += 256) {
            TileAddress bundle = new TileAddress(0, first / 256, Math.min(256, to - first));
            write(
                    folder.resolve("tile/entries").resolve(bundle.entriesPath()),
                    EntryBundle.encode(leaves.subList(first, first + bundle.width())));
        }
        return folder;
    }

    public static Path write(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    SignedNote note(int size) {
        String text = new Checkpoint(ORIGIN, size, root(size)).text();
        return new SignedNote(text, List.of(NoteSigner.of(ORIGIN, KEY).sign(text)));
    }

    Path checkpoint(Path file, int size) throws IOException {
        return Files.writeString(file, note(size).encoded());
    }

    Path cosigned(Path file, int size, Cosigner witness) throws IOException {
        SignedNote note = note(size);
        return Files.writeString(file, note.with(witness.cosign(note.text(), 1)).encoded());
    }

    ObjectNode opening(int size, int from, int to, boolean complete) {
        return JSON.createObjectNode()
                .put("type", "export")
                .put("version", 1)
                .put("origin", ORIGIN)
                .put("size", size)
                .put("rootHash", root(size))
                .put("fromLeaf", from)
                .put("toLeaf", to)
                .put("complete", complete)
                .put("generatedAt", "2026-11-22T00:00:00.000Z");
    }

    /// A complete export of the whole log as its lines say it.
    Path export(Path file) throws IOException {
        return export(file, leaves.size(), 0, leaves.size());
    }

    Path export(Path file, int size, int from, int to) throws IOException {
        return write(file, opening(size, from, to, true), entries.subList(from, to), to);
    }

    /// An export of some entries with their proofs.
    Path proved(Path file, List<Integer> numbers) throws IOException {
        int size = leaves.size();
        List<ObjectNode> lines = new ArrayList<>();
        for (int number : numbers) {
            ObjectNode line = entries.get(number).deepCopy();
            var proof = line.putArray("proof");
            tree(size).inclusionProof(number).forEach(proof::add);
            lines.add(line);
        }
        return write(file, opening(size, 0, size, false), lines, size);
    }

    static Path write(Path file, ObjectNode opening, List<ObjectNode> entries, int next)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(opening.toString());
        lines.add("{\"type\":\"progress\",\"leafIndex\":0}");
        entries.forEach(entry -> lines.add(entry.toString()));
        lines.add(
                "{\"type\":\"end\",\"entries\":%d,\"nextLeaf\":%d}"
                        .formatted(entries.size(), next));
        return Files.write(file, lines);
    }

    static String hmac(char fill) {
        byte[] hmac = new byte[32];
        Arrays.fill(hmac, (byte) fill);
        return BASE64.encodeToString(hmac);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(new String(json, StandardCharsets.UTF_8));
        }
    }
}
