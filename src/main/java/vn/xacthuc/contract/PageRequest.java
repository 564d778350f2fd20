package vn.xacthuc.contract;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Which page of a list is wanted.
///
/// @param after what the page before ended with; empty for the first page
record PageRequest(int limit, String after) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_LIMIT = 500;
    private static final int LONGEST_CURSOR = 64;

    /// @throws ProblemException `invalid-parameter`
    static PageRequest read(@Nullable String limit, @Nullable String cursor) {
        String after = cursor == null ? "" : cursor;
        if (after.length() > LONGEST_CURSOR || after.chars().anyMatch(sign -> sign == 0)) {
            throw invalid("cursor");
        }
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit(limit), after);
    }

    /// The version that the page stays below; above every version on the first page.
    ///
    /// @throws ProblemException `invalid-parameter`
    int below() {
        return after.isEmpty() ? Integer.MAX_VALUE : number(after, "cursor");
    }

    /// The cursor of the next page; null at the end.
    ///
    /// @param found one more than the limit where there is a next page
    <T> @Nullable String next(List<T> found, Function<T, String> cursor) {
        return found.size() > limit ? cursor.apply(found.get(limit - 1)) : null;
    }

    /// What stands on the page.
    <T> List<T> items(List<T> found) {
        return found.size() > limit ? found.subList(0, limit) : found;
    }

    private static int limit(String text) {
        int limit = number(text, "limit");
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw invalid("limit");
        }
        return limit;
    }

    private static int number(String text, String parameter) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw invalid(parameter);
        }
    }

    private static ProblemException invalid(String parameter) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER, FieldProblem.invalidParameter(parameter));
    }
}
