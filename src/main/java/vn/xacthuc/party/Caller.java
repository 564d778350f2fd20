package vn.xacthuc.party;

import java.util.Set;

/// Who is calling: an authenticated client of an active party with a contract.
///
/// @param clientId the token's `client_id` (RFC 9068 section 2.2)
/// @param scopes the token's scopes
/// @param subject the token's `sub`: the officer where the party's people log in themselves
public record Caller(
        String clientId, Set<String> scopes, String subject, RelyingParty party, Policy policy) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /// Shows no subject: it names an officer.
    @Override
    public String toString() {
        return "Caller[masked]";
    }
}
