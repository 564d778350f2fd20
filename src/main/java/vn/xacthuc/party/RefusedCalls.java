package vn.xacthuc.party;

import vn.xacthuc.problem.ProblemType;

/// Who is told of calls that are refused before any resource sees them.
public interface RefusedCalls {

    /// Counts one. Called on event loops, so it must not wait.
    void count(RelyingParty party, ProblemType problem);
}
