package vn.xacthuc.problem;

/// A stack trace for the log, without messages.
///
/// A driver quotes the row it refuses, a parser the text it cannot read, and either may be a
/// person. Class names and frames are enough to find the line of code.
final class SilentTrace {
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 8;

    private SilentTrace() {}

    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (depth > 0) {
                trace.append("\nCaused by: ");
            }
            trace.append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int index = 0; index < Math.min(frames.length, MOST_FRAMES); index++) {
                trace.append("\n\tat ").append(frames[index]);
            }
            cause = cause.getCause();
        }
        return trace.toString();
    }
}
