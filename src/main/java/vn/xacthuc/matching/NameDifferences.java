package vn.xacthuc.matching;

import java.util.List;
import java.util.Set;

/// Explains why two names are different, if one thing explains it.
final class NameDifferences {
    private final Spelling claim;
    private final Spelling record;
    private final boolean bare;
    private final List<String> claimed;
    private final List<String> registered;
    private final Set<Hint> hints;

    NameDifferences(Spelling claim, Spelling record, Set<Hint> hints) {
        this.claim = claim;
        this.record = record;
        // Where one side carries no marks, marks explain nothing.
        this.bare = claim.isBare() || record.isBare();
        this.claimed = words(claim);
        this.registered = words(record);
        this.hints = hints;
    }

    private List<String> words(Spelling spelling) {
        return NameWords.of(bare ? spelling.bareKey(false) : spelling.key());
    }

    void explain() {
        if (claim.toneDoubled() || record.toneDoubled()) {
            hints.add(Hint.DOUBLE_TONE);
        }
        if (claim.signed() || record.signed()) {
            hints.add(Hint.PUNCTUATION);
        }
        if (isRunTogether()) {
            boolean apostrophe = claim.key().indexOf('\'') >= 0 || record.key().indexOf('\'') >= 0;
            hints.add(apostrophe ? Hint.APOSTROPHE : Hint.SPACE_LOST);
        } else if (claimed.equals(registered)) {
            // Bare letters agree and neither side is without Đ.
            hints.add(Hint.D_STROKE);
        } else if (NameTitles.isTitleBefore(claimed, registered)) {
            hints.add(Hint.TITLE);
        } else if (NameTitles.isOtherPrefix(claimed, registered)) {
            hints.add(Hint.GENDER_PREFIX);
        } else if (claimed.size() < registered.size()) {
            explainMissing(claimed, registered);
        } else if (claimed.size() > registered.size()) {
            explainMissing(registered, claimed);
        } else if (NameWords.areReordered(claimed, registered)) {
            hints.add(Hint.TOKEN_ORDER);
        } else {
            hints.addAll(SyllableHints.between(claimed, registered, bare));
        }
    }

    /// The same letters and the same tones in other words, or parted by another sign.
    private boolean isRunTogether() {
        return !frame(claim).equals(frame(record))
                && letters(claimed).equals(letters(registered))
                && tones(claimed).equals(tones(registered));
    }

    private String frame(Spelling spelling) {
        return bare ? spelling.bareKey(false) : NameWords.letters(spelling.key());
    }

    private static String letters(List<String> words) {
        return NameWords.letters(String.join("", words));
    }

    private static String tones(List<String> words) {
        return NameWords.tones(String.join("", words));
    }

    private void explainMissing(List<String> shorter, List<String> longer) {
        if (!NameWords.isWithin(shorter, longer)) {
            return;
        }
        boolean begins = shorter.getFirst().equals(longer.getFirst());
        boolean ends = shorter.getLast().equals(longer.getLast());
        if (begins && ends) {
            hints.add(Hint.MISSING_MIDDLE_NAME);
        }
        if (!begins) {
            hints.add(Hint.MISSING_BEGINNING);
        }
        if (!ends) {
            hints.add(Hint.TRUNCATED);
        }
    }
}
