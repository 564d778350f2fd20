package vn.xacthuc.audit.reading;

import java.util.UUID;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

/// The id of an entry in an address.
public final class EntryId {

    private EntryId() {}

    /// What is no UUID is nobody's entry.
    ///
    /// @throws ProblemException `not-found`
    public static UUID read(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
