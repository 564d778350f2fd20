package vn.xacthuc.merkle;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Lines that end in the hashes of a proof, an empty line, and a note: the shape that C2SP
/// tlog-proof and tlog-witness share.
record ProofLines(List<String> lines, SignedNote note) {

    /// The path from a leaf to the root of the largest tree, or what a witness takes at most.
    private static final int MOST_HASHES = 63;

    private static final String EMPTY_LINE = "\n\n";

    static ProofLines parse(String encoded) throws MalformedNoteException {
        int end = encoded.indexOf(EMPTY_LINE);
        if (end < 0) {
            throw new MalformedNoteException("no empty line between proof and note");
        }
        // The note first: it refuses what is too long before the lines are cut.
        SignedNote note = SignedNote.parse(encoded.substring(end + EMPTY_LINE.length()));
        return new ProofLines(List.of(encoded.substring(0, end).split("\n")), note);
    }

    /// The line at this place.
    String line(int at) throws MalformedNoteException {
        if (at >= lines.size()) {
            throw new MalformedNoteException("a line is missing");
        }
        return lines.get(at);
    }

    /// What follows the word and a space in the line at this place.
    String value(int at, String word) throws MalformedNoteException {
        if (!line(at).startsWith(word + " ")) {
            throw new MalformedNoteException("no line that begins with " + word);
        }
        return line(at).substring(word.length() + 1);
    }

    /// The hashes from this line on.
    List<byte[]> proof(int from) throws MalformedNoteException {
        if (lines.size() - from > MOST_HASHES) {
            throw new MalformedNoteException("more than 63 hashes");
        }
        List<byte[]> proof = new ArrayList<>();
        for (String line : lines.subList(from, lines.size())) {
            proof.add(NoteSyntax.hash(line));
        }
        return proof;
    }

    static String encode(String head, List<byte[]> proof, String note) {
        StringBuilder encoded = new StringBuilder(head);
        for (byte[] hash : proof) {
            encoded.append(Base64.getEncoder().encodeToString(hash)).append('\n');
        }
        return encoded.append('\n').append(note).toString();
    }
}
