package vn.xacthuc.sample;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;
import vn.xacthuc.matching.AdministrativeKind;
import vn.xacthuc.matching.AdministrativeList;
import vn.xacthuc.matching.AdministrativeUnit;
import vn.xacthuc.matching.AdministrativeUnits;

/// Where people live: provinces by population, communes of the official lists.
final class PopulationPlaces {
    // The residence law of 2020 came into force, paper books ended, the last months of districts.
    private static final List<LocalDate> OLD_LIST_DAYS =
            List.of(
                    LocalDate.of(2021, 7, 1),
                    LocalDate.of(2023, 1, 1),
                    AdministrativeList.THREE_LEVELS_UNTIL);

    /// The first province, by code, in which a hamlet is called ấp.
    private static final String FIRST_SOUTHERN_PROVINCE = "75";

    private final AdministrativeUnits units = AdministrativeUnits.national();
    private final NameGrammar texts = NameGrammar.read("places.txt");
    private final Map<PopulationGroup, PopulationChoice<String>> provinces =
            new EnumMap<>(PopulationGroup.class);

    PopulationPlaces() {
        NameGrammar weights = NameGrammar.read("provinces.txt");
        for (PopulationGroup group : PopulationGroup.values()) {
            provinces.put(group, weights.texts(group.key()));
        }
    }

    /// A province of today, by the number of the group's people who live there.
    String province(PopulationGroup group, PopulationDice dice) {
        PopulationChoice<String> choice = provinces.get(group);
        if (choice == null) {
            throw new IllegalStateException("No provinces for " + group);
        }
        return choice.draw(dice);
    }

    /// An address in a province of today, on today's list or still on the old one.
    Address address(String provinceCode, PopulationGroup group, PopulationDice dice) {
        AdministrativeUnit commune = dice.pick(units.communesOf(provinceCode));
        String detail = texts.draw(section(commune, provinceCode, group), dice);
        if (dice.chance(PopulationFigures.OLD_ADDRESS)) {
            Address old = oldAddress(commune.code(), detail, dice.pick(OLD_LIST_DAYS));
            if (old != null) {
                return old;
            }
        }
        return new Address(
                provinceCode, null, commune.code(), detail, AdministrativeList.TWO_LEVELS_SINCE);
    }

    /// The place in which today's commune kept its code, as the list of three levels has it.
    private @Nullable Address oldAddress(String communeCode, String detail, LocalDate codesAsOf) {
        AdministrativeUnit commune = units.find(communeCode, AdministrativeList.THREE_LEVELS);
        if (commune == null || units.isWithdrawn(communeCode) || commune.parentCode() == null) {
            return null;
        }
        AdministrativeUnit district =
                units.find(commune.parentCode(), AdministrativeList.THREE_LEVELS);
        if (district == null || district.parentCode() == null) {
            return null;
        }
        return new Address(district.parentCode(), district.code(), communeCode, detail, codesAsOf);
    }

    /// Hamlets are called thôn and xóm in the north, ấp in the south, bản or buôn in the mountains.
    private static String section(
            AdministrativeUnit commune, String provinceCode, PopulationGroup group) {
        if (commune.kind() == AdministrativeKind.WARD) {
            return "ward";
        }
        boolean south = provinceCode.compareTo(FIRST_SOUTHERN_PROVINCE) >= 0;
        return switch (group) {
            case KINH, HOA, KHMER, CHAM -> south ? "south" : "north";
            case GIA_RAI, EDE, BA_NA, CO_HO, XO_DANG -> "highlands";
            default -> south ? "south" : "upland";
        };
    }
}
