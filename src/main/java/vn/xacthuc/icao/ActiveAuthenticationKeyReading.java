package vn.xacthuc.icao;

/// What came of reading the key of a chip.
public sealed interface ActiveAuthenticationKeyReading {

    /// A key against which answers can be verified.
    record Usable(ActiveAuthenticationKey key) implements ActiveAuthenticationKeyReading {}

    /// A key that nothing can be verified with.
    ///
    /// @param reason `MALFORMED`, `ALGORITHM_NOT_SUPPORTED`, `CURVE_NOT_KNOWN` or
    ///   `KEY_NOT_ACCEPTED`
    record Unusable(CheckReason reason) implements ActiveAuthenticationKeyReading {}
}
