package vn.xacthuc.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The table of cases, written with Unicode escapes so that no editor normalises them away.
final class NameCases {

    /// One line; the hints are those that must at least be given, joined by `+`.
    record Case(String id, String kind, String left, String right, String verdict, String hints) {
        List<String> requiredHints() {
            return hints.isEmpty() ? List.of() : List.of(hints.split("\\+"));
        }

        @Override
        public String toString() {
            return id + " " + left + " | " + right + " " + verdict;
        }
    }

    private NameCases() {}

    static List<Case> ofKind(String kind) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        NameCases.class.getResourceAsStream(
                                                "/matching/name-cases.tsv")),
                                StandardCharsets.US_ASCII))) {
            lines.readLine();
            @Nullable String line;
            while ((line = lines.readLine()) != null) {
                String[] cells = line.split("\t", -1);
                if (cells[1].equals(kind)) {
                    cases.add(
                            new Case(
                                    cells[0],
                                    kind,
                                    unescape(cells[2]),
                                    unescape(cells[3]),
                                    cells[4],
                                    cells[5]));
                }
            }
        }
        return cases;
    }

    private static String unescape(String cell) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < cell.length(); at++) {
            if (cell.charAt(at) == '\\') {
                text.append((char) Integer.parseInt(cell.substring(at + 2, at + 6), 16));
                at += 5;
            } else {
                text.append(cell.charAt(at));
            }
        }
        return text.toString();
    }
}
