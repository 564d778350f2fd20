package vn.xacthuc.matching;

import java.util.EnumSet;
import java.util.Set;

/// How alike are a claimed and a registered name?
///
/// - `EXACT`: the same code points.
/// - `NORMALIZED`: the same syllables in the same order. Case, encoding, the place of the tone and
///   the form of apostrophes do not matter; tones, vowels, Đ and spaces do.
/// - `DIACRITICLESS`: the same bare letters, and one whole side carries no mark. Several people may
///   share such a name, so it never verifies alone; if the register is that side, a hint says so.
/// - `DIFFERENT`: anything else, with hints where they explain the whole difference.
///
/// A field of a machine-readable zone carries no marks and is `DIACRITICLESS` at best.
public final class NameMatcher {
    private NameMatcher() {}

    /// Grades a claimed name against the registered one.
    public static Comparison compare(PersonName claimed, PersonName registered) {
        Spelling claim = claimed.spelling();
        Spelling record = registered.spelling();
        if (claim.machineReadable() || record.machineReadable()) {
            return machineReadable(claim, record);
        }
        if (claimed.text().equals(registered.text())) {
            return Comparison.of(Grade.EXACT);
        }
        if (claim.key().equals(record.key())) {
            return Comparison.of(
                    Grade.NORMALIZED, WritingHints.between(claimed.text(), registered.text()));
        }
        return compare(claim, record, EnumSet.noneOf(Hint.class));
    }

    private static Comparison machineReadable(Spelling claim, Spelling record) {
        Set<Hint> hints = EnumSet.of(Hint.MRZ);
        return claim.key().equals(record.key())
                ? Comparison.of(Grade.DIACRITICLESS, hints)
                : compare(claim, record, hints);
    }

    private static Comparison compare(Spelling claim, Spelling record, Set<Hint> hints) {
        BareNames bare = claim.isBare() ? BareNames.compare(claim, record) : BareNames.DIFFERENT;
        if (bare == BareNames.DIFFERENT && record.isBare()) {
            bare = BareNames.compare(record, claim);
            boolean lacksMarks = claim.marked() || (claim.stroked() && !record.stroked());
            if (bare != BareNames.DIFFERENT && lacksMarks) {
                hints.add(Hint.REGISTER_BARE);
            }
        }
        switch (bare) {
            case SAME -> {}
            case SPACES_MISSING -> hints.add(Hint.SPACE_LOST);
            case CUT -> hints.add(Hint.TRUNCATED);
            case DIFFERENT -> {
                new NameDifferences(claim, record, hints).explain();
                return Comparison.of(Grade.DIFFERENT, hints);
            }
        }
        if (claim.toneDoubled() || record.toneDoubled()) {
            hints.add(Hint.DOUBLE_TONE);
        }
        return Comparison.of(Grade.DIACRITICLESS, hints);
    }
}
