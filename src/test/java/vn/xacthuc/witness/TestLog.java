package vn.xacthuc.witness;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.xacthuc.merkle.AddCheckpoint;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.Ed25519Keys;
import vn.xacthuc.merkle.NoteSigner;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;
import vn.xacthuc.merkle.TileTree;
import vn.xacthuc.merkle.TreeHash;

/// A log of at most 255 leaves and its signer; a forged one shares the name and the key.
final class TestLog {

    static final String ORIGIN = "log.example/nhat-ky";
    private static final int LEAVES = 255;

    private final String origin;
    private final NoteSigner signer;
    private final List<byte[]> leaves = new ArrayList<>();

    private TestLog(String origin, NoteSigner signer, int from, String kind) {
        this.origin = origin;
        this.signer = signer;
        for (int i = 0; i < LEAVES; i++) {
            String leaf = (i < from ? "true" : kind) + " " + i;
            leaves.add(TreeHash.ofLeaf(leaf.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static TestLog honest() {
        return named(ORIGIN);
    }

    static TestLog named(String origin) {
        return new TestLog(origin, NoteSigner.of(origin, newKey()), LEAVES, "");
    }

    /// The same log as somebody else is shown it: other leaves from number `from` on.
    TestLog forgedFrom(int from) {
        return new TestLog(origin, signer, from, "forged");
    }

    /// The same log under a new key.
    TestLog withNewKey() {
        return new TestLog(origin, NoteSigner.of(origin, newKey()), LEAVES, "");
    }

    static PrivateKey newKey() {
        return Ed25519Keys.generate(new SecureRandom()).getPrivate();
    }

    NoteVerifier key() {
        return signer.verifier();
    }

    Map<String, List<NoteVerifier>> known() {
        return Map.of(origin, List.of(key()));
    }

    Checkpoint checkpoint(int size) {
        return new Checkpoint(origin, size, tree(size).root());
    }

    SignedNote signed(int size) {
        return signed(checkpoint(size).text());
    }

    SignedNote signed(String text) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    List<byte[]> proof(int from, int to) {
        return tree(to).consistencyProof(from);
    }

    /// What this log sends a witness that cosigned size `from` last.
    String request(int from, int to) {
        return new AddCheckpoint(from, proof(from, to), signed(to)).encoded();
    }

    private TileTree<RuntimeException> tree(int size) {
        return new TileTree<>(
                size,
                (level, index, width) -> {
                    byte[] hashes = new byte[width * TreeHash.LENGTH];
                    for (int i = 0; i < width; i++) {
                        System.arraycopy(leaves.get(i), 0, hashes, i * 32, TreeHash.LENGTH);
                    }
                    return hashes;
                });
    }
}
