package vn.xacthuc.icao;

/// What the revocation lists say about a signer.
public sealed interface RevocationFinding {

    /// The newest list of its CSCA is in its time, and no list names it.
    record Good() implements RevocationFinding {}

    /// A list names it, or the CSCA that issued its certificate.
    record Revoked() implements RevocationFinding {}

    /// Nothing can be said.
    ///
    /// @param reason `CRL_MISSING` or `CRL_EXPIRED`
    record Undetermined(CheckReason reason) implements RevocationFinding {}
}
