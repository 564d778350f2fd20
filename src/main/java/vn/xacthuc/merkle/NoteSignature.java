package vn.xacthuc.merkle;

import java.nio.ByteBuffer;
import java.util.Base64;

/// One signature line of a note (C2SP signed-note, "Signatures").
///
/// @param name the key's name
/// @param keyId the first four bytes of a hash of name, type and public key
/// @param signature what the key's type makes of the text, without the id
public record NoteSignature(String name, int keyId, byte[] signature) {

    private static final String START = "— ";

    /// @throws IllegalArgumentException if no key can have that name, or there is no signature
    public NoteSignature {
        if (!NoteSyntax.isName(name) || signature.length == 0) {
            throw new IllegalArgumentException("no signature of a note");
        }
    }

    /// Reads a line without its newline.
    public static NoteSignature parse(String line) throws MalformedNoteException {
        int end = line.indexOf(' ', START.length());
        if (!line.startsWith(START) || end < 0) {
            throw new MalformedNoteException("not a signature line");
        }
        String name = line.substring(START.length(), end);
        ByteBuffer bytes = ByteBuffer.wrap(NoteSyntax.base64(line.substring(end + 1)));
        if (!NoteSyntax.isName(name) || bytes.remaining() <= Integer.BYTES) {
            throw new MalformedNoteException("a signature line names no key or has no signature");
        }
        int keyId = bytes.getInt();
        byte[] signature = new byte[bytes.remaining()];
        bytes.get(signature);
        return new NoteSignature(name, keyId, signature);
    }

    /// The line without its newline.
    public String line() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + signature.length);
        bytes.putInt(keyId).put(signature);
        return START + name + " " + Base64.getEncoder().encodeToString(bytes.array());
    }
}
