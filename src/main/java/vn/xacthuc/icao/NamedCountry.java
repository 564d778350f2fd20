package vn.xacthuc.icao;

import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// The country in a name.
final class NamedCountry {

    private NamedCountry() {}

    /// As it is written.
    static Optional<String> spelling(X500Name name) {
        RDN[] countries = name.getRDNs(BCStyle.C);
        return countries.length == 0
                ? Optional.empty()
                : Optional.of(countries[0].getFirst().getValue().toString());
    }

    /// In two capital letters (ISO 3166-1 alpha-2); empty when the name holds none that exists.
    static Optional<String> of(X500Name name) {
        return spelling(name).flatMap(Countries::alpha2);
    }
}
