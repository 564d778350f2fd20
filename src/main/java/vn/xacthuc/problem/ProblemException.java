package vn.xacthuc.problem;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A request that cannot be served, thrown from wherever that is found out.
///
/// It carries no stack trace: refusals are ordinary events, and a flood of them must cost little.
/// Its message is the code alone, so that it may be logged.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    // Exceptions are serializable by inheritance only; none of ours ever leaves the process.
    private final transient List<FieldProblem> fieldProblems;
    private final int retryAfterSeconds;

    /// A problem that concerns no single field.
    public ProblemException(ProblemType type) {
        this(type, List.of(), type.retryAfterSeconds());
    }

    /// A problem of one or more fields, in the order in which they are to be shown.
    public ProblemException(ProblemType type, FieldProblem... fieldProblems) {
        this(type, List.of(fieldProblems));
    }

    /// A problem of one or more fields, in the order in which they are to be shown.
    public ProblemException(ProblemType type, List<FieldProblem> fieldProblems) {
        this(type, fieldProblems, type.retryAfterSeconds());
    }

    /// A problem that passes by itself: `retryAfterSeconds` says when asking again makes sense.
    public ProblemException(ProblemType type, int retryAfterSeconds) {
        this(type, List.of(), retryAfterSeconds);
    }

    private ProblemException(
            ProblemType type, List<FieldProblem> fieldProblems, int retryAfterSeconds) {
        super(type.code(), null, false, false);
        this.type = type;
        this.fieldProblems = List.copyOf(fieldProblems);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /// Which entry of the catalogue this is.
    public ProblemType type() {
        return type;
    }

    /// The fields concerned; empty where the whole request is.
    public List<FieldProblem> fieldProblems() {
        return fieldProblems;
    }

    /// Seconds after which asking again makes sense.
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds > 0 ? OptionalInt.of(retryAfterSeconds) : OptionalInt.empty();
    }

    /// The problem that some wrapper carries, if any: executors, JTA and Jackson all wrap.
    static Optional<ProblemException> within(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
