package vn.xacthuc.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The syllables of a key as a list, for the slow questions.
final class NameWords {
    private NameWords() {}

    static List<String> of(String key) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= key.length(); at++) {
            if (at == key.length() || key.charAt(at) == ' ' || key.charAt(at) == '\'') {
                if (at > start) {
                    words.add(key.substring(start, at));
                }
                start = at + 1;
            }
        }
        return words;
    }

    /// What a key has besides tones.
    static String letters(String key) {
        return only(key, false);
    }

    /// The tones of a key.
    static String tones(String key) {
        return only(key, true);
    }

    private static String only(String key, boolean tones) {
        StringBuilder found = new StringBuilder(key.length());
        for (int at = 0; at < key.length(); at++) {
            if (Letters.TONES.indexOf(key.charAt(at)) >= 0 == tones) {
                found.append(key.charAt(at));
            }
        }
        return found.toString();
    }

    static boolean areReordered(List<String> one, List<String> other) {
        List<String> oneSorted = new ArrayList<>(one);
        List<String> otherSorted = new ArrayList<>(other);
        Collections.sort(oneSorted);
        Collections.sort(otherSorted);
        return oneSorted.equals(otherSorted);
    }

    /// Whether all words of the shorter list stand in the longer one in the same order.
    static boolean isWithin(List<String> shorter, List<String> longer) {
        int found = 0;
        for (String word : longer) {
            if (found < shorter.size() && shorter.get(found).equals(word)) {
                found++;
            }
        }
        return found == shorter.size();
    }
}
