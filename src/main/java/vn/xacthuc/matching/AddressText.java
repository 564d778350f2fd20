package vn.xacthuc.matching;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The free text of an address as words that can be compared, in the parts its commas make.
final class AddressText {
    /// The words before a unit's name; longer ones first, so that "THỊ XÃ" is not taken for "XÃ".
    private static final List<List<String>> TITLES =
            List.of(
                    AddressWords.of("THÀNH PHỐ"),
                    AddressWords.of("THỊ TRẤN"),
                    AddressWords.of("ĐẶC KHU"),
                    AddressWords.of("THỊ XÃ"),
                    AddressWords.of("PHƯỜNG"),
                    AddressWords.of("HUYỆN"),
                    AddressWords.of("QUẬN"),
                    AddressWords.of("TỈNH"),
                    AddressWords.of("XÃ"));

    private static final Set<String> NUMBER_WORDS = Set.of("SO", "NHA");

    private final List<List<String>> parts;
    private final boolean bare;

    private AddressText(List<List<String>> parts, boolean bare) {
        this.parts = parts;
        this.bare = bare;
    }

    static AddressText of(String detail) {
        List<List<String>> parts = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= detail.length(); at++) {
            if (at == detail.length() || detail.charAt(at) == ',' || detail.charAt(at) == ';') {
                List<String> words = AddressWords.of(detail.substring(start, at));
                if (!words.isEmpty()) {
                    parts.add(words);
                }
                start = at + 1;
            }
        }
        return new AddressText(parts, AddressWords.isBare(detail));
    }

    boolean isEmpty() {
        return words().isEmpty();
    }

    /// The text with the unit names at its end taken off, as often as they are repeated.
    AddressText withoutUnits(List<AdministrativeUnit> units) {
        List<List<String>> names =
                units.stream().map(unit -> AddressWords.of(unit.name())).distinct().toList();
        List<List<String>> rest = new ArrayList<>(parts);
        while (!rest.isEmpty()) {
            List<String> last = rest.removeLast();
            List<String> cut = last;
            for (List<String> name : names) {
                cut = withoutName(cut, name);
            }
            if (!cut.isEmpty()) {
                rest.add(cut);
            }
            if (cut.size() == last.size()) {
                break;
            }
        }
        return new AddressText(rest, bare);
    }

    /// Takes a name with its title off the end; without title only where it is the whole part.
    private List<String> withoutName(List<String> words, List<String> name) {
        if (!endsWith(words, words.size(), name)) {
            return words;
        }
        int at = words.size() - name.size();
        for (List<String> title : TITLES) {
            if (endsWith(words, at, title)) {
                return words.subList(0, at - title.size());
            }
        }
        // A bare number is a house, not "Phường 5".
        boolean number = Character.isDigit(name.getFirst().charAt(0));
        return at == 0 && !number ? List.of() : words;
    }

    private boolean endsWith(List<String> words, int end, List<String> tail) {
        if (end < tail.size()) {
            return false;
        }
        for (int i = 0; i < tail.size(); i++) {
            String word = words.get(end - tail.size() + i);
            String expected = tail.get(i);
            boolean same =
                    bare
                            ? AddressWords.bare(word).equals(AddressWords.bare(expected))
                            : word.equals(expected);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /// Whether a unit's name with its title stands anywhere in the text.
    boolean names(AdministrativeUnit unit) {
        List<String> name = AddressWords.of(unit.fullName());
        return parts.stream().anyMatch(part -> Collections.indexOfSubList(part, name) >= 0);
    }

    /// Whether the texts are equal in bare letters and one of them has no marks at all.
    boolean equalsWithoutMarks(AddressText other) {
        if (!bare && !other.bare) {
            return false;
        }
        return bareWords().equals(other.bareWords());
    }

    private List<String> bareWords() {
        return words().stream().map(AddressWords::bare).toList();
    }

    /// All words, without those that only announce a number: "SỐ NHÀ 12" is "12".
    private List<String> words() {
        List<String> words = parts.stream().flatMap(List::stream).toList();
        List<String> kept = new ArrayList<>(words.size());
        for (int at = 0; at < words.size(); at++) {
            if (!announcesNumber(words, at)) {
                kept.add(words.get(at));
            }
        }
        return kept;
    }

    private static boolean announcesNumber(List<String> words, int at) {
        int next = at;
        while (next < words.size() && NUMBER_WORDS.contains(AddressWords.bare(words.get(next)))) {
            next++;
        }
        return next > at && next < words.size() && Character.isDigit(words.get(next).charAt(0));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressText text && words().equals(text.words());
    }

    @Override
    public int hashCode() {
        return words().hashCode();
    }
}
