package vn.xacthuc.icao;

/// Has the signer's certificate been revoked?
public enum Revocation {
    GOOD,
    REVOKED,
    /// No revocation list that is in its time speaks about the certificate.
    UNDETERMINED,
    NOT_CHECKED
}
