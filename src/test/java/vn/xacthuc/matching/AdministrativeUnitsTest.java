package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrativeUnitsTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2025, 7, 1);

    private final AdministrativeUnits units = AdministrativeUnits.national();

    @Test
    void hasSixtyThreeProvincesBeforeAndThirtyFourSince() {
        assertThat(units.provinces(AdministrativeList.THREE_LEVELS)).hasSize(63);
        assertThat(units.provinces(AdministrativeList.TWO_LEVELS)).hasSize(34);
    }

    @Test
    void listsTheCommunesOfEveryProvinceOfToday() {
        int communes = 0;
        for (AdministrativeUnit province : units.provinces(AdministrativeList.TWO_LEVELS)) {
            List<AdministrativeUnit> own = units.communesOf(province.code());
            assertThat(own).isNotEmpty();
            assertThat(own)
                    .allMatch(unit ->
                            units.isWithin(
                                    unit.code(), province.code(), AdministrativeList.TWO_LEVELS));
            communes += own.size();
        }
        assertThat(communes).isEqualTo(3321);
    }

    @ParameterizedTest
    @CsvSource({
        // The seven codes that changed their meaning on 1 July 2025.
        "15, Yên Bái, Lào Cai",
        "24, Bắc Giang, Bắc Ninh",
        "44, Quảng Bình, Quảng Trị",
        "52, Bình Định, Gia Lai",
        "80, Long An, Tây Ninh",
        "82, Tiền Giang, Đồng Tháp",
        "91, Kiên Giang, An Giang",
    })
    void sameProvinceCodeNamesAnotherProvinceOnEachList(String code, String before, String since) {
        assertThat(units.find(code, AdministrativeList.THREE_LEVELS).name()).isEqualTo(before);
        assertThat(units.find(code, AdministrativeList.TWO_LEVELS).name()).isEqualTo(since);
    }

    @Test
    void noOtherProvinceCodeChangedItsMeaning() {
        Set<String> changed = new HashSet<>();
        for (AdministrativeUnit now : units.provinces(AdministrativeList.TWO_LEVELS)) {
            if (!now.name()
                    .equals(units.find(now.code(), AdministrativeList.THREE_LEVELS).name())) {
                changed.add(now.code());
            }
        }
        assertThat(changed).containsExactlyInAnyOrder("15", "24", "44", "52", "80", "82", "91");
    }

    @ParameterizedTest
    @CsvSource({"02, 08", "10, 15", "15, 15", "64, 52", "87, 82", "77, 79", "01, 01"})
    void everyOldProvinceWentIntoOneOfToday(String before, String since) {
        assertThat(units.newProvince(before)).isEqualTo(since);
    }

    @ParameterizedTest
    @CsvSource({
        "01, true, true",
        "02, true, false",
        "318, true, false",
        "00001, true, false",
        "00004, true, true",
        "99999, false, false",
        "99, false, false"
    })
    void listsCodesByDate(String code, boolean before, boolean since) {
        assertThat(units.isListed(code, BEFORE)).isEqualTo(before);
        assertThat(units.isListed(code, SINCE)).isEqualTo(since);
    }

    @Test
    void keepsTheCodeOfIaMo() {
        // QĐ 19/2025/QĐ-TTg keeps 23938; a public list gives the commune 23737, an old one's code.
        assertThat(units.find("23938", AdministrativeList.TWO_LEVELS).name()).isEqualTo("Ia Mơ");
        assertThat(units.isListed("23737", SINCE)).isFalse();
        assertThat(units.newCommunes("23737")).containsExactly("23734");
    }

    @Test
    void mapsSplitCommuneToSeveral() {
        assertThat(units.newCommunes("00226")).containsExactly("00226", "00229");
    }

    @Test
    void mapsIslandDistrictWithoutCommunesToItsSpecialZone() {
        assertThat(units.newCommunes("318")).containsExactly("11948");
        assertThat(units.find("11948", AdministrativeList.TWO_LEVELS).fullName())
                .isEqualTo("Đặc khu Bạch Long Vĩ");
    }

    @Test
    void communeStaysInTheDistrictItWasCutFrom() {
        // Huế became a municipality on 1 January 2025, and its districts new codes.
        assertThat(units.isWithin("19750", "475", AdministrativeList.THREE_LEVELS)).isTrue();
        assertThat(units.isWithin("19750", "474", AdministrativeList.THREE_LEVELS)).isTrue();
        assertThat(units.isWithin("19750", "46", AdministrativeList.THREE_LEVELS)).isTrue();
        assertThat(units.isWithin("19750", "001", AdministrativeList.THREE_LEVELS)).isFalse();
    }

    @Test
    void everySuccessorLiesInTheProvinceThatTookInTheOldOne() {
        for (AdministrativeUnit old : oldCommunes()) {
            for (String successor : units.newCommunes(old.code())) {
                AdministrativeUnit district =
                        units.find(old.parentCode(), AdministrativeList.THREE_LEVELS);
                assertThat(units.find(successor, AdministrativeList.TWO_LEVELS).parentCode())
                        .as(old.code())
                        .isEqualTo(units.newProvince(district.parentCode()));
            }
        }
    }

    @Test
    void everyCommuneOfTheLastDayHasASuccessor() {
        assertThat(oldCommunes())
                .filteredOn(unit -> !units.isWithdrawn(unit.code()))
                .hasSize(10_035)
                .noneMatch(unit -> units.newCommunes(unit.code()).isEmpty());
    }

    @Test
    void namesAreNfcAndWithoutStraySpaces() {
        List<AdministrativeUnit> all = oldCommunes();
        for (AdministrativeUnit province : units.provinces(AdministrativeList.TWO_LEVELS)) {
            all.addAll(units.communesOf(province.code()));
        }
        assertThat(all)
                .allMatch(unit -> Normalizer.isNormalized(unit.name(), Normalizer.Form.NFC))
                .allMatch(unit -> unit.name().equals(unit.name().strip()));
    }

    private List<AdministrativeUnit> oldCommunes() {
        List<AdministrativeUnit> found = new ArrayList<>();
        for (int code = 0; code < 100_000; code++) {
            String digits = Integer.toString(code + 100_000).substring(1);
            AdministrativeUnit unit = units.find(digits, AdministrativeList.THREE_LEVELS);
            if (unit != null) {
                found.add(unit);
            }
        }
        return found;
    }
}
