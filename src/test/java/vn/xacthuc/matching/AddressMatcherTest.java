package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Addresses are written "province district commune" with `-` for a missing unit; `old` and `new`
/// name the list.
class AddressMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "new 01 - 00070, new 01 - 00070, EXACT",
        "old 01 002 00088, old 01 002 00088, EXACT",
        "new 01 - -, new 01 - -, EXACT",
        "new 01 - 00070, new 01 - 00082, DIFFERENT",
        "new 01 - -, new 79 - -, DIFFERENT",
        "old 01 002 00088, old 01 002 00085, DIFFERENT",
        "old 10 - -, old 15 - -, DIFFERENT",
        "old 01 001 -, old 01 002 -, DIFFERENT",
        "old 01 001 -, old 01 002 00088, DIFFERENT",
    })
    void codesOfOneListDecide(String claimed, String registered, Grade grade) {
        assertThat(AddressMatcher.compare(address(claimed), address(registered)).grade())
                .isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({
        "new 01 - -, new 01 - 00070",
        "new 01 - 00070, new 01 - -",
        "old 01 - -, old 01 002 00088",
        "old 01 002 -, old 01 002 00088",
        "old 01 - -, new 01 - 00070",
        "old 01 002 -, new 01 - 00070",
        "new 01 - -, old 01 002 00088",
    })
    void namingLessIsPartial(String claimed, String registered) {
        assertThat(AddressMatcher.compare(address(claimed), address(registered)).grade())
                .isEqualTo(Grade.PARTIAL);
    }

    @ParameterizedTest
    @CsvSource({
        // Hàng Bài went into Cửa Nam, whose code was Trần Hưng Đạo's.
        "old 01 002 00088, new 01 - 00082, NORMALIZED",
        "new 01 - 00082, old 01 002 00088, NORMALIZED",
        "old 01 - 00088, new 01 - 00082, NORMALIZED",
        "old 10 080 02635, new 15 - 02647, NORMALIZED",
        "old 64 632 23938, new 52 - 23938, NORMALIZED",
        "old 02 - -, new 08 - -, NORMALIZED",
        // Island districts had no communes and became special zones.
        "old 31 318 -, new 31 - 11948, NORMALIZED",
        "old 01 002 00088, new 79 - 26878, DIFFERENT",
        "old 10 080 02635, new 08 - -, DIFFERENT",
    })
    void threeLevelsReachTwoThroughTheMapping(String claimed, String registered, Grade grade) {
        Comparison comparison = AddressMatcher.compare(address(claimed), address(registered));

        assertThat(comparison.grade()).isEqualTo(grade);
        assertThat(comparison.hints()).contains(Hint.UNIT_CODES_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        // code, the old province of that code, the old code of the province it names today
        "15, 10",
        "24, 27",
        "44, 45",
        "52, 64",
        "80, 72",
        "82, 87",
        "91, 89",
    })
    void neverConfusesProvinceCodesThatChangedTheirMeaning(String code, String oldCode) {
        Address sameDigitsBefore = address("old " + code + " - -");
        Address sameNameBefore = address("old " + oldCode + " - -");
        Address today = address("new " + code + " - -");

        assertThat(grade(sameDigitsBefore, sameNameBefore)).isEqualTo(Grade.DIFFERENT);
        assertThat(grade(sameNameBefore, sameDigitsBefore)).isEqualTo(Grade.DIFFERENT);
        // Today's province took in both, so neither is refused, but never as the same codes.
        assertThat(grade(sameDigitsBefore, today)).isEqualTo(Grade.NORMALIZED);
        assertThat(grade(sameNameBefore, today)).isEqualTo(Grade.NORMALIZED);
        assertThat(grade(today, today)).isEqualTo(Grade.EXACT);
    }

    @ParameterizedTest
    @CsvSource({"new 01 - 00226", "new 01 - 00229"})
    void anyPartOfASplitCommuneIsPartial(String registered) {
        Comparison comparison =
                AddressMatcher.compare(address("old 01 006 00226"), address(registered));

        assertThat(comparison.grade()).isEqualTo(Grade.PARTIAL);
        assertThat(comparison.hints()).contains(Hint.SPLIT_COMMUNE);
    }

    @Test
    void aSplitThatTheTablesMissIsNeverDifferent() {
        // Phường Điện Biên went to Ba Đình, Văn Miếu - Quốc Tử Giám and Ô Chợ Dừa; the table knows
        // one.
        Comparison comparison =
                AddressMatcher.compare(address("old 01 001 00019"), address("new 01 - 00226"));

        assertThat(comparison.grade()).isEqualTo(Grade.PARTIAL);
        assertThat(comparison.hints()).contains(Hint.SUCCESSOR_UNCERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "new 08 - 01051, new 24 - 07699",
        "old 02 032 01051, old 20 180 06019",
        "old 02 032 01051, new 24 - 07699",
    })
    void aCommuneNameInAnotherProvinceIsAnotherPlace(String claimed, String registered) {
        // All are called Tân Tiến.
        assertThat(grade(address(claimed), address(registered))).isEqualTo(Grade.DIFFERENT);
    }

    @Test
    void aLeftOutDistrictKeepsThePlace() {
        Comparison comparison =
                AddressMatcher.compare(address("old 01 - 00088"), address("old 01 002 00088"));

        assertThat(comparison)
                .isEqualTo(new Comparison(Grade.NORMALIZED, List.of(Hint.DISTRICT_MISSING)));
    }

    @Test
    void aDistrictAloneIsNotASplitCommune() {
        Comparison comparison =
                AddressMatcher.compare(address("old 01 002 -"), address("new 01 - 00070"));

        assertThat(comparison.hints()).containsExactly(Hint.UNIT_CODES_CHANGED);
    }

    @Test
    void aDistrictTellsTheListWhateverTheDate() {
        Address misdated = new Address("01", "002", "00088", null, LocalDate.of(2026, 1, 15));

        assertThat(grade(address("old 01 002 00088"), misdated)).isEqualTo(Grade.EXACT);
        assertThat(grade(address("new 01 - 00082"), misdated)).isEqualTo(Grade.NORMALIZED);
    }

    @Test
    void aDistrictThatWasRecodedKeepsThePlace() {
        Comparison comparison =
                AddressMatcher.compare(address("old 46 474 19750"), address("old 46 475 19750"));

        assertThat(comparison.grade()).isEqualTo(Grade.NORMALIZED);
        assertThat(comparison.hints()).containsExactly(Hint.UNIT_CODES_CHANGED);
    }

    @ParameterizedTest
    @CsvSource({
        // 00010 was merged in 2025 before the list ended, 00286 without a known successor.
        "old 01 001 00010, old 01 001 00004, UNIT_CODES_CHANGED",
        "old 01 007 00286, new 01 - 00070, UNIT_UNKNOWN",
        "new 01 - 00070, new 01 - 99999, UNIT_UNKNOWN",
        "old 01 002 00088, new 01 - 99999, UNIT_UNKNOWN",
        "new 01 - -, old 99 - -, UNIT_UNKNOWN",
    })
    void aCodeThatProvesNothingIsPartial(String claimed, String registered, Hint hint) {
        Comparison comparison = AddressMatcher.compare(address(claimed), address(registered));

        assertThat(comparison.grade()).isEqualTo(Grade.PARTIAL);
        assertThat(comparison.hints()).contains(hint);
    }

    @Test
    void gradesAnyTwoAddressesAlikeInBothDirections() {
        Random random = new Random(20250701);
        List<Address> all = everyAddress();
        for (Address address : all) {
            assertThat(grade(address, address)).isEqualTo(Grade.EXACT);
        }
        for (int pair = 0; pair < 50_000; pair++) {
            Address one = all.get(random.nextInt(all.size()));
            Address other = all.get(random.nextInt(all.size()));
            assertThat(AddressMatcher.compare(one, other))
                    .isEqualTo(AddressMatcher.compare(other, one));
        }
    }

    @Test
    void onlyAnotherProvinceIsDifferentAcrossTheLists() {
        AdministrativeUnits units = AdministrativeUnits.national();
        Random random = new Random(19);
        List<Address> all = everyAddress();
        for (int pair = 0; pair < 50_000; pair++) {
            Address one = all.get(random.nextInt(all.size()));
            Address other = all.get(random.nextInt(all.size()));
            if (one.districtCode() != null && other.districtCode() == null) {
                boolean sameProvince =
                        other.provinceCode().equals(units.newProvince(one.provinceCode()));
                assertThat(grade(one, other) != Grade.DIFFERENT).isEqualTo(sameProvince);
            }
        }
    }

    private static List<Address> everyAddress() {
        AdministrativeUnits units = AdministrativeUnits.national();
        List<Address> all = new ArrayList<>();
        for (int code = 0; code < 100_000; code++) {
            String commune = Integer.toString(code + 100_000).substring(1);
            AdministrativeUnit old = units.find(commune, AdministrativeList.THREE_LEVELS);
            if (old != null) {
                String district = old.parentCode();
                String province =
                        units.find(district, AdministrativeList.THREE_LEVELS).parentCode();
                all.add(address("old " + province + " " + district + " " + commune));
            }
            AdministrativeUnit unit = units.find(commune, AdministrativeList.TWO_LEVELS);
            if (unit != null) {
                all.add(address("new " + unit.parentCode() + " - " + commune));
            }
        }
        return all;
    }

    private static Grade grade(Address claimed, Address registered) {
        return AddressMatcher.compare(claimed, registered).grade();
    }

    private static Address address(String written) {
        LocalDate date =
                written.startsWith("old") ? LocalDate.of(2025, 1, 15) : LocalDate.of(2026, 1, 15);
        String province = written.substring(4, 6);
        String rest = written.substring(7);
        int space = rest.indexOf(' ');
        return new Address(
                province,
                code(rest.substring(0, space)),
                code(rest.substring(space + 1)),
                null,
                date);
    }

    private static String code(String written) {
        return written.equals("-") ? null : written;
    }
}
