package vn.xacthuc.matching;

import java.time.LocalDate;

/// One of the two code lists of administrative units; the same digits mean other places on each.
///
/// Seven province codes changed their meaning on 1 July 2025 (15, 24, 44, 52, 80, 82, 91), and most
/// commune codes of the new list were taken over from a smaller commune of the old one. So a code
/// says nothing before its list is known.
public enum AdministrativeList {
    /// 63 provinces, districts, communes: QĐ 124/2004/QĐ-TTg and its amendments.
    THREE_LEVELS,

    /// 34 provinces and communes, no districts: NQ 202/2025/QH15, codes of QĐ 19/2025/QĐ-TTg.
    TWO_LEVELS;

    /// The first day of the list of two levels (NQ 202/2025/QH15).
    public static final LocalDate TWO_LEVELS_SINCE = LocalDate.of(2025, 7, 1);

    /// The last day of the list of three levels.
    public static final LocalDate THREE_LEVELS_UNTIL = TWO_LEVELS_SINCE.minusDays(1);

    /// The list in force on a civil date of Vietnam.
    public static AdministrativeList inForceOn(LocalDate date) {
        return date.isBefore(TWO_LEVELS_SINCE) ? THREE_LEVELS : TWO_LEVELS;
    }
}
