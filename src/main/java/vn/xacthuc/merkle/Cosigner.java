package vn.xacthuc.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;

/// Signs checkpoints as a witness does: at this time it was the largest consistent tree seen of the
/// log (C2SP tlog-cosignature, "Ed25519 signed message").
public final class Cosigner {

    private final NoteVerifier verifier;
    private final PrivateKey key;

    private Cosigner(NoteVerifier verifier, PrivateKey key) {
        this.verifier = verifier;
        this.key = key;
    }

    /// @throws IllegalArgumentException if no key can have that name, or the key is not Ed25519
    public static Cosigner of(String name, PrivateKey key) {
        return new Cosigner(
                NoteVerifier.of(name, NoteVerifier.COSIGNATURE, Ed25519Keys.publicKeyOf(key)), key);
    }

    /// Signs the whole text of a checkpoint, extension lines included, at a time in POSIX seconds.
    ///
    /// @throws IllegalArgumentException if the time lies before 1970
    public NoteSignature cosign(String checkpointText, long posixSeconds) {
        if (posixSeconds < 0) {
            throw new IllegalArgumentException("no time of a cosignature");
        }
        byte[] signature = Ed25519Keys.sign(key, message(checkpointText, posixSeconds));
        byte[] timed =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(posixSeconds)
                        .put(signature)
                        .array();
        return new NoteSignature(verifier.name(), verifier.keyId(), timed);
    }

    /// The key that others check these cosignatures with.
    public NoteVerifier verifier() {
        return verifier;
    }

    static byte[] message(String checkpointText, long posixSeconds) {
        return ("cosignature/v1\ntime " + posixSeconds + "\n" + checkpointText)
                .getBytes(StandardCharsets.UTF_8);
    }
}
