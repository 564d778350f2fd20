package vn.xacthuc.merkle;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The small words that notes, checkpoints and proofs are made of (C2SP signed-note, "Format").
final class NoteSyntax {

    private static final int LONGEST_DECIMAL = 19;
    private static final int NEXT_LINE = 0x85;

    private NoteSyntax() {}

    /// Whether a key may have this name: not empty, no space of any kind, no plus, no control
    /// character.
    static boolean isName(String name) {
        return !name.isEmpty()
                && isText(name + "\n")
                && name.indexOf('\n') < 0
                && name.chars().noneMatch(c -> c == '+' || isSpace(c));
    }

    /// Whether a note may hold this text: it ends in a newline, has no other control character and
    /// can be written as UTF-8.
    static boolean isText(String text) {
        return text.endsWith("\n")
                && text.chars().noneMatch(c -> c < ' ' && c != '\n')
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static boolean isSpace(int c) {
        return Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    /// The bytes of a base64 text in its one canonical form, padding included.
    static byte[] base64(String encoded) throws MalformedNoteException {
        try {
            byte[] decoded = Base64.getDecoder().decode(encoded);
            if (Base64.getEncoder().encodeToString(decoded).equals(encoded)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // Said below: the decoder's message would repeat a part of the text.
        }
        throw new MalformedNoteException("not base64 as RFC 4648 section 4 writes it");
    }

    static byte[] hash(String line) throws MalformedNoteException {
        byte[] hash = base64(line);
        if (hash.length != TreeHash.LENGTH) {
            throw new MalformedNoteException("a hash has 32 bytes");
        }
        return hash;
    }

    /// A number from 0 to 2^63 - 1 without leading zeroes.
    static long decimal(String digits) throws MalformedNoteException {
        boolean plain =
                !digits.isEmpty()
                        && digits.length() <= LONGEST_DECIMAL
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (digits.length() == 1 || digits.charAt(0) != '0');
        // Nineteen digits that are too many for a long come out negative when parsed unsigned.
        long number = plain ? Long.parseUnsignedLong(digits) : -1;
        if (number < 0) {
            throw new MalformedNoteException("not a decimal number without leading zeroes");
        }
        return number;
    }
}
