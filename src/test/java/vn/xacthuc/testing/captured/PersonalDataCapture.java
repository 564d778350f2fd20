package vn.xacthuc.testing.captured;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import vn.xacthuc.testing.LogLines;

/// Listens to the whole run: to every log line of whatever runs in this JVM, and to all meters,
/// spans and problems of the applications under test. When all tests are through, a run in which
/// anything of that was about a person fails.
///
/// Found by `META-INF/services`. What a test itself prints or fails with is not the service's.
public final class PersonalDataCapture implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        // Of what is stored there the first is closed last, after the applications.
        context.getRoot().getStore(Namespace.GLOBAL).computeIfAbsent(Run.class, type -> new Run());
    }

    /// One run of tests.
    private static final class Run extends Handler implements AutoCloseable {

        private static final int MOST_SHOWN = 20;
        private static final int LONGEST_SHOWN = 400;

        private final Set<String> lines = ConcurrentHashMap.newKeySet();
        private final List<Logger> loggers =
                List.of(Logger.getLogger(""), Logger.getLogger(Captured.LOGGER));

        private Run() {
            loggers.getLast().setUseParentHandlers(false);
            loggers.forEach(logger -> logger.addHandler(this));
        }

        @Override
        public void publish(LogRecord said) {
            String name = said.getLoggerName();
            LogLines.text(said).lines().forEach(line -> lines.add(name + ": " + line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            loggers.forEach(logger -> logger.removeHandler(this));
            PersonalText personal = new PersonalText();
            List<String> leaks = new ArrayList<>();
            for (String line : lines) {
                List<String> found = personal.found(line);
                if (!found.isEmpty()) {
                    String shown = line.substring(0, Math.min(line.length(), LONGEST_SHOWN));
                    leaks.add(String.join(", ", found) + " in " + shown);
                }
            }
            if (!leaks.isEmpty()) {
                throw new AssertionError(
                        "%d of %d lines of logs, traces, metrics and problems tell of a person:%n%s"
                                .formatted(
                                        leaks.size(),
                                        lines.size(),
                                        String.join(
                                                System.lineSeparator(),
                                                leaks.subList(
                                                        0, Math.min(MOST_SHOWN, leaks.size())))));
            }
        }
    }
}
