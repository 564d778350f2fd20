package vn.xacthuc.icao;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/// How a signer names its certificate (`SignerIdentifier`, RFC 5652 section 5.3).
sealed interface SignerName {

    /// Whether this is how the certificate is written, byte for byte.
    boolean isWrittenIn(Certificate certificate);

    /// Whether this names the certificate, in whatever order and case.
    boolean fits(Certificate certificate);

    /// By who issued it, and its number.
    ///
    /// @param issuer as it is encoded
    record IssuerAndSerialNumber(byte[] issuer, BigInteger serialNumber) implements SignerName {

        @Override
        public boolean isWrittenIn(Certificate certificate) {
            return certificate.serialNumber().equals(serialNumber)
                    && certificate.isIssuerWritten(issuer);
        }

        @Override
        public boolean fits(Certificate certificate) {
            return certificate.serialNumber().equals(serialNumber)
                    && (certificate.isIssuerWritten(issuer) || isSameName(certificate.issuer()));
        }

        private boolean isSameName(X500Name name) {
            try {
                return name.equals(X500Name.getInstance(issuer));
            } catch (RuntimeException malformed) {
                return false;
            }
        }
    }

    /// By its key.
    record KeyIdentifier(byte[] identifier) implements SignerName {

        @Override
        public boolean isWrittenIn(Certificate certificate) {
            return certificate
                    .subjectKeyIdentifier()
                    .filter(own -> Arrays.equals(own, identifier))
                    .isPresent();
        }

        @Override
        public boolean fits(Certificate certificate) {
            return isWrittenIn(certificate);
        }
    }
}
