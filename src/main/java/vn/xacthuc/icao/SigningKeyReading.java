package vn.xacthuc.icao;

/// What came of reading a public key.
public sealed interface SigningKeyReading {

    /// A key that we compute with.
    record Usable(SigningKey key) implements SigningKeyReading {}

    /// A key that we do not touch.
    ///
    /// @param reason `CURVE_NOT_KNOWN`, `KEY_NOT_ACCEPTED`, `ALGORITHM_NOT_SUPPORTED` or
    ///   `MALFORMED`
    record Refused(CheckReason reason) implements SigningKeyReading {}
}
