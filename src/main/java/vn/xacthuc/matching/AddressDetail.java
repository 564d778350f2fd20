package vn.xacthuc.matching;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares the free text of two addresses, and looks for unit names in it.
final class AddressDetail {
    private AddressDetail() {}

    /// How alike the texts are; a claim without text has nothing that could differ.
    static Grade grade(Address claimed, Address registered) {
        String claim = claimed.detail();
        String record = registered.detail();
        if (claim == null || claim.isBlank() || claim.equals(record)) {
            return Grade.EXACT;
        }
        List<AdministrativeUnit> units = unitsOf(claimed);
        units.addAll(unitsOf(registered));
        AddressText claimText = AddressText.of(claim).withoutUnits(units);
        if (claimText.isEmpty()) {
            return Grade.NORMALIZED;
        }
        if (record == null) {
            return Grade.PARTIAL;
        }
        AddressText recordText = AddressText.of(record).withoutUnits(units);
        if (claimText.equals(recordText)) {
            return Grade.NORMALIZED;
        }
        return claimText.equalsWithoutMarks(recordText) ? Grade.DIACRITICLESS : Grade.PARTIAL;
    }

    /// Whether the text of an address without commune code names the other address's units.
    ///
    /// On the list of three levels the district must be named too: one province can have two
    /// communes of one name. Both addresses stand on the same list and in the same province.
    static boolean names(Address uncoded, Address coded) {
        if (uncoded.detail() == null || coded.communeCode() == null) {
            return false;
        }
        AddressText text = AddressText.of(uncoded.detail());
        AdministrativeUnits national = AdministrativeUnits.national();
        AdministrativeUnit commune = national.find(coded.communeCode(), coded.list());
        if (commune == null || !text.names(commune)) {
            return false;
        }
        if (coded.list() == AdministrativeList.TWO_LEVELS || uncoded.districtCode() != null) {
            return true;
        }
        AdministrativeUnit district =
                commune.parentCode() == null
                        ? null
                        : national.find(commune.parentCode(), coded.list());
        return district != null && text.names(district);
    }

    /// The address's own units, and those that took them in: registers keep old text for years.
    private static List<AdministrativeUnit> unitsOf(Address address) {
        AdministrativeUnits national = AdministrativeUnits.national();
        List<AdministrativeUnit> units = new ArrayList<>();
        String commune = address.communeCode();
        add(units, national.find(address.provinceCode(), address.list()));
        if (address.districtCode() != null) {
            add(units, national.find(address.districtCode(), address.list()));
        }
        if (commune != null) {
            AdministrativeUnit unit = national.find(commune, address.list());
            add(units, unit);
            if (unit != null && unit.parentCode() != null) {
                add(units, national.find(unit.parentCode(), address.list()));
            }
        }
        if (address.list() == AdministrativeList.THREE_LEVELS) {
            addSuccessors(units, address);
        }
        return units;
    }

    private static void addSuccessors(List<AdministrativeUnit> units, Address old) {
        AdministrativeUnits national = AdministrativeUnits.national();
        String province = national.newProvince(old.provinceCode());
        if (province != null) {
            add(units, national.find(province, AdministrativeList.TWO_LEVELS));
        }
        String commune = old.communeCode();
        if (commune != null) {
            for (String successor : national.newCommunes(commune)) {
                add(units, national.find(successor, AdministrativeList.TWO_LEVELS));
            }
        }
    }

    private static void add(List<AdministrativeUnit> units, @Nullable AdministrativeUnit unit) {
        if (unit != null) {
            units.add(unit);
        }
    }
}
