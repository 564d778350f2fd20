package vn.xacthuc.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.AddressReading.Fault;
import vn.xacthuc.matching.AddressReading.Reason;

/// Finds every member of a sent address that cannot be.
final class AddressFaults {
    private final AdministrativeUnits units = AdministrativeUnits.national();
    private final List<Fault> faults = new ArrayList<>();
    private final Address address;
    private final AdministrativeList list;

    AddressFaults(Address address, LocalDate today) {
        this.address = address;
        list = AdministrativeList.inForceOn(address.codesAsOf());
        if (address.codesAsOf().isAfter(today)) {
            faults.add(new Fault("codesAsOf", Reason.IN_FUTURE));
        }
        check();
    }

    List<Fault> found() {
        return faults;
    }

    private void check() {
        String province = address.provinceCode();
        String district = address.districtCode();
        String commune = address.communeCode();
        boolean provinceListed = isListed("provinceCode", province, 2);
        if (district != null && list == AdministrativeList.TWO_LEVELS) {
            // Every other fault would only repeat that the date is wrong.
            faults.add(new Fault("districtCode", Reason.LEVEL_ABOLISHED));
            return;
        }
        boolean districtListed = isListed("districtCode", district, 3);
        boolean communeListed = isListed("communeCode", commune, 5);
        boolean districtInside = districtListed && provinceListed;
        if (districtInside && !isWithin(district, province)) {
            faults.add(new Fault("districtCode", Reason.NOT_IN_PROVINCE));
            districtInside = false;
        }
        if (communeListed && provinceListed && !isWithin(commune, province)) {
            faults.add(new Fault("communeCode", Reason.NOT_IN_PROVINCE));
        } else if (communeListed && districtInside && !isWithin(commune, district)) {
            faults.add(new Fault("communeCode", Reason.NOT_IN_DISTRICT));
        }
    }

    private boolean isWithin(@Nullable String code, @Nullable String above) {
        return code != null && above != null && units.isWithin(code, above, list);
    }

    private boolean isListed(String member, @Nullable String code, int digits) {
        if (code == null) {
            return false;
        }
        Reason reason = reasonAgainst(code, digits);
        if (reason != null) {
            faults.add(new Fault(member, reason));
        }
        return reason == null;
    }

    private @Nullable Reason reasonAgainst(String code, int digits) {
        if (code.length() != digits || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Reason.WRONG_DIGITS;
        }
        if (units.find(code, list) != null) {
            return null;
        }
        return list == AdministrativeList.TWO_LEVELS
                        && units.find(code, AdministrativeList.THREE_LEVELS) != null
                ? Reason.ONLY_ON_EARLIER_LIST
                : Reason.NOT_ON_LIST;
    }
}
