package vn.xacthuc.merkle;

import java.util.Base64;

/// What a log says of itself: so many leaves, with this root (C2SP tlog-checkpoint).
///
/// @param origin the log's name
/// @param size the number of leaves
/// @param root the root hash over them
public record Checkpoint(String origin, long size, byte[] root) {

    private static final int LINES = 3;

    /// @throws IllegalArgumentException if no checkpoint can say that
    public Checkpoint {
        if (!isOrigin(origin) || size < 0 || root.length != TreeHash.LENGTH) {
            throw new IllegalArgumentException("no checkpoint");
        }
    }

    /// Reads the text of a note. Lines that follow the third are let be: they are opaque, and
    /// covered by the signature all the same.
    public static Checkpoint parse(String text) throws MalformedNoteException {
        if (!NoteSyntax.isText(text) || text.startsWith("\n") || text.contains("\n\n")) {
            throw new MalformedNoteException("a checkpoint has no empty lines");
        }
        String[] lines = text.split("\n", LINES + 1);
        if (lines.length <= LINES) {
            throw new MalformedNoteException("a checkpoint has at least three lines");
        }
        return new Checkpoint(lines[0], NoteSyntax.decimal(lines[1]), NoteSyntax.hash(lines[2]));
    }

    /// The text to sign, without extension lines.
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    private static boolean isOrigin(String origin) {
        return !origin.isEmpty() && origin.indexOf('\n') < 0 && NoteSyntax.isText(origin + "\n");
    }
}
