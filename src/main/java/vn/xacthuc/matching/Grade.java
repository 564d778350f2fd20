package vn.xacthuc.matching;

/// How alike a claimed value and the register's are, from most to least.
///
/// The order of the constants is the order of strength; which grades count is for the reader of the
/// grade to decide, never for the one who claims.
public enum Grade {
    /// The same text, code point for code point.
    EXACT,
    /// Another way to write the same value: case, encoding, tone placement, date format, unit
    /// codes.
    NORMALIZED,
    /// The same letters, but one whole side carries no Vietnamese mark: two people may share it.
    DIACRITICLESS,
    /// One side knows less than the other and nothing contradicts: a birth year against a full
    /// date.
    PARTIAL,
    /// Another value.
    DIFFERENT,
    /// The register has nothing that could be compared.
    NOT_ON_RECORD
}
