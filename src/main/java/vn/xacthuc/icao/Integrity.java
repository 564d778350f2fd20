package vn.xacthuc.icao;

/// Are the data the ones that the document signer signed?
public enum Integrity {
    /// The signature holds, and every data group supplied is as it was signed; at least one was.
    PASSED,
    FAILED,
    /// No data group was supplied, or something is in use that we do not support.
    NOT_CHECKED
}
