package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"1950", "1950-03", "1950-03-09", "2000-02-29", "0987-12-31"})
    void readsWhatItWrites(String canonical) {
        assertThat(PartialDate.parse(canonical).map(PartialDate::canonical)).contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1950-3",
                "1950-3-9",
                "09/03/1950",
                "19500309",
                "1950-00",
                "1900-02-29",
                " 1950",
                "0000",
                "1950-13"
            })
    void readsNothingElse(String text) {
        assertThat(PartialDate.parse(text)).isEmpty();
    }

    @Test
    void refusesDatesThatNoCalendarHasWithoutRepeatingThem() {
        assertThatThrownBy(() -> new PartialDate(1990, 0, 5)).hasMessage("no such date");
        assertThatThrownBy(() -> new PartialDate(1990, 2, 30)).hasMessage("no such date");
        assertThatThrownBy(() -> new PartialDate(0, 0, 0)).hasMessage("no such date");
        assertThatThrownBy(() -> new PartialDate(10_000, 0, 0)).hasMessage("no such date");
        assertThatThrownBy(() -> new PartialDate(1990, 5, -1)).hasMessage("no such date");
    }

    @ParameterizedTest
    @CsvSource({
        "2007-05-02, 18, 2025-05-01, false",
        "2007-05-02, 18, 2025-05-02, true",
        "2007-05-02, 0, 2007-05-01, false",
        "2007-05-02, 0, 2007-05-02, true",
        "2007, 18, 2024-12-31, false",
        "2007, 18, 2025-01-01,",
        "2007, 18, 2025-12-30,",
        "2007, 18, 2025-12-31, true",
        "2007-05, 18, 2025-04-30, false",
        "2007-05, 18, 2025-05-01,",
        "2007-05, 18, 2025-05-30,",
        "2007-05, 18, 2025-05-31, true",
        "2008-02-29, 18, 2026-02-28, false",
        "2008-02-29, 18, 2026-03-01, true",
        "2008-02, 18, 2026-03-01, true",
    })
    void answersAnAgeOnlyWhenBothBoundsAgree(
            String birth, int years, LocalDate on, @Nullable Boolean expected) {
        PartialDate date = PartialDate.parse(birth).orElseThrow();

        assertThat(date.isAtLeast(years, on).orElse(null)).isEqualTo(expected);
    }

    @Test
    void isFullOnlyWithADay() {
        assertThat(new PartialDate(1990, 5, 2).isFull()).isTrue();
        assertThat(PartialDate.of(LocalDate.of(1990, 5, 2))).isEqualTo(new PartialDate(1990, 5, 2));
        assertThat(new PartialDate(1990, 5, 0).isFull()).isFalse();
        assertThat(new PartialDate(1990, 0, 0).isFull()).isFalse();
    }

    @Test
    void showsNothingOfADate() {
        PartialDate date = new PartialDate(1990, 5, 2);

        assertThat(date.toString()).doesNotContain("1990");
        assertThat(new ClaimedDate(date, "02/05/1990").toString()).doesNotContain("1990");
        assertThat(DateReading.read("02/05/1990").toString()).doesNotContain("1990");
    }
}
