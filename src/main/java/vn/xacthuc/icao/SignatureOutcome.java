package vn.xacthuc.icao;

/// What came of verifying a signature.
public enum SignatureOutcome {
    VALID,
    WRONG,
    /// We do not know the algorithm, so that nothing can be said.
    NOT_SUPPORTED
}
