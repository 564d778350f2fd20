package vn.xacthuc.matching;

/// The ways in which Vietnamese papers and systems write a date.
final class DateText {
    private static final DateReading IMPOSSIBLE = new DateReading.Impossible();
    private static final DateReading UNREADABLE = new DateReading.Unreadable();
    private static final String SEPARATORS = "/-.";

    private DateText() {}

    static DateReading read(String raw) {
        String text = raw.strip();
        if (Digits.are(text, 4)) {
            return date(raw, Digits.value(text, 0, 4), 0, 0);
        }
        if (Digits.are(text, 8)) {
            return date(
                    raw,
                    Digits.value(text, 0, 4),
                    Digits.value(text, 4, 6),
                    Digits.value(text, 6, 8));
        }
        int first = separator(text, 0);
        if (first < 1 || text.length() > 10) {
            return UNREADABLE;
        }
        int second = separator(text, first + 1);
        if (second >= 0 && text.charAt(first) != text.charAt(second)) {
            return UNREADABLE;
        }
        return first == 4 ? yearFirst(raw, text, second) : yearLast(raw, text, first, second);
    }

    static DateReading readQr(String raw) {
        String text = raw.strip();
        if (!Digits.are(text, 8)) {
            return UNREADABLE;
        }
        return date(
                raw, Digits.value(text, 4, 8), Digits.value(text, 2, 4), Digits.value(text, 0, 2));
    }

    /// Doc 9303-3 section 4 writes fillers for a month or day that is unknown.
    static DateReading readMrz(String raw, PersonalId personalId) {
        String text = raw.strip();
        if (text.length() != 6 || !Digits.are(text, 0, 2)) {
            return UNREADABLE;
        }
        int month = unknownOrNumber(text, 2);
        int day = unknownOrNumber(text, 4);
        if (month < 0 || day < 0) {
            return UNREADABLE;
        }
        return date(raw, personalId.century() + Digits.value(text, 0, 2), month, day);
    }

    private static int unknownOrNumber(String text, int start) {
        if (text.startsWith("<<", start)) {
            return 0;
        }
        return Digits.are(text, start, start + 2) ? Digits.value(text, start, start + 2) : -1;
    }

    private static int separator(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /// `yyyy-MM` and `yyyy-MM-dd`.
    private static DateReading yearFirst(String raw, String text, int second) {
        int monthEnd = second < 0 ? text.length() : second;
        if (!Digits.are(text, 0, 4)
                || !isPart(text, 5, monthEnd)
                || (second >= 0 && !isPart(text, second + 1, text.length()))) {
            return UNREADABLE;
        }
        int day = second < 0 ? 0 : Digits.value(text, second + 1, text.length());
        return date(raw, Digits.value(text, 0, 4), Digits.value(text, 5, monthEnd), day);
    }

    /// `MM/yyyy` and `dd/MM/yyyy`.
    private static DateReading yearLast(String raw, String text, int first, int second) {
        int yearStart = Math.max(first, second) + 1;
        int monthStart = second < 0 ? 0 : first + 1;
        if (text.length() - yearStart != 4
                || !Digits.are(text, yearStart, text.length())
                || !isPart(text, monthStart, yearStart - 1)
                || !isPart(text, 0, first)) {
            return UNREADABLE;
        }
        int day = second < 0 ? 0 : Digits.value(text, 0, first);
        return date(
                raw,
                Digits.value(text, yearStart, text.length()),
                Digits.value(text, monthStart, yearStart - 1),
                day);
    }

    private static boolean isPart(String text, int start, int end) {
        return end - start <= 2 && Digits.are(text, start, end);
    }

    private static DateReading date(String raw, int year, int month, int day) {
        if (!PartialDate.exists(year, month, day)) {
            return IMPOSSIBLE;
        }
        return new DateReading.Read(new ClaimedDate(new PartialDate(year, month, day), raw));
    }
}
