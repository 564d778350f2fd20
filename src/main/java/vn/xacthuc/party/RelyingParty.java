package vn.xacthuc.party;

import java.util.Optional;
import java.util.Set;

/// An agency or company with a contract.
///
/// @param code short name, for instance `demo-bank`; stands in entries
/// @param provinceCode where the party sits, on the list of provinces in force since 1 July 2025
/// @param policy the version of its contract in force; empty before the first one begins, and after
///   the newest has ended
public record RelyingParty(
        String code,
        String name,
        Optional<String> provinceCode,
        Sector sector,
        PartyStatus status,
        OfficerSource officerSource,
        Optional<Policy> policy) {

    /// The SHA-256 thumbprints, base64url, of the certificates that the party's tokens must be
    /// bound to (RFC 8705); none for a party that may use any, or none.
    public Set<String> certificates() {
        return Set.of();
    }

    /// Whether a token may be the party's.
    ///
    /// @param certificate the one that the token is bound to
    boolean accepts(Optional<String> certificate) {
        return certificates().isEmpty() || certificate.filter(certificates()::contains).isPresent();
    }
}
