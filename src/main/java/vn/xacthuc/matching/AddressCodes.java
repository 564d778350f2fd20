package vn.xacthuc.matching;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares the units of two addresses: by code where both stand on one list, else by the mapping.
final class AddressCodes {
    private final AdministrativeUnits units = AdministrativeUnits.national();
    private final Address claimed;
    private final Address registered;
    private final Set<Hint> hints;

    AddressCodes(Address claimed, Address registered, Set<Hint> hints) {
        this.claimed = claimed;
        this.registered = registered;
        this.hints = hints;
    }

    Grade grade() {
        if (claimed.list() == registered.list()) {
            return onOneList(claimed.list());
        }
        hints.add(Hint.UNIT_CODES_CHANGED);
        return claimed.list() == AdministrativeList.THREE_LEVELS
                ? acrossLists(claimed, registered)
                : acrossLists(registered, claimed);
    }

    private Grade onOneList(AdministrativeList list) {
        if (!claimed.provinceCode().equals(registered.provinceCode())) {
            return different(claimed.provinceCode(), registered.provinceCode(), list);
        }
        String claimedCommune = claimed.communeCode();
        String registeredCommune = registered.communeCode();
        if (claimedCommune != null && registeredCommune != null) {
            return claimedCommune.equals(registeredCommune)
                    ? withDistricts()
                    : different(claimedCommune, registeredCommune, list);
        }
        String claimedDistrict = claimed.districtCode();
        String registeredDistrict = registered.districtCode();
        if (claimedDistrict != null
                && registeredDistrict != null
                && !claimedDistrict.equals(registeredDistrict)) {
            return different(claimedDistrict, registeredDistrict, list);
        }
        if (claimedCommune == null && registeredCommune == null) {
            boolean same = Objects.equals(claimedDistrict, registeredDistrict);
            return same ? Grade.EXACT : Grade.PARTIAL;
        }
        boolean named =
                claimedCommune == null
                        ? AddressDetail.names(claimed, registered)
                        : AddressDetail.names(registered, claimed);
        return named ? Grade.NORMALIZED : Grade.PARTIAL;
    }

    /// The grade of two addresses in one commune: its code alone tells the place.
    private Grade withDistricts() {
        if (Objects.equals(claimed.districtCode(), registered.districtCode())) {
            return Grade.EXACT;
        }
        boolean missing = claimed.districtCode() == null || registered.districtCode() == null;
        hints.add(missing ? Hint.DISTRICT_MISSING : Hint.UNIT_CODES_CHANGED);
        return Grade.NORMALIZED;
    }

    /// Other codes of one list are other places, unless one of them is not, or no longer, on it.
    private Grade different(String code, String other, AdministrativeList list) {
        if (units.find(code, list) == null || units.find(other, list) == null) {
            hints.add(Hint.UNIT_UNKNOWN);
            return Grade.PARTIAL;
        }
        boolean old = list == AdministrativeList.THREE_LEVELS;
        if (old && (units.isWithdrawn(code) || units.isWithdrawn(other))) {
            hints.add(Hint.UNIT_CODES_CHANGED);
            return Grade.PARTIAL;
        }
        return Grade.DIFFERENT;
    }

    private Grade acrossLists(Address old, Address current) {
        String province = units.newProvince(old.provinceCode());
        boolean currentListed =
                units.find(current.provinceCode(), AdministrativeList.TWO_LEVELS) != null;
        if (province == null || !currentListed) {
            return unknown();
        }
        if (!province.equals(current.provinceCode())) {
            return Grade.DIFFERENT;
        }
        String unit = old.communeCode() == null ? old.districtCode() : old.communeCode();
        String commune = current.communeCode();
        if (unit == null && commune == null) {
            return Grade.NORMALIZED;
        }
        return unit == null || commune == null ? Grade.PARTIAL : succeeds(unit, commune);
    }

    private Grade succeeds(String oldUnit, String commune) {
        List<String> successors = units.newCommunes(oldUnit);
        if (successors.contains(commune)) {
            if (successors.size() == 1) {
                return Grade.NORMALIZED;
            }
            hints.add(Hint.SPLIT_COMMUNE);
            return Grade.PARTIAL;
        }
        if (isDistrict(units.find(oldUnit, AdministrativeList.THREE_LEVELS))) {
            return Grade.PARTIAL;
        }
        if (successors.isEmpty() || units.find(commune, AdministrativeList.TWO_LEVELS) == null) {
            return unknown();
        }
        // The commune may be one of those that were split without the tables knowing it.
        hints.add(Hint.SUCCESSOR_UNCERTAIN);
        return Grade.PARTIAL;
    }

    private static boolean isDistrict(@Nullable AdministrativeUnit unit) {
        return unit != null && unit.code().length() == 3;
    }

    private Grade unknown() {
        hints.add(Hint.UNIT_UNKNOWN);
        return Grade.PARTIAL;
    }
}
