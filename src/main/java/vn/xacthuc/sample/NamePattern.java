package vn.xacthuc.sample;

import java.util.ArrayList;
import java.util.List;

/// One entry of a list: plain text, or text with references in braces.
///
/// @param parts text and references in turn, beginning with text
record NamePattern(List<String> parts) {

    static NamePattern parse(String entry) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int open = entry.indexOf('{'); open >= 0; open = entry.indexOf('{', start)) {
            int close = entry.indexOf('}', open);
            parts.add(entry.substring(start, open));
            parts.add(entry.substring(open + 1, close));
            start = close + 1;
        }
        parts.add(entry.substring(start));
        return new NamePattern(List.copyOf(parts));
    }

    void append(StringBuilder text, String surname, NameGrammar grammar, PopulationDice dice) {
        for (int index = 0; index < parts.size(); index++) {
            String part = parts.get(index);
            if (index % 2 == 0) {
                text.append(part);
                continue;
            }
            switch (part) {
                case "surname" -> text.append(surname);
                case "number" -> text.append(dice.between(1, 400));
                case "small" -> text.append(dice.between(1, 20));
                default -> grammar.append(text, part, surname, dice);
            }
        }
    }
}
