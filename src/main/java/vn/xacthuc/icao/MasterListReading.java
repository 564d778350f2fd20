package vn.xacthuc.icao;

/// What came of reading a master list.
public sealed interface MasterListReading {

    /// A list that its signer signed; whether to trust the signer is open.
    record Read(MasterList list) implements MasterListReading {}

    /// No master list, or one that was changed after it was signed.
    record Refused(TrustFault fault) implements MasterListReading {}
}
