package vn.xacthuc.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How alike are a claimed and a registered address?
///
/// Units first, by code and list:
/// - `EXACT`: the same codes of the same list.
/// - `NORMALIZED`: the same place, reached through the mapping of 1 July 2025, or with a district
///   that one side leaves out, or by the unit's name in the text of the side that has no commune.
/// - `PARTIAL`: one side names less; or the register's commune is one of several that took in the
///   claimed one; or the mapping cannot rule the place out.
/// - `DIFFERENT`: other codes of the same list, or other provinces after the mapping.
///
/// Between the two lists only the province can make addresses different. The mapping lists one
/// successor for nearly every old commune, while about 440 to 470 of 10,035 were split over several
/// (comparison in the README beside the tables); none of those crosses a border of today's
/// provinces. A wrong "no" would accuse a citizen of a false address, a `PARTIAL` only asks again.
///
/// Then the free text. Where the claim has none, the grade of the units stands. The same text keeps
/// it; the same after normalisation (case, spelling of tones, abbreviations, punctuation, repeated
/// unit names) makes it `NORMALIZED` at best; without marks on one whole side `DIACRITICLESS`; any
/// other text makes it `PARTIAL`, never `DIFFERENT`, because nobody prescribes how to write it. The
/// grade is the weaker of the two.
public final class AddressMatcher {
    private AddressMatcher() {}

    /// Grades a claimed address against the registered one.
    public static Comparison compare(Address claimed, Address registered) {
        Set<Hint> hints = EnumSet.noneOf(Hint.class);
        Grade units = new AddressCodes(claimed, registered, hints).grade();
        if (units == Grade.DIFFERENT) {
            return new Comparison(units, List.copyOf(hints));
        }
        Grade detail = AddressDetail.grade(claimed, registered);
        if (detail == Grade.PARTIAL) {
            hints.add(Hint.DETAIL_DIFFERENT);
        }
        Grade weaker = units.compareTo(detail) >= 0 ? units : detail;
        return new Comparison(weaker, List.copyOf(hints));
    }
}
