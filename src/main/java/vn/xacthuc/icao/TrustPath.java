package vn.xacthuc.icao;

/// Does the signer's certificate come from a CSCA that the operator loaded? Signatures and profile
/// only; times are a check of their own.
public enum TrustPath {
    TRUSTED,
    /// No CSCA certificate is loaded that could have issued it.
    UNTRUSTED,
    /// The CSCA whose key it names did not sign it, or it is no document signer's certificate.
    INVALID,
    NOT_CHECKED
}
