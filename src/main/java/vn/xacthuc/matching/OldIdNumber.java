package vn.xacthuc.matching;

import java.util.Optional;

/// The number of an identity card of the old kind (CMND): nine digits that carry no meaning.
///
/// @param digits nine digits
public record OldIdNumber(String digits) {
    private static final int LENGTH = 9;

    /// Refuses anything but nine digits; the message does not repeat it.
    public OldIdNumber {
        if (!Digits.are(digits, LENGTH)) {
            throw new IllegalArgumentException("not an old identity card number");
        }
    }

    /// Reads nine digits, and nothing else.
    public static Optional<OldIdNumber> parse(String text) {
        return Digits.are(text, LENGTH) ? Optional.of(new OldIdNumber(text)) : Optional.empty();
    }

    /// Shows nothing: the number names a person.
    @Override
    public String toString() {
        return "OldIdNumber[***]";
    }
}
