package vn.xacthuc.receipt;

import java.util.List;
import java.util.Optional;

/// What a receipt says to everybody who holds it.
///
/// @param clientId the OAuth 2 client that asked
/// @param decision empty where the party's policy does not show it
/// @param reasons as far as the policy shows them
/// @param subjectToken the party's own pseudonym of the person; empty where there is none
public record Statement(
        String clientId,
        Optional<String> decision,
        List<String> reasons,
        String purpose,
        Optional<String> subjectToken) {

    public Statement {
        reasons = List.copyOf(reasons);
    }

    /// Shows no pseudonym.
    @Override
    public String toString() {
        return "Statement[masked]";
    }
}
