package vn.xacthuc.population;

/// What became of a person, or of a number, in the register.
public enum PersonState {
    ALIVE,
    DECEASED,

    /// The number was replaced by another one of the same person (NĐ 70/2024 art. 11).
    SUPERSEDED,

    /// The number was cancelled without a successor (NĐ 70/2024 art. 11).
    CANCELLED
}
