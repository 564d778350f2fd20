package vn.xacthuc.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What became of the requests, counted.
final class Tally {

    private static final int MOST_SHOWN = 60;
    private static final int LONGEST_SHOWN = 6_000;

    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, Long> exceptions = new TreeMap<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private final Map<String, Long> mutations = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();
    private long sent;
    private long allowed;

    synchronized void count(Draft draft, Wire.Answer answer, Oracle.Verdict verdict) {
        sent++;
        allowed += verdict.allowed() ? 1 : 0;
        String place = draft.wire != null ? "(broken HTTP)" : draft.operation.id();
        add(answers, "%-26s %3d %s".formatted(place, answer.status(), verdict.code()));
        if (!verdict.exception().isEmpty()) {
            add(exceptions, verdict.exception());
        }
        draft.mutations.forEach(
                mutation -> add(mutations, mutation + " " + answer.status() / 100 + "xx"));
        for (String finding : verdict.findings()) {
            add(findings, draft.operation.id() + ": " + finding);
            if (findings.get(draft.operation.id() + ": " + finding) <= 2
                    && shown.size() < MOST_SHOWN) {
                shown.add(finding + "\n" + shown(draft, answer));
            }
        }
    }

    synchronized long sent() {
        return sent;
    }

    synchronized Map<String, Long> findings() {
        return new TreeMap<>(findings);
    }

    /// The first requests of each kind of finding, with their answers.
    synchronized List<String> shown() {
        return List.copyOf(shown);
    }

    static String shown(Draft draft, Wire.Answer answer) {
        return draft
                + "\n> "
                + cut(new String(draft.bytes(), StandardCharsets.UTF_8)).replace("\n", "\n> ")
                + "\n< "
                + answer.status()
                + " "
                + answer.headers()
                + "\n< "
                + cut(answer.text()).replace("\n", "\n< ")
                + "\n";
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    synchronized String summary() {
        StringBuilder text = new StringBuilder();
        text.append("requests ").append(sent).append(", of which the file allows ").append(allowed);
        append(text, "answers, by operation, status and code", answers);
        append(text, "mutations, by status", mutations);
        append(text, "served although the file does not allow it", exceptions);
        append(text, "findings", findings);
        return text.toString();
    }

    private static void append(StringBuilder text, String title, Map<String, Long> counts) {
        text.append("\n\n").append(title).append(":");
        counts.forEach((what, count) -> text.append("\n%8d  %s".formatted(count, what)));
    }

    private static void add(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }
}
