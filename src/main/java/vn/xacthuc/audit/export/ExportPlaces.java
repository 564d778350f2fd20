package vn.xacthuc.audit.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import vn.xacthuc.audit.AuditConfig;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Lets so many exports run at a time, and no party more than half of them: each holds memory for
/// as long as its reader likes, and all share what the log has to spare.
@ApplicationScoped
class ExportPlaces {

    /// Exports are not over within a second.
    private static final int RETRY_AFTER_SECONDS = 10;

    private final int most;
    private final Map<String, Integer> taken = new HashMap<>();

    ExportPlaces(AuditConfig config) {
        this.most = config.exports();
    }

    /// @throws ProblemException `overloaded` when there is no place for this party
    synchronized void refuseUnlessFree(String party) {
        int all = taken.values().stream().mapToInt(Integer::intValue).sum();
        if (all >= most || taken.getOrDefault(party, 0) >= (most + 1) / 2) {
            throw new ProblemException(ProblemType.OVERLOADED, RETRY_AFTER_SECONDS);
        }
    }

    /// Takes a place.
    ///
    /// @throws ProblemException `overloaded` when there is no place for this party
    synchronized void take(String party) {
        refuseUnlessFree(party);
        taken.merge(party, 1, Integer::sum);
    }

    /// Gives a place back that was taken.
    synchronized void give(String party) {
        int rest = taken.getOrDefault(party, 0) - 1;
        if (rest > 0) {
            taken.put(party, rest);
        } else {
            taken.remove(party);
        }
    }
}
