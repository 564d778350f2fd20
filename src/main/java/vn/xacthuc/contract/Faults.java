package vn.xacthuc.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// What is wrong with a request, told all at once.
final class Faults {

    private final List<FieldProblem> missing = new ArrayList<>();
    private final List<FieldProblem> invalid = new ArrayList<>();

    /// A member that must be there.
    void require(String pointer, @Nullable Object value) {
        if (value == null) {
            missing.add(FieldProblem.missing(pointer));
        }
    }

    /// A member that must be possible where it is there.
    void refuseIf(boolean impossible, String pointer) {
        if (impossible) {
            invalid.add(FieldProblem.invalid(pointer));
        }
    }

    /// @throws ProblemException `missing-field` or `invalid-value` if anything is wrong
    void raise() {
        if (!missing.isEmpty()) {
            throw new ProblemException(ProblemType.MISSING_FIELD, missing);
        }
        if (!invalid.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, invalid);
        }
    }
}
