package vn.xacthuc.audit.reading;

import java.util.ArrayList;
import java.util.List;

/// Conditions of a statement, with the arguments for their question marks.
final class SqlConditions {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    void and(String condition, Object argument) {
        sql.append(" and ").append(condition);
        arguments.add(argument);
    }

    /// Each begins with `and`.
    String sql() {
        return sql.toString();
    }

    List<Object> arguments() {
        return arguments;
    }
}
