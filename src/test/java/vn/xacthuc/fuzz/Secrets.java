package vn.xacthuc.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds people of the register where none may stand: in an answer to a request that did not name
/// them, in any problem, in any line of the log.
final class Secrets {

    private static final Pattern DIGITS = Pattern.compile("\\d{9,}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?!T)");
    private static final Pattern MARK = Pattern.compile("Fz\\d+q");

    /// Enough to notice a leak; each is looked for in every answer.
    private static final int NAMES = 60;

    private final Set<String> numbers = new HashSet<>();
    private final Set<String> dates = new HashSet<>();
    private final List<String> names = new ArrayList<>();

    Secrets(List<JsonNode> people) {
        for (JsonNode person : people) {
            numbers.add(person.path("personalId").asText());
            numbers.add(person.path("oldIdNumber").asText("-"));
            dates.add(person.path("dateOfBirth").asText());
        }
        people.subList(people.size() - NAMES, people.size())
                .forEach(person -> names.add(person.path("fullName").asText()));
        names.add("Trịnh Thị Mờ Mịt");
    }

    /// An attribute of a person that stands in the text.
    Optional<String> in(String text) {
        Matcher digits = DIGITS.matcher(text);
        while (digits.find()) {
            if (numbers.contains(digits.group())) {
                return Optional.of("a number");
            }
        }
        Matcher date = DATE.matcher(text);
        while (date.find()) {
            if (dates.contains(date.group())) {
                return Optional.of("a birth date");
            }
        }
        return names.stream().filter(text::contains).findFirst().map(name -> "a name");
    }

    /// Listens to everybody who logs.
    final class Listener extends Handler implements AutoCloseable {

        private final Logger root = Logger.getLogger("");
        private final List<String> leaks = new ArrayList<>();
        private final List<String> alarms = new ArrayList<>();
        private long heard;

        Listener() {
            root.addHandler(this);
        }

        @Override
        public synchronized void publish(LogRecord line) {
            heard++;
            StringBuilder text = new StringBuilder();
            text.append(line.getLoggerName()).append(": ").append(line.getMessage());
            if (line.getParameters() != null) {
                for (Object parameter : line.getParameters()) {
                    text.append(' ').append(parameter);
                }
            }
            for (Throwable thrown = line.getThrown(); thrown != null; thrown = thrown.getCause()) {
                text.append(" / ").append(thrown);
            }
            String all = text.toString();
            String shown = all.substring(0, Math.min(500, all.length()));
            if (in(all).isPresent() || MARK.matcher(all).find()) {
                leaks.add(shown);
            }
            if (line.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()
                    && alarms.size() < 200) {
                alarms.add(shown);
            }
        }

        synchronized long heard() {
            return heard;
        }

        synchronized List<String> leaks() {
            return List.copyOf(leaks);
        }

        synchronized List<String> alarms() {
            return List.copyOf(alarms);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
