package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;

/// Keeps entries from being appended to a database that was rolled back.
///
/// Whoever restores a backup and goes on appending makes a second log under the name of the first;
/// both would be signed, and neither could be told from the other.
@ApplicationScoped
class LogGuard {

    private long seen;

    /// Called under the log's lock before each append.
    ///
    /// @throws RefusedAppendException when this database must not grow
    synchronized void check(Head head) throws RefusedAppendException {
        if (head.size() < seen) {
            throw new RefusedAppendException(
                    "the log has %d entries and had %d".formatted(head.size(), seen));
        }
        seen = head.size();
    }
}
