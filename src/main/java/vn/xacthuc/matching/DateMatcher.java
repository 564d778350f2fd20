package vn.xacthuc.matching;

/// How alike are a claimed and a registered date?
///
/// - `EXACT`: the claim is the register's own text.
/// - `NORMALIZED`: any other way to write the same date.
/// - `PARTIAL`: one side knows less, and what both know agrees.
/// - `DIFFERENT`: anything else.
public final class DateMatcher {
    private DateMatcher() {}

    /// Grades a claimed date against the registered one.
    public static Comparison compare(ClaimedDate claimed, PartialDate registered) {
        PartialDate date = claimed.date();
        if (date.equals(registered)) {
            boolean sameText = claimed.text().equals(registered.canonical());
            return Comparison.of(sameText ? Grade.EXACT : Grade.NORMALIZED);
        }
        if (date.isFull() && registered.isFull()) {
            return isSwapped(date, registered)
                    ? Comparison.of(Grade.DIFFERENT, Hint.DAY_MONTH_SWAPPED)
                    : Comparison.of(Grade.DIFFERENT);
        }
        if (!agrees(date, registered)) {
            return Comparison.of(Grade.DIFFERENT);
        }
        return isPlaceholder(date, registered) || isPlaceholder(registered, date)
                ? Comparison.of(Grade.PARTIAL, Hint.PLACEHOLDER)
                : Comparison.of(Grade.PARTIAL);
    }

    private static boolean agrees(PartialDate one, PartialDate other) {
        boolean sameMonth = one.month() == 0 || other.month() == 0 || one.month() == other.month();
        return one.year() == other.year() && sameMonth;
    }

    private static boolean isSwapped(PartialDate one, PartialDate other) {
        return one.year() == other.year()
                && one.month() == other.day()
                && one.day() == other.month();
    }

    private static boolean isPlaceholder(PartialDate full, PartialDate yearOnly) {
        return full.month() == 1 && full.day() == 1 && yearOnly.month() == 0;
    }
}
