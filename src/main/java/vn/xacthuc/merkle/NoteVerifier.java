package vn.xacthuc.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The public key of a log or a witness, as others are told it (C2SP signed-note, "Verifier keys").
///
/// Two types: Ed25519 over the text (0x01, logs) and Ed25519 over the text and a time (0x04,
/// witnesses; C2SP tlog-cosignature).
public final class NoteVerifier {

    static final byte ED25519 = 0x01;
    static final byte COSIGNATURE = 0x04;

    private static final int ID_DIGITS = 8;
    private static final int TIMED = Long.BYTES + Ed25519Keys.SIGNATURE_LENGTH;

    private final String name;
    private final byte type;
    private final byte[] raw;
    private final PublicKey key;
    private final int keyId;

    private NoteVerifier(String name, byte type, byte[] raw, PublicKey key) {
        this.name = name;
        this.type = type;
        this.raw = raw;
        this.key = key;
        this.keyId = keyId(name, type, raw);
    }

    static NoteVerifier of(String name, byte type, PublicKey key) {
        if (!NoteSyntax.isName(name)) {
            throw new IllegalArgumentException("no name of a key: it is empty, or has spaces or +");
        }
        return new NoteVerifier(name, type, Ed25519Keys.raw(key), key);
    }

    /// Reads `<name>+<id>+<base64 of type and key>`; the id must be the one the rest gives.
    public static NoteVerifier parse(String vkey) throws MalformedNoteException {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length < 3 || !NoteSyntax.isName(parts[0])) {
            throw new MalformedNoteException("a verifier key has a name, an id and a key");
        }
        byte[] typed = NoteSyntax.base64(parts[2]);
        if (typed.length != 1 + Ed25519Keys.KEY_LENGTH
                || (typed[0] != ED25519 && typed[0] != COSIGNATURE)) {
            throw new MalformedNoteException("not a key for Ed25519 notes or cosignatures");
        }
        byte[] raw = Arrays.copyOfRange(typed, 1, typed.length);
        PublicKey key =
                Ed25519Keys.publicKey(raw)
                        .orElseThrow(() -> new MalformedNoteException("no Ed25519 public key"));
        NoteVerifier verifier = new NoteVerifier(parts[0], typed[0], raw, key);
        if (!parts[1].equals(verifier.encodedId())) {
            throw new MalformedNoteException("the id is not that of the key");
        }
        return verifier;
    }

    /// The key's name; of a log usually its origin.
    public String name() {
        return name;
    }

    /// The first four bytes of SHA-256 over name, newline, type and public key.
    public int keyId() {
        return keyId;
    }

    /// Whether this key cosigns checkpoints of others.
    public boolean isCosigner() {
        return type == COSIGNATURE;
    }

    /// Whether the signature is this key's, by name and id, and right for this text.
    public boolean verifies(String text, NoteSignature signature) {
        if (!isKeyOf(signature)) {
            return false;
        }
        if (!isCosigner()) {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            return Ed25519Keys.verifies(key, message, signature.signature());
        }
        return timestamp(signature)
                .filter(time ->
                        Ed25519Keys.verifies(
                                key,
                                Cosigner.message(text, time),
                                Arrays.copyOfRange(signature.signature(), Long.BYTES, TIMED)))
                .isPresent();
    }

    /// When a cosignature of this key says it was made, in POSIX seconds; empty if it is none of
    /// this key's, or none at all. True only if [#verifies(String, NoteSignature)].
    public Optional<Long> timestamp(NoteSignature signature) {
        if (!isCosigner() || !isKeyOf(signature) || signature.signature().length != TIMED) {
            return Optional.empty();
        }
        long seconds = ByteBuffer.wrap(signature.signature()).getLong();
        return seconds < 0 ? Optional.empty() : Optional.of(seconds);
    }

    /// The key as [#parse(String)] reads it.
    public String encoded() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(type).put(raw).array();
        return name + "+" + encodedId() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    boolean isKeyOf(NoteSignature signature) {
        return signature.keyId() == keyId && signature.name().equals(name);
    }

    private String encodedId() {
        return HexFormat.of().toHexDigits(keyId, ID_DIGITS);
    }

    private static int keyId(String name, byte type, byte[] raw) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(type);
            return ByteBuffer.wrap(digest.digest(raw)).getInt();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
