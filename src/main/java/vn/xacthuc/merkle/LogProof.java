package vn.xacthuc.merkle;

import java.util.List;

/// A file that proves offline that a leaf is in a log (C2SP tlog-proof), usually named
/// `….tlog-proof`.
///
/// It proves nothing until its reader has checked the note's signatures and
/// [InclusionProof#holds(long, long, byte[], List, byte[])] for a leaf that he hashed himself.
///
/// @param index the leaf's number in the log
/// @param proof the hashes from the leaf's sibling up
/// @param note the signed checkpoint
public record LogProof(long index, List<byte[]> proof, SignedNote note) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra";
    private static final String INDEX = "index";

    /// Keeps a copy of the list.
    public LogProof {
        proof = List.copyOf(proof);
    }

    /// The file of a leaf under a signed checkpoint, which is taken as it stands.
    public static String encode(long index, List<byte[]> proof, String signedCheckpoint) {
        String head = HEADER + "\n" + INDEX + " " + index + "\n";
        return ProofLines.encode(head, proof, signedCheckpoint);
    }

    /// Reads a file. Extra data, which nothing vouches for, must be base64 and is left out.
    public static LogProof parse(String encoded) throws MalformedNoteException {
        ProofLines lines = ProofLines.parse(encoded);
        if (!lines.line(0).equals(HEADER)) {
            throw new MalformedNoteException("not a log proof of version 1");
        }
        int at = 1;
        if (lines.line(at).startsWith(EXTRA + " ")) {
            NoteSyntax.base64(lines.value(at, EXTRA));
            at++;
        }
        long index = NoteSyntax.decimal(lines.value(at, INDEX));
        return new LogProof(index, lines.proof(at + 1), lines.note());
    }
}
