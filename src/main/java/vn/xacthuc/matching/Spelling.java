package vn.xacthuc.matching;

/// A name as the matcher sees it.
///
/// @param key the syllables in upper case, each with its tone behind it as one of [Letters#TONES],
///   between them a space, or an apostrophe where losing it could name another person
/// @param marked whether it carries any mark but the stroke of Đ
/// @param stroked whether it carries a Đ
/// @param toneDoubled whether a syllable carries two tones; they then stay behind their letters
/// @param signed whether it has signs that belong in no name, such as brackets
/// @param machineReadable whether it is the name field of a machine-readable zone
/// @param mayBeCut whether that field is full, so that the name may go on
record Spelling(
        String key,
        boolean marked,
        boolean stroked,
        boolean toneDoubled,
        boolean signed,
        boolean machineReadable,
        boolean mayBeCut) {

    /// Whether it carries no mark; a Đ alone does not count as one, since programs that strip marks
    /// by decomposing leave it.
    boolean isBare() {
        return !marked;
    }

    /// The letters without marks, syllables parted by spaces.
    String bareKey(boolean keepStroke) {
        return bare(key, keepStroke);
    }

    /// A key or a word of one without marks.
    static String bare(String key, boolean keepStroke) {
        StringBuilder bare = new StringBuilder(key.length());
        for (int at = 0; at < key.length(); at++) {
            char c = key.charAt(at);
            if (c == '\'') {
                bare.append(' ');
            } else if (c == 'Đ' && keepStroke) {
                bare.append(c);
            } else if (Letters.TONES.indexOf(c) < 0 && !isMark(c)) {
                bare.append(Letters.bare(c));
            }
        }
        return bare.toString();
    }

    private static boolean isMark(char c) {
        return c > 'Z' && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// Shows nothing: a name is personal data.
    @Override
    public String toString() {
        return "Spelling[***]";
    }
}
