package vn.xacthuc.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The first entry of a log: its name, so that two logs can never be taken for each other.
@ApplicationScoped
class LogOpening {

    private final EntrySealer sealer;
    private final AuditConfig config;

    LogOpening(EntrySealer sealer, AuditConfig config) {
        this.sealer = sealer;
        this.config = config;
    }

    /// @param predecessor the log that this one takes the place of
    SealedEntry entry(Optional<Predecessor> predecessor) throws SQLException {
        Map<String, Object> particulars = new TreeMap<>(Map.of("origin", config.origin()));
        predecessor.ifPresent(closed -> particulars.put("predecessor", closed.particulars()));
        EntryDetails details = EntryDetails.of(null, List.of(), particulars);
        return sealer.seal(
                new EntryDraft(
                        EntryKind.LOG_OPENED,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        details),
                EntrySealer.NO_ANSWER);
    }
}
