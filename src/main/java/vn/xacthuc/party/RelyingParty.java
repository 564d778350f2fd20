package vn.xacthuc.party;

import java.util.Optional;

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
        Optional<Policy> policy) {}
