package vn.xacthuc.testing.captured;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Takes what the service says beside its answers and its log, for [PersonalDataCapture].
///
/// It goes through loggers, which all class loaders of a JVM share: an application under test, and
/// whoever listens, are loaded by different ones.
public final class Captured {

    /// Above the loggers of all that is captured.
    public static final String LOGGER = "captured";

    private Captured() {}

    /// @param kind what it is, for instance `problem`
    public static void add(String kind, String text) {
        Logger logger = Logger.getLogger(LOGGER + "." + kind);
        LogRecord said = new LogRecord(Level.INFO, text);
        said.setLoggerName(logger.getName());
        logger.log(said);
    }
}
