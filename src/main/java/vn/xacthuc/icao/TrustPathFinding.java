package vn.xacthuc.icao;

/// Whether a signer's certificate comes from a CSCA in the trust list. Speaks of signatures only,
/// never of times.
public sealed interface TrustPathFinding {

    /// The CSCA's key signed the certificate.
    ///
    /// @param signer the certificate, read once for all who present the same bytes
    record Trusted(Certificate signer, CscaCertificate anchor) implements TrustPathFinding {}

    /// No CSCA is loaded that could have issued it.
    ///
    /// @param reason `NO_ANCHOR`
    record Untrusted(CheckReason reason) implements TrustPathFinding {}

    /// The CSCA whose key it names did not sign it.
    ///
    /// @param reason `SIGNATURE_WRONG`
    record Invalid(CheckReason reason) implements TrustPathFinding {}

    /// The CSCA is loaded, and we do not know the algorithm of its signature.
    ///
    /// @param reason `ALGORITHM_NOT_SUPPORTED`
    record Undecided(CheckReason reason) implements TrustPathFinding {}
}
