package vn.xacthuc.audit.offline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.xacthuc.merkle.Checkpoint;
import vn.xacthuc.merkle.MalformedNoteException;
import vn.xacthuc.merkle.NoteVerifier;
import vn.xacthuc.merkle.SignedNote;

/// A checkpoint that somebody kept, and whether it says what it says with a signature.
///
/// @param isSigned only then it is compared with anything
record TrustedCheckpoint(String name, Checkpoint checkpoint, boolean isSigned) {

    /// A note of a hundred witnesses is much shorter.
    private static final int LONGEST = 1 << 20;

    /// Reads a signed note, and names what is wrong with its signatures.
    ///
    /// @param keys of the log, one of which must have signed
    /// @param witnesses all of which must have cosigned
    /// @throws IOException also when the file holds no checkpoint
    static TrustedCheckpoint read(
            Path file, List<NoteVerifier> keys, List<NoteVerifier> witnesses, Findings findings)
            throws IOException {
        try {
            SignedNote note = SignedNote.parse(content(file));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            boolean signed = false;
            for (NoteVerifier key : keys) {
                signed |= isSigned(note, key);
            }
            if (!signed) {
                findings.log("checkpoint " + file + " is not signed by the log's key");
            }
            for (NoteVerifier witness : witnesses) {
                if (!isSigned(note, witness)) {
                    findings.log("checkpoint " + file + " is not cosigned by " + witness.name());
                }
            }
            return new TrustedCheckpoint(file.toString(), checkpoint, signed);
        } catch (MalformedNoteException e) {
            throw new IOException(file + " is no checkpoint: " + e.getMessage(), e);
        }
    }

    private static String content(Path file) throws IOException {
        try (InputStream note = Files.newInputStream(file)) {
            return new String(note.readNBytes(LONGEST), StandardCharsets.UTF_8);
        }
    }

    private static boolean isSigned(SignedNote note, NoteVerifier key) {
        try {
            return note.isSignedBy(key);
        } catch (MalformedNoteException e) {
            return false;
        }
    }

    long size() {
        return checkpoint.size();
    }
}
