package vn.xacthuc.sample;

import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.xacthuc.matching.Sex;

/// How people of each group are named, by sex and by the years in which they were born.
final class NameBook {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    // The names of the lords who ruled the south were taboo there; their subjects changed theirs.
    private static final Map<String, String> SOUTHERN = Map.of("Hoàng", "Huỳnh", "Vũ", "Võ");

    /// The first province, by code, in which the southern forms are usual.
    private static final String FIRST_SOUTHERN_PROVINCE = "48";

    private final Map<PopulationGroup, NameGrammar> grammars = new EnumMap<>(PopulationGroup.class);

    NameBook() {
        for (PopulationGroup group : PopulationGroup.values()) {
            grammars.put(group, NameGrammar.read("names/" + group.key() + ".txt"));
        }
    }

    String surname(PopulationGroup group, String provinceCode, PopulationDice dice) {
        String surname = grammar(group).draw("surname", dice);
        boolean southern =
                group == PopulationGroup.KINH
                        && provinceCode.compareTo(FIRST_SOUTHERN_PROVINCE) >= 0;
        return southern ? SOUTHERN.getOrDefault(surname, surname) : surname;
    }

    boolean isMotherLine(PopulationGroup group) {
        return grammar(group).isMotherLine();
    }

    String fullName(
            PopulationGroup group, Sex sex, int birthYear, String surname, PopulationDice dice) {
        NameGrammar grammar = grammar(group);
        String plain = sex == Sex.MALE ? "man" : "woman";
        String ofCohort = plain + cohort(birthYear);
        return grammar.draw(grammar.hasSection(ofCohort) ? ofCohort : plain, surname, dice);
    }

    /// The name as systems without marks wrote it: "Nguyen Van Dung".
    static String bare(String name) {
        String letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        // Đ has no decomposition.
        return letters.replace('Đ', 'D').replace('đ', 'd');
    }

    private NameGrammar grammar(PopulationGroup group) {
        NameGrammar grammar = grammars.get(group);
        if (grammar == null) {
            throw new IllegalStateException("No names for " + group);
        }
        return grammar;
    }

    private static String cohort(int birthYear) {
        if (birthYear < 1965) {
            return ".old";
        }
        if (birthYear < 1990) {
            return ".middle";
        }
        return birthYear < 2005 ? ".young" : ".new";
    }
}
