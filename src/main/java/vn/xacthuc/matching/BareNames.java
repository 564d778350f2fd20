package vn.xacthuc.matching;

/// Compares a name that carries no marks with another one by bare letters.
enum BareNames {
    /// Other letters, or a space the other name does not have.
    DIFFERENT,
    /// The same letters and spaces.
    SAME,
    /// The same letters; spaces are missing on the bare side.
    SPACES_MISSING,
    /// The letters the other name begins with, in a field that had no room for more.
    CUT;

    /// Compares a bare spelling with another; a Đ left on the bare side counts.
    static BareNames compare(Spelling bare, Spelling other) {
        String letters = bare.bareKey(true);
        String expected = other.bareKey(bare.stroked());
        int found = 0;
        boolean spacesMissing = false;
        int at = 0;
        while (at < expected.length() && found < letters.length()) {
            char c = expected.charAt(at);
            if (c == letters.charAt(found)) {
                found++;
            } else if (c == ' ') {
                spacesMissing = true;
            } else {
                return DIFFERENT;
            }
            at++;
        }
        if (found < letters.length()) {
            return DIFFERENT;
        }
        if (at < expected.length()) {
            return bare.mayBeCut() ? CUT : DIFFERENT;
        }
        return spacesMissing ? SPACES_MISSING : SAME;
    }
}
