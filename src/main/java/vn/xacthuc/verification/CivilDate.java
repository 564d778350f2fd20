package vn.xacthuc.verification;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// Civil dates of requests, `yyyy-MM-dd` and nothing else.
final class CivilDate {

    private static final int LENGTH = 10;

    private CivilDate() {}

    static Optional<LocalDate> parse(String text) {
        // ISO 8601 allows signs and longer years, which no civil date has.
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
