package vn.xacthuc.icao;

import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/// What came of reading a revocation list.
public sealed interface RevocationListReading {

    /// A list; who signed it is open.
    record Read(RevocationList list) implements RevocationListReading {}

    /// No list that we could use.
    ///
    /// @param fingerprint of the bytes, whatever they are
    /// @param issuer whose it says that it is, as far as that could be read
    record Refused(Fingerprint fingerprint, Optional<X500Name> issuer, TrustFault fault)
            implements RevocationListReading {}
}
