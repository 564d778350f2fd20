package vn.xacthuc.population;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;

/// The columns of one of the three addresses of a person (Luật Căn cước art. 9 nos. 16 to 18).
@Embeddable
record Residence(
        @Nullable String provinceCode,
        @Nullable String districtCode,
        @Nullable String communeCode,
        @Nullable String detail,
        @Nullable LocalDate codesAsOf) {

    static Residence of(Address address) {
        return new Residence(
                address.provinceCode(),
                address.districtCode(),
                address.communeCode(),
                address.detail(),
                address.codesAsOf());
    }

    /// The address, or null where the register has no province: free text alone names no place.
    @Nullable Address toAddress() {
        return provinceCode == null || codesAsOf == null
                ? null
                : new Address(provinceCode, districtCode, communeCode, detail, codesAsOf);
    }

    @Override
    public String toString() {
        return "Residence[***]";
    }
}
