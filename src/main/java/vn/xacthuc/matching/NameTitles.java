package vn.xacthuc.matching;

import java.util.List;
import java.util.Set;

/// Words before a name that are no part of it, or that tell the sex of its bearer.
final class NameTitles {
    /// In bare letters; Bà and Anh are also names, so a title counts only if all else is equal.
    private static final Set<String> TITLES =
            Set.of(
                    "ONG", "BA", "ANH", "CHI", "CO", "CHU", "BAC", "CAU", "CU", "EM", "CHAU", "BE",
                    "BS", "TS", "THS", "GS", "PGS", "KS", "LS", "MR", "MRS", "MS", "MISS", "DR",
                    "BAC SI", "TIEN SI", "THAC SI", "GIAO SU", "LUAT SU", "KY SU");

    private NameTitles() {}

    /// Whether one side is the other with a title before it.
    static boolean isTitleBefore(List<String> one, List<String> other) {
        return isTitled(one, other) || isTitled(other, one);
    }

    private static boolean isTitled(List<String> titled, List<String> name) {
        int length = titled.size() - name.size();
        if (length < 1 || length > 2 || !titled.subList(length, titled.size()).equals(name)) {
            return false;
        }
        String title = Spelling.bare(titled.getFirst(), false);
        return TITLES.contains(
                length == 1 ? title : title + ' ' + Spelling.bare(titled.get(1), false));
    }

    /// Whether the only difference is K' for a Cơ Ho man and Ka for a woman, or Y for an Ê Đê man
    /// and H' for a woman.
    static boolean isOtherPrefix(List<String> one, List<String> other) {
        int at = 0;
        while (at < Math.min(one.size(), other.size()) && one.get(at).equals(other.get(at))) {
            at++;
        }
        return isOtherPrefix(one, other, at, "K", "KA")
                || isOtherPrefix(other, one, at, "K", "KA")
                || isOtherPrefix(one, other, at, "H", "Y")
                || isOtherPrefix(other, one, at, "H", "Y");
    }

    private static boolean isOtherPrefix(
            List<String> one, List<String> other, int at, String prefix, String otherPrefix) {
        if (at + 1 >= other.size() || at >= one.size() || !other.get(at).equals(otherPrefix)) {
            return false;
        }
        String word = one.get(at);
        // The key joins H and K to a consonant behind them, but not to a vowel.
        if (word.equals(prefix)) {
            return rest(one, at + 1).equals(rest(other, at + 1));
        }
        return word.equals(prefix + other.get(at + 1))
                && rest(one, at + 1).equals(rest(other, at + 2));
    }

    private static List<String> rest(List<String> words, int from) {
        return words.subList(from, words.size());
    }
}
