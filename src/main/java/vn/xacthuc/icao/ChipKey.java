package vn.xacthuc.icao;

/// What is known about the key by which the chip can prove its presence.
public sealed interface ChipKey {

    /// The key was signed by a document signer whom we trust.
    record Usable(ActiveAuthenticationKey key) implements ChipKey {}

    /// The signed list of hashes names no DG15: the chip has no key.
    record NotListed() implements ChipKey {}

    /// The chip has a key, or may have one, and nothing can be verified with it.
    ///
    /// @param reason `SOD_NOT_VERIFIED`, `DG15_MISSING`, `DATA_GROUP_DIFFERS`,
    ///   `SIGNER_NOT_TRUSTED`, `MALFORMED`, `ALGORITHM_NOT_SUPPORTED`, `CURVE_NOT_KNOWN` or
    ///   `KEY_NOT_ACCEPTED`
    record Unusable(CheckReason reason) implements ChipKey {}
}
