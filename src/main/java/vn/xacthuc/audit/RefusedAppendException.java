package vn.xacthuc.audit;

import java.sql.SQLException;

/// Nothing may be appended to this database: it is not the log it claims to be, or no longer.
public final class RefusedAppendException extends SQLException {

    private static final long serialVersionUID = 1;

    /// "Object not in prerequisite state", so that nobody takes it for a fault of one entry.
    private static final String STATE = "55000";

    private final String reason;

    /// @param reason why, in words for the operator and without personal data
    public RefusedAppendException(String reason) {
        super(reason, STATE);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
