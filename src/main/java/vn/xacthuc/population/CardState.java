package vn.xacthuc.population;

/// What the register stores about a card; whether it has expired is counted from its dates.
public enum CardState {
    ACTIVE,
    REVOKED,
    LOST,

    /// Another card of the same person took its place.
    REPLACED
}
