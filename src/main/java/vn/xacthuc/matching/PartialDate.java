package vn.xacthuc.matching;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Optional;

/// A date of which the register may know only the year, or the year and the month.
///
/// @param year 1 to 9999
/// @param month 1 to 12, or 0 for unknown
/// @param day 1 to 31, or 0 for unknown; unknown where the month is
public record PartialDate(int year, int month, int day) {
    private static final int LAST_YEAR = 9999;

    /// Refuses dates that no calendar has; the message does not repeat them.
    public PartialDate {
        if (!exists(year, month, day)) {
            throw new IllegalArgumentException("no such date");
        }
    }

    /// A date of which everything is known.
    public static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// Reads `yyyy`, `yyyy-MM` or `yyyy-MM-dd`, and nothing else.
    public static Optional<PartialDate> parse(String canonical) {
        if (DateText.read(canonical) instanceof DateReading.Read(ClaimedDate claimed)
                && claimed.date().canonical().equals(canonical)) {
            return Optional.of(claimed.date());
        }
        return Optional.empty();
    }

    static boolean exists(int year, int month, int day) {
        if (year < 1 || year > LAST_YEAR || month < 0 || month > 12 || day < 0) {
            return false;
        }
        return month == 0 ? day == 0 : day <= YearMonth.of(year, month).lengthOfMonth();
    }

    /// The register's way to write it: `yyyy`, `yyyy-MM` or `yyyy-MM-dd`.
    public String canonical() {
        StringBuilder text = new StringBuilder(10);
        append(text, year / 100);
        append(text, year % 100);
        if (month > 0) {
            append(text.append('-'), month);
        }
        if (day > 0) {
            append(text.append('-'), day);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int twoDigits) {
        text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }

    /// Whether year, month and day are known.
    public boolean isFull() {
        return day > 0;
    }

    /// Whether someone born then has completed these years of life on a civil date of Vietnam.
    ///
    /// Empty where a birth early in the year or month would answer otherwise than a late one. Who
    /// is born on 29 February completes a year when 28 February ends.
    public Optional<Boolean> isAtLeast(int years, LocalDate on) {
        boolean oldest = hasCompleted(earliest(), years, on);
        boolean youngest = hasCompleted(latest(), years, on);
        return oldest == youngest ? Optional.of(oldest) : Optional.empty();
    }

    private static boolean hasCompleted(LocalDate birth, int years, LocalDate on) {
        return !birth.isAfter(on) && Period.between(birth, on).getYears() >= years;
    }

    private LocalDate earliest() {
        return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
    }

    private LocalDate latest() {
        if (isFull()) {
            return earliest();
        }
        return YearMonth.of(year, month == 0 ? 12 : month).atEndOfMonth();
    }

    /// Shows nothing: a birth date is personal data.
    @Override
    public String toString() {
        return "PartialDate[***]";
    }
}
