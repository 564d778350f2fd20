package vn.xacthuc.icao;

import java.util.Optional;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// The country in a name.
final class NamedCountry {

    private NamedCountry() {}

    /// As it is written; empty when it is not there, or no text.
    static Optional<String> spelling(X500Name name) {
        try {
            RDN[] countries = name.getRDNs(BCStyle.C);
            return countries.length > 0
                            && countries[0].getFirst().getValue() instanceof ASN1String country
                    ? Optional.of(country.getString())
                    : Optional.empty();
        } catch (RuntimeException malformed) {
            // BouncyCastle looks at the parts of a name only when it is asked for them.
            return Optional.empty();
        }
    }

    /// In two capital letters (ISO 3166-1 alpha-2); empty when the name holds none that exists.
    static Optional<String> of(X500Name name) {
        return spelling(name).flatMap(Countries::alpha2);
    }
}
