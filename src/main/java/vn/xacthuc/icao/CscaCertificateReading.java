package vn.xacthuc.icao;

import java.util.Optional;

/// What came of reading a certificate of a country signing CA.
public sealed interface CscaCertificateReading {

    /// A certificate of an authority with a key that we compute with; who signed it is open.
    record Read(CscaCertificate certificate) implements CscaCertificateReading {}

    /// Not a certificate of an authority that we could use.
    ///
    /// @param fingerprint of the bytes, whatever they are
    /// @param certificate what could be read of it
    record Refused(Fingerprint fingerprint, Optional<Certificate> certificate, TrustFault fault)
            implements CscaCertificateReading {}
}
