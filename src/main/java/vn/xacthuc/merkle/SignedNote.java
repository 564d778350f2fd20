package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.List;

/// A text with the signatures of those who vouch for it (C2SP signed-note).
///
/// What a note says counts only once [#isSignedBy(NoteVerifier)] has answered yes for a known key.
///
/// @param text ends in a newline
/// @param signatures in their order in the note; of unknown keys too
public record SignedNote(String text, List<NoteSignature> signatures) {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_SIGNATURES = 100;
    private static final String BLANK_LINE = "\n\n";

    /// @throws IllegalArgumentException if no note can hold this text
    public SignedNote {
        if (!NoteSyntax.isText(text)) {
            throw new IllegalArgumentException("no text of a note");
        }
        signatures = List.copyOf(signatures);
    }

    /// Reads a note of at most a million characters and 1 to 100 signatures.
    public static SignedNote parse(String encoded) throws MalformedNoteException {
        if (encoded.length() > LONGEST || !NoteSyntax.isText(encoded)) {
            throw new MalformedNoteException(
                    "too long, without a last newline, or with characters that no note has");
        }
        int blank = encoded.lastIndexOf(BLANK_LINE);
        int end = encoded.length() - 1;
        if (blank < 0 || blank + BLANK_LINE.length() > end) {
            throw new MalformedNoteException("no blank line with signatures behind it");
        }
        // Splitting at most once more than allowed bounds the work, whatever comes.
        String[] lines =
                encoded.substring(blank + BLANK_LINE.length(), end)
                        .split("\n", MOST_SIGNATURES + 1);
        if (lines.length > MOST_SIGNATURES) {
            throw new MalformedNoteException("more than 100 signatures");
        }
        List<NoteSignature> signatures = new ArrayList<>(lines.length);
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(encoded.substring(0, blank + 1), signatures);
    }

    /// The note as it is sent and kept.
    public String encoded() {
        StringBuilder encoded = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> encoded.append(signature.line()).append('\n'));
        return encoded.toString();
    }

    /// The note with one signature more, as its last.
    public SignedNote with(NoteSignature signature) {
        List<NoteSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /// Whether this key has signed. Signatures of other keys do not matter, even wrong ones.
    ///
    /// @throws MalformedNoteException if a signature bears the key's name and id but is wrong: then
    ///   nothing in the note can be trusted (C2SP signed-note, "Signatures")
    public boolean isSignedBy(NoteVerifier verifier) throws MalformedNoteException {
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            if (verifier.isKeyOf(signature)) {
                if (!verifier.verifies(text, signature)) {
                    throw new MalformedNoteException("a known key's signature is wrong");
                }
                signed = true;
            }
        }
        return signed;
    }
}
