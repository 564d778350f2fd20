package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.AdministrativeList;
import vn.xacthuc.matching.AdministrativeUnit;
import vn.xacthuc.matching.AdministrativeUnits;
import vn.xacthuc.population.AddressRecord;

/// Addresses as cards print them: detail, commune, district where there is one, province.
final class PaperAddress {

    private PaperAddress() {}

    /// The whole address; empty where the register has none.
    static String whole(@Nullable AddressRecord address) {
        return address == null
                ? ""
                : text(
                        address,
                        address.detail(),
                        address.communeCode(),
                        address.districtCode(),
                        address.provinceCode());
    }

    /// Commune and province only, as in the place of origin.
    static String units(@Nullable AddressRecord address) {
        return address == null
                ? ""
                : text(
                        address,
                        null,
                        address.communeCode(),
                        address.districtCode(),
                        address.provinceCode());
    }

    private static String text(
            AddressRecord address, @Nullable String detail, @Nullable String... codes) {
        String asOf = address.codesAsOf();
        AdministrativeList list =
                asOf == null
                        ? AdministrativeList.TWO_LEVELS
                        : AdministrativeList.inForceOn(LocalDate.parse(asOf));
        List<String> parts = new ArrayList<>();
        if (detail != null) {
            parts.add(detail);
        }
        for (String code : codes) {
            AdministrativeUnit unit =
                    code == null ? null : AdministrativeUnits.national().find(code, list);
            if (unit != null) {
                parts.add(unit.name());
            }
        }
        return String.join(", ", parts);
    }
}
