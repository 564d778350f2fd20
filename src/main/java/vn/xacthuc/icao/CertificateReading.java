package vn.xacthuc.icao;

/// What came of reading a certificate.
public sealed interface CertificateReading {

    /// A certificate; nothing about it is verified yet.
    record Read(Certificate certificate) implements CertificateReading {}

    /// Bytes that are no certificate, or none that we look into.
    ///
    /// @param reason `MALFORMED`, `TRAILING_BYTES` or `TOO_LARGE`
    record Refused(CheckReason reason) implements CertificateReading {}
}
