package vn.xacthuc.population;

/// What a card is worth on a given day.
public enum CardStatus {
    ACTIVE,
    EXPIRED,
    REVOKED,
    LOST,
    REPLACED
}
