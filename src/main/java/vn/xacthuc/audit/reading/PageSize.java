package vn.xacthuc.audit.reading;

import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// How many entries a page holds.
public final class PageSize {

    private static final int DEFAULT = 50;
    private static final int MAXIMUM = 500;

    private PageSize() {}

    /// @param limit as the caller sent it
    /// @throws ProblemException `invalid-parameter`
    public static int read(@Nullable String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= MAXIMUM) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw outOfRange();
        }
        throw outOfRange();
    }

    private static ProblemException outOfRange() {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter("limit"));
    }
}
