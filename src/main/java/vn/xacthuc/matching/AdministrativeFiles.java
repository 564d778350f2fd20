package vn.xacthuc.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the tables beside this class; their columns are described in the README there.
final class AdministrativeFiles {
    final Map<String, AdministrativeUnit> threeLevels = new HashMap<>(16_384);
    final Map<String, AdministrativeUnit> twoLevels = new HashMap<>(8_192);
    final Map<String, List<String>> successors = new HashMap<>(16_384);
    final Map<String, String> newProvinces = new HashMap<>();
    final Map<String, String> earlierDistricts = new HashMap<>();
    final Set<String> withdrawn = new HashSet<>();

    AdministrativeFiles() {
        read("provinces.tsv", row -> twoLevels.put(row[0], unit(row, row[2], null)));
        read("communes.tsv", row -> twoLevels.put(row[0], unit(row, row[3], row[2])));
        read("old-provinces.tsv", this::addOldProvince);
        read("old-districts.tsv", this::addOldUnit);
        read("old-communes.tsv", this::addOldUnit);
    }

    private void addOldProvince(String[] row) {
        threeLevels.put(row[0], unit(row, row[2], null));
        newProvinces.put(row[0], row[3]);
    }

    private void addOldUnit(String[] row) {
        List<String> parents = split(row[2], ',');
        threeLevels.put(row[0], unit(row, row[3], parents.getFirst()));
        if (parents.size() > 1) {
            earlierDistricts.put(row[0], parents.get(1));
        }
        String targets = row[4];
        if (targets.endsWith("!")) {
            withdrawn.add(row[0]);
            targets = targets.substring(0, targets.length() - 1);
        }
        if (!targets.isEmpty()) {
            successors.put(row[0], List.copyOf(split(targets, ',')));
        }
    }

    private static AdministrativeUnit unit(String[] row, String name, @Nullable String parent) {
        return new AdministrativeUnit(
                row[0], name, AdministrativeKind.ofLetter(row[1].charAt(0)), parent);
    }

    private static void read(String file, Consumer<String[]> rows) {
        try (InputStream stream = AdministrativeFiles.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("The table " + file + " is missing");
            }
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.accept(split(line, '\t').toArray(String[]::new));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(5);
        int start = 0;
        for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
            parts.add(text.substring(start, end));
            start = end + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }
}
