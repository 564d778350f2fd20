package vn.xacthuc.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Texts put together from weighted lists, read from a resource file.
///
/// A section `[name]` holds either one weighted entry a line (`38 Nguyễn`) or lists of equal
/// weight, separated by commas. Braces name another section; `{surname}` is what the caller gives,
/// `{number}` and `{small}` are drawn. `lineage mother` says whose surname children take.
final class NameGrammar {
    private static final Pattern WEIGHTED = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) (.+)");
    private static final Pattern LISTED = Pattern.compile(",\\s*");

    private final Map<String, PopulationChoice<NamePattern>> sections;
    private final boolean motherLine;

    private NameGrammar(Map<String, PopulationChoice<NamePattern>> sections, boolean motherLine) {
        this.sections = sections;
        this.motherLine = motherLine;
    }

    static NameGrammar read(String resource) {
        try (InputStream stream = NameGrammar.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The list " + resource + " is missing");
            }
            return parse(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NameGrammar parse(BufferedReader lines) throws IOException {
        Map<String, PopulationChoice.Builder<NamePattern>> builders = new HashMap<>();
        String section = "";
        boolean motherLine = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.equals("lineage mother")) {
                motherLine = true;
            } else if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                addEntries(
                        builders.computeIfAbsent(section, name -> new PopulationChoice.Builder<>()),
                        line);
            }
        }
        Map<String, PopulationChoice<NamePattern>> sections =
                builders.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, entry -> entry.getValue().build()));
        return new NameGrammar(sections, motherLine);
    }

    private static void addEntries(PopulationChoice.Builder<NamePattern> builder, String line) {
        Matcher weighted = WEIGHTED.matcher(line);
        if (weighted.matches()) {
            builder.add(
                    Double.parseDouble(weighted.group(1)), NamePattern.parse(weighted.group(2)));
            return;
        }
        LISTED.splitAsStream(line).forEach(entry -> builder.add(1, NamePattern.parse(entry)));
    }

    boolean hasSection(String section) {
        return sections.containsKey(section);
    }

    /// Whether children take the surname or clan of their mother.
    boolean isMotherLine() {
        return motherLine;
    }

    /// The plain texts of a section.
    PopulationChoice<String> texts(String section) {
        return section(section).map(pattern -> pattern.parts().getFirst());
    }

    /// Draws from a section that refers to no surname.
    String draw(String section, PopulationDice dice) {
        return draw(section, "", dice);
    }

    /// Draws from a section, with the surname where the pattern asks for one.
    String draw(String section, String surname, PopulationDice dice) {
        StringBuilder text = new StringBuilder(32);
        append(text, section, surname, dice);
        return text.toString();
    }

    void append(StringBuilder text, String section, String surname, PopulationDice dice) {
        section(section).draw(dice).append(text, surname, this, dice);
    }

    private PopulationChoice<NamePattern> section(String section) {
        PopulationChoice<NamePattern> choice = sections.get(section);
        if (choice == null) {
            throw new IllegalArgumentException("There is no list [" + section + "]");
        }
        return choice;
    }
}
