package vn.xacthuc.party;

/// Where the name of the officer comes from.
public enum OfficerSource {
    /// The officer logs in himself: the token's `sub`.
    TOKEN,
    /// The party names the officer in the request.
    DECLARED
}
