package vn.xacthuc.party;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAmount;

/// How long a citizen does not see that somebody asked, because seeing it would warn whom an
/// authority investigates.
///
/// ISO 8601: days, months and years are those of Vietnam's calendar (`P90D`, `P6M`), a part with
/// `T` makes it an exact time (`PT72H`, `P1DT12H`).
public final class CitizenDelay implements Comparable<CitizenDelay> {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Period LONGEST = Period.ofYears(100);

    private final String text;
    private final TemporalAmount amount;

    private CitizenDelay(String text, TemporalAmount amount) {
        this.text = text;
        this.amount = amount;
    }

    /// Reads a delay.
    ///
    /// @throws IllegalArgumentException unless it is ISO 8601, longer than nothing, and no more
    ///   than a hundred years
    @JsonCreator
    public static CitizenDelay of(String text) {
        try {
            CitizenDelay delay =
                    new CitizenDelay(
                            text, text.contains("T") ? Duration.parse(text) : Period.parse(text));
            ZonedDateTime start = Instant.EPOCH.atZone(VIETNAM);
            ZonedDateTime end = start.plus(delay.amount);
            if (end.isAfter(start) && !end.isAfter(start.plus(LONGEST))) {
                return delay;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("no such delay: " + text, e);
        }
        throw new IllegalArgumentException("no such delay: " + text);
    }

    /// When something that was recorded then may be seen.
    public Instant after(Instant recordedAt) {
        return recordedAt.atZone(VIETNAM).plus(amount).toInstant();
    }

    /// The longer one is the greater.
    @Override
    public int compareTo(CitizenDelay other) {
        return after(Instant.EPOCH).compareTo(other.after(Instant.EPOCH));
    }

    /// As the contract writes it.
    @JsonValue
    @Override
    public String toString() {
        return text;
    }

    /// Delays of the same length are equal, however they are written.
    @Override
    public boolean equals(Object other) {
        return other instanceof CitizenDelay that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return after(Instant.EPOCH).hashCode();
    }
}
