package vn.xacthuc.population;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the database said when it failed, without its message: that may quote personal data.
///
/// @param sqlState the SQLSTATE, or `none` where no server answered (pool exhausted, no connection)
record DatabaseFault(String sqlState) {

    /// The database's failure that lies behind an exception, if there is one.
    static Optional<DatabaseFault> behind(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = thrown; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return Optional.of(new DatabaseFault(orNone(failure.getSQLState())));
            }
        }
        return Optional.empty();
    }

    /// Whether the database refused the values (classes 22 and 23) rather than failed.
    boolean refusesValues() {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    private static String orNone(@Nullable String state) {
        return state == null || state.isBlank() ? "none" : state;
    }
}
