package vn.xacthuc.merkle;

import java.util.List;

/// What a log sends to a witness (C2SP tlog-witness, "add-checkpoint").
///
/// @param oldSize the size of the checkpoint that the witness cosigned last, 0 if none
/// @param proof the consistency proof from that size to the new one
/// @param note the new checkpoint, signed by the log
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note) {

    private static final String OLD = "old";

    /// Keeps a copy of the list.
    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /// Reads a request's body.
    public static AddCheckpoint parse(String body) throws MalformedNoteException {
        ProofLines lines = ProofLines.parse(body);
        long oldSize = NoteSyntax.decimal(lines.value(0, OLD));
        return new AddCheckpoint(oldSize, lines.proof(1), lines.note());
    }

    /// The request's body.
    public String encoded() {
        return ProofLines.encode(OLD + " " + oldSize + "\n", proof, note.encoded());
    }
}
