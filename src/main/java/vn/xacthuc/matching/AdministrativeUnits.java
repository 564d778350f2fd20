package vn.xacthuc.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The two lists of administrative units, and the way from the old one to the new one.
///
/// The list of three levels holds every code known from its last years. The day on which one of
/// them was withdrawn is not known, so a withdrawn code counts as listed until 30 June 2025: an
/// address written in 2023 must not be refused because of a merger in 2024.
public final class AdministrativeUnits {
    private final Map<String, AdministrativeUnit> threeLevels;
    private final Map<String, AdministrativeUnit> twoLevels;
    private final Map<String, List<String>> successors;
    private final Map<String, String> newProvinces;
    private final Map<String, String> earlierDistricts;
    private final Set<String> withdrawn;
    private final Map<String, List<AdministrativeUnit>> communes = new HashMap<>();

    private AdministrativeUnits(AdministrativeFiles files) {
        threeLevels = files.threeLevels;
        twoLevels = files.twoLevels;
        successors = files.successors;
        newProvinces = files.newProvinces;
        earlierDistricts = files.earlierDistricts;
        withdrawn = files.withdrawn;
        for (AdministrativeUnit unit : twoLevels.values()) {
            if (unit.parentCode() != null) {
                communes.computeIfAbsent(unit.parentCode(), code -> new ArrayList<>()).add(unit);
            }
        }
        communes.replaceAll((code, units) -> sorted(units));
    }

    /// The lists of Vietnam, read once.
    public static AdministrativeUnits national() {
        return Holder.NATIONAL;
    }

    /// Whether a code of two, three or five digits is on the list in force on a date.
    public boolean isListed(String code, LocalDate date) {
        return find(code, AdministrativeList.inForceOn(date)) != null;
    }

    /// The unit with this code on a list, if there is one.
    public @Nullable AdministrativeUnit find(String code, AdministrativeList list) {
        return switch (list) {
            case THREE_LEVELS -> threeLevels.get(code);
            case TWO_LEVELS -> twoLevels.get(code);
        };
    }

    /// Whether a commune or district lies, or once lay, in a unit above it on the same list.
    public boolean isWithin(String code, String aboveCode, AdministrativeList list) {
        AdministrativeUnit unit = find(code, list);
        if (unit == null || unit.parentCode() == null) {
            return false;
        }
        String earlier =
                list == AdministrativeList.THREE_LEVELS ? earlierDistricts.get(code) : null;
        return unit.parentCode().equals(aboveCode)
                || aboveCode.equals(earlier)
                || isWithin(unit.parentCode(), aboveCode, list);
    }

    /// Whether a code of the three levels was given up before the last day of that list.
    public boolean isWithdrawn(String oldCode) {
        return withdrawn.contains(oldCode);
    }

    /// The province of today that took in a province of the three levels.
    public @Nullable String newProvince(String oldProvinceCode) {
        return newProvinces.get(oldProvinceCode);
    }

    /// The communes of today that took in a commune, or an island district, of the three levels.
    ///
    /// Empty where the successor of a withdrawn code is not known. A single code does not prove
    /// that the commune went there as a whole: see the README beside the tables.
    public List<String> newCommunes(String oldCode) {
        return successors.getOrDefault(oldCode, List.of());
    }

    /// The provinces of a list, by code.
    public List<AdministrativeUnit> provinces(AdministrativeList list) {
        Map<String, AdministrativeUnit> units =
                list == AdministrativeList.THREE_LEVELS ? threeLevels : twoLevels;
        return sorted(units.values().stream().filter(unit -> unit.parentCode() == null).toList());
    }

    /// The communes of a province of today, by code.
    public List<AdministrativeUnit> communesOf(String newProvinceCode) {
        return communes.getOrDefault(newProvinceCode, List.of());
    }

    private static List<AdministrativeUnit> sorted(List<AdministrativeUnit> units) {
        return units.stream().sorted(Comparator.comparing(AdministrativeUnit::code)).toList();
    }

    private static final class Holder {
        static final AdministrativeUnits NATIONAL =
                new AdministrativeUnits(new AdministrativeFiles());
    }
}
