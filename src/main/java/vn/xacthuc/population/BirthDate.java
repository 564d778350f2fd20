package vn.xacthuc.population;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.PartialDate;

/// The columns of a birth date, of which the register may know only the year or the month.
@Embeddable
record BirthDate(
        @Column(name = "birth_year") Integer year,
        @Column(name = "birth_month") @Nullable Integer month,
        @Column(name = "birth_day") @Nullable Integer day) {

    /// The first day on which the person can have been born.
    LocalDate earliest() {
        return LocalDate.of(year, month == null ? 1 : month, day == null ? 1 : day);
    }

    static BirthDate of(PartialDate date) {
        return new BirthDate(date.year(), known(date.month()), known(date.day()));
    }

    PartialDate toPartialDate() {
        return new PartialDate(year, month == null ? 0 : month, day == null ? 0 : day);
    }

    private static @Nullable Integer known(int part) {
        return part == 0 ? null : part;
    }

    @Override
    public String toString() {
        return "BirthDate[***]";
    }
}
