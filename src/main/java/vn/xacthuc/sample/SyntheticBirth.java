package vn.xacthuc.sample;

import java.time.LocalDate;
import java.time.YearMonth;

/// A birth date, of which the register may know only a part.
///
/// @param day the whole date
/// @param known the part on record
record SyntheticBirth(LocalDate day, Known known) {

    /// How much of a birth date the register knows.
    enum Known {
        DAY,
        MONTH,
        YEAR
    }

    /// Reads yyyy-MM-dd, yyyy-MM or yyyy.
    static SyntheticBirth parse(String canonical) {
        return switch (canonical.length()) {
            case 4 ->
                    new SyntheticBirth(LocalDate.of(Integer.parseInt(canonical), 1, 1), Known.YEAR);
            case 7 -> new SyntheticBirth(YearMonth.parse(canonical).atDay(1), Known.MONTH);
            default -> new SyntheticBirth(LocalDate.parse(canonical), Known.DAY);
        };
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticBirth[***]";
    }
}
