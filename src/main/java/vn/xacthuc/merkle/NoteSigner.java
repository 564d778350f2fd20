package vn.xacthuc.merkle;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;

/// Signs notes as a log does: Ed25519 over the text (C2SP signed-note, "Ed25519 signatures").
public final class NoteSigner {

    private final NoteVerifier verifier;
    private final PrivateKey key;

    private NoteSigner(NoteVerifier verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /// @throws IllegalArgumentException if no key can have that name, or the key is not Ed25519
    public static NoteSigner of(String name, PrivateKey key) {
        return new NoteSigner(
                NoteVerifier.of(name, NoteVerifier.ED25519, Ed25519Keys.publicKeyOf(key)), key);
    }

    /// Signs the text of a note, its last newline included.
    public NoteSignature sign(String text) {
        byte[] signature = Ed25519Keys.sign(key, text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(verifier.name(), verifier.keyId(), signature);
    }

    /// The key that others check this signer's notes with.
    public NoteVerifier verifier() {
        return verifier;
    }
}
