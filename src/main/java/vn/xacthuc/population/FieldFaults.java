package vn.xacthuc.population;

import java.util.ArrayList;
import java.util.List;
import vn.xacthuc.problem.FieldProblem;
import vn.xacthuc.problem.NameDamage;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// All that is wrong with a record, so that its sender hears it at once.
final class FieldFaults {
    private final List<FieldProblem> found = new ArrayList<>();
    private ProblemType type = ProblemType.MISSING_FIELD;

    void add(String pointer, FieldFault fault) {
        found.add(fault.at(pointer));
        if (fault != FieldFault.MISSING && type == ProblemType.MISSING_FIELD) {
            type = ProblemType.INVALID_VALUE;
        }
    }

    /// A damaged name outranks an impossible value, which outranks a missing one: what has to be
    /// repaired at its source comes first.
    void addDamagedName(String pointer, NameDamage damage) {
        found.add(new FieldProblem(pointer, damage.text()));
        type = ProblemType.UNDECODABLE_NAME;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /// The problem that refuses the record.
    ProblemException problem() {
        return new ProblemException(type, found);
    }
}
