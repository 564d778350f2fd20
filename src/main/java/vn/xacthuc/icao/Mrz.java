package vn.xacthuc.icao;

import java.util.Optional;

/// The machine-readable zone of a document, as DG1 holds it (Doc 9303-10 section 4.7.1).
///
/// Codes and numbers are given without the fillers that end them; names and dates are given as they
/// stand, fillers included, because what is missing in them means something.
///
/// Made by [#read(String)], which lets only texts of the right length and characters pass.
public sealed interface Mrz {

    /// Reads the characters of all lines without line ends.
    static MrzReading read(String text) {
        if (!isOfMrzCharacters(text)) {
            return new MrzReading.Malformed();
        }
        return switch (text.length()) {
            case Td1.LENGTH -> new MrzReading.Read(new Td1(text));
            case Td2.LENGTH -> new MrzReading.Read(new Td2(text));
            case Td3.LENGTH -> new MrzReading.Read(new Td3(text));
            default -> new MrzReading.Malformed();
        };
    }

    /// All lines, one after the other.
    String text();

    /// One or two letters: `I` or `ID`, `P` or `PM`.
    default String documentCode() {
        return MrzField.trimmed(text(), 0, 2);
    }

    /// One to three letters (Doc 9303-3 section 5): `VNM`, `D`.
    default String issuingState() {
        return MrzField.trimmed(text(), 2, 5);
    }

    /// The whole number, also where it is longer than its field.
    String documentNumber();

    /// The names with their fillers: `NGUYEN<<VAN<MAU<<<`.
    String nameField();

    /// `yyMMdd`, with fillers for what is unknown.
    String dateOfBirth();

    /// `M`, `F`, or a filler; `X` occurs.
    String sex();

    /// `yyMMdd`.
    String dateOfExpiry();

    /// One to three letters, like the issuing state.
    String nationality();

    /// The field that is the state's own, with its fillers: for TD1 that of the upper line, for TD3
    /// the personal number.
    String optionalData();

    /// Whether every check digit holds (Doc 9303-3 section 4.9), the composite one included.
    boolean checkDigitsHold();

    /// The twelve digits of a Vietnamese citizen: only on a Vietnamese TD1, the CCCD, where they
    /// begin the optional data.
    default Optional<String> personalNumber() {
        return Optional.empty();
    }

    /// Whether the document is good for life; only a CCCD says so.
    default boolean neverExpires() {
        return false;
    }

    private static boolean isOfMrzCharacters(String text) {
        return text.chars()
                .allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '<');
    }

    /// Three lines of 30 characters: identity cards (Doc 9303-5 section 4.2.2).
    ///
    /// @param text 90 characters
    record Td1(String text) implements Mrz {
        static final int LENGTH = 90;
        private static final int CCCD_NUMBER = 12;

        /// Where the CCCD's own check digit stands in the optional data: after its number and two
        /// fillers, which it covers too.
        private static final int CCCD_CHECK_DIGIT = 14;

        @Override
        public String documentNumber() {
            return MrzField.documentNumber(text, 5, optionalData());
        }

        @Override
        public String nameField() {
            return text.substring(60, 90);
        }

        @Override
        public String dateOfBirth() {
            return text.substring(30, 36);
        }

        @Override
        public String sex() {
            return text.substring(37, 38);
        }

        @Override
        public String dateOfExpiry() {
            return text.substring(38, 44);
        }

        @Override
        public String nationality() {
            return MrzField.trimmed(text, 45, 48);
        }

        @Override
        public String optionalData() {
            return text.substring(15, 30);
        }

        @Override
        public boolean checkDigitsHold() {
            return MrzField.documentNumberHolds(text, 5, optionalData())
                    && MrzField.holds(dateOfBirth(), text.charAt(36))
                    && MrzField.holds(dateOfExpiry(), text.charAt(44))
                    && MrzField.holds(composite(), text.charAt(59))
                    && (personalNumber().isEmpty() || personalNumberHolds());
        }

        @Override
        public Optional<String> personalNumber() {
            return Optional.of(optionalData().substring(0, CCCD_NUMBER))
                    .filter(digits -> isVietnamese() && MrzField.areDigits(digits));
        }

        /// Cards that last for life bear a date that no card lives to see; it is neither 1999 nor
        /// 2099.
        @Override
        public boolean neverExpires() {
            return isVietnamese()
                    && (dateOfExpiry().equals("991231") || dateOfExpiry().equals("<<<<<<"));
        }

        /// Upper line 6 to 30, middle line 1 to 7, 9 to 15 and 19 to 29.
        private String composite() {
            return text.substring(5, 30)
                    + text.substring(30, 37)
                    + text.substring(38, 45)
                    + text.substring(48, 59);
        }

        private boolean personalNumberHolds() {
            String optional = optionalData();
            return MrzField.holds(
                    optional.substring(0, CCCD_CHECK_DIGIT), optional.charAt(CCCD_CHECK_DIGIT));
        }

        private boolean isVietnamese() {
            return issuingState().equals("VNM");
        }

        @Override
        public String toString() {
            return "Td1[masked]";
        }
    }

    /// Two lines of 36 characters: larger cards (Doc 9303-6 section 4.2.2).
    ///
    /// @param text 72 characters
    record Td2(String text) implements Mrz {
        static final int LENGTH = 72;

        @Override
        public String documentNumber() {
            return MrzField.documentNumber(text, 36, optionalData());
        }

        @Override
        public String nameField() {
            return text.substring(5, 36);
        }

        @Override
        public String dateOfBirth() {
            return text.substring(49, 55);
        }

        @Override
        public String sex() {
            return text.substring(56, 57);
        }

        @Override
        public String dateOfExpiry() {
            return text.substring(57, 63);
        }

        @Override
        public String nationality() {
            return MrzField.trimmed(text, 46, 49);
        }

        @Override
        public String optionalData() {
            return text.substring(64, 71);
        }

        /// The composite digit covers the lower line 1 to 10, 14 to 20 and 22 to 35.
        @Override
        public boolean checkDigitsHold() {
            String composite =
                    text.substring(36, 46) + text.substring(49, 56) + text.substring(57, 71);
            return MrzField.documentNumberHolds(text, 36, optionalData())
                    && MrzField.holds(dateOfBirth(), text.charAt(55))
                    && MrzField.holds(dateOfExpiry(), text.charAt(63))
                    && MrzField.holds(composite, text.charAt(71));
        }

        @Override
        public String toString() {
            return "Td2[masked]";
        }
    }

    /// Two lines of 44 characters: passports (Doc 9303-4 section 4.2.2).
    ///
    /// @param text 88 characters
    record Td3(String text) implements Mrz {
        static final int LENGTH = 88;

        @Override
        public String documentNumber() {
            return MrzField.trimmed(text, 44, 53);
        }

        @Override
        public String nameField() {
            return text.substring(5, 44);
        }

        @Override
        public String dateOfBirth() {
            return text.substring(57, 63);
        }

        @Override
        public String sex() {
            return text.substring(64, 65);
        }

        @Override
        public String dateOfExpiry() {
            return text.substring(65, 71);
        }

        @Override
        public String nationality() {
            return MrzField.trimmed(text, 54, 57);
        }

        @Override
        public String optionalData() {
            return text.substring(72, 86);
        }

        /// The composite digit covers the lower line 1 to 10, 14 to 20 and 22 to 43.
        @Override
        public boolean checkDigitsHold() {
            String composite =
                    text.substring(44, 54) + text.substring(57, 64) + text.substring(65, 87);
            return MrzField.holds(text.substring(44, 53), text.charAt(53))
                    && MrzField.holds(dateOfBirth(), text.charAt(63))
                    && MrzField.holds(dateOfExpiry(), text.charAt(71))
                    && MrzField.holdsOrIsEmpty(optionalData(), text.charAt(86))
                    && MrzField.holds(composite, text.charAt(87));
        }

        @Override
        public String toString() {
            return "Td3[masked]";
        }
    }
}
