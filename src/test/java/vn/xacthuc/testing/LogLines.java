package vn.xacthuc.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// What the process logs while this is open: all that a log line could show, text, arguments,
/// context, and the whole trace with its causes.
public final class LogLines extends Handler implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    /// Listens to everybody.
    public static LogLines ofAll() {
        return of("");
    }

    /// Listens to one class.
    public static LogLines of(Class<?> type) {
        return of(type.getName());
    }

    /// Listens to all below a logger's name.
    public static LogLines of(String name) {
        LogLines heard = new LogLines(Logger.getLogger(name));
        heard.logger.addHandler(heard);
        return heard;
    }

    /// Every line so far.
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(text(line));
    }

    /// All that a log line could show.
    public static String text(LogRecord line) {
        StringWriter text = new StringWriter();
        text.append(line.getLoggerName()).append(": ").append(line.getMessage());
        text.append(Arrays.toString(line.getParameters()));
        if (line instanceof ExtLogRecord more) {
            text.append(more.getMdcCopy().toString());
        }
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
