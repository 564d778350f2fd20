package vn.xacthuc.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// Lets so many statements be written at a time, and no two about the same person: each holds
/// memory and shares the log for as long as its reader likes.
@ApplicationScoped
class ExportPlaces {

    /// Most are over by then.
    private static final int RETRY_AFTER_SECONDS = 5;

    private final int most;
    private final Set<String> taken = new HashSet<>();

    ExportPlaces(ReceiptConfig config) {
        this.most = config.exports();
    }

    /// @throws ProblemException `overloaded` when there is no place for this person
    synchronized void refuseUnlessFree(String personalId) {
        if (taken.size() >= most || taken.contains(personalId)) {
            throw new ProblemException(ProblemType.OVERLOADED, RETRY_AFTER_SECONDS);
        }
    }

    /// Takes a place.
    ///
    /// @throws ProblemException `overloaded` when there is no place for this person
    synchronized void take(String personalId) {
        refuseUnlessFree(personalId);
        taken.add(personalId);
    }

    /// Gives a place back that was taken.
    synchronized void give(String personalId) {
        taken.remove(personalId);
    }
}
