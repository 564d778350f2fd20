package vn.xacthuc.matching;

/// Sex as the register records it and as digit 4 of a personal number implies it.
public enum Sex {
    /// Nam.
    MALE,
    /// Nữ.
    FEMALE
}
