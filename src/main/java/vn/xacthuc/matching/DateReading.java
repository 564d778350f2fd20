package vn.xacthuc.matching;

/// What reading the text of a claimed date gave.
public sealed interface DateReading {

    /// A date that exists.
    ///
    /// @param date the date with its text
    record Read(ClaimedDate date) implements DateReading {}

    /// Written as a date, but no calendar has it: 30 February, month 13.
    record Impossible() implements DateReading {}

    /// Not written as a date.
    record Unreadable() implements DateReading {}

    /// Reads plain text: `yyyy-MM-dd`, `yyyy-MM`, `yyyy`, `yyyyMMdd`, `dd/MM/yyyy` or `MM/yyyy`,
    /// with 00 for a day or month that is unknown.
    static DateReading read(String text) {
        return DateText.read(text);
    }

    /// Reads the birth date of a card's QR code: `ddMMyyyy`.
    static DateReading readQr(String text) {
        return DateText.readQr(text);
    }

    /// Reads the birth date of a machine-readable zone, `yyMMdd`, which leaves the century to the
    /// number.
    static DateReading readMrz(String text, PersonalId personalId) {
        return DateText.readMrz(text, personalId);
    }
}
