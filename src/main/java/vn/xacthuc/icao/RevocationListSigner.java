package vn.xacthuc.icao;

/// Who signed a revocation list.
public sealed interface RevocationListSigner {

    /// The list verifies under the key of this CSCA.
    record Found(CscaCertificate anchor) implements RevocationListSigner {}

    /// It verifies under no key of its country.
    ///
    /// @param fault `SIGNATURE_WRONG` when the key that it names is loaded, `CRL_ISSUER_UNKNOWN`
    ///   else
    record NotFound(TrustFault fault) implements RevocationListSigner {}
}
