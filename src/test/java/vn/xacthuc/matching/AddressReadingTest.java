package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.matching.AddressReading.Fault;
import vn.xacthuc.matching.AddressReading.Impossible;
import vn.xacthuc.matching.AddressReading.Possible;
import vn.xacthuc.matching.AddressReading.Reason;

class AddressReadingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);

    @ParameterizedTest
    @CsvSource({
        "01, , 00004, ",
        "01, , , ",
        "52, , 23938, 2025-07-01",
        "01, 002, 00088, ",
        "01, 002, 00088, 2024-01-05",
        "01, , 00088, 2025-06-30",
        "10, 080, , 2025-06-30",
        "31, 318, , ",
        "46, 474, 19750, 2024-12-31",
        "46, 475, 19750, 2025-01-01",
    })
    void readsAddressesWhoseUnitsLieInEachOther(
            String province, String district, String commune, LocalDate codesAsOf) {
        assertThat(AddressReading.of(province, district, commune, "SỐ 5", codesAsOf, TODAY))
                .isInstanceOf(Possible.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, , , , provinceCode, WRONG_DIGITS",
        "001, , , , provinceCode, WRONG_DIGITS",
        "٠١, , , , provinceCode, WRONG_DIGITS",
        "'', , , , provinceCode, WRONG_DIGITS",
        "03, , , , provinceCode, NOT_ON_LIST",
        "02, , , , provinceCode, ONLY_ON_EARLIER_LIST",
        "02, , , 2025-07-01, provinceCode, ONLY_ON_EARLIER_LIST",
        "01, 2, , , districtCode, WRONG_DIGITS",
        "01, 999, , , districtCode, NOT_ON_LIST",
        "01, 080, , , districtCode, NOT_IN_PROVINCE",
        "01, 002, 00088, 2025-07-01, districtCode, LEVEL_ABOLISHED",
        "01, , 88, , communeCode, WRONG_DIGITS",
        "01, , 99999, , communeCode, NOT_ON_LIST",
        "01, , 00088, , communeCode, ONLY_ON_EARLIER_LIST",
        "01, , 01051, , communeCode, NOT_IN_PROVINCE",
        "01, 001, 00088, , communeCode, NOT_IN_DISTRICT",
        "01, 002, 02635, , communeCode, NOT_IN_PROVINCE",
        "01, , , 2026-11-22, codesAsOf, IN_FUTURE",
    })
    void namesTheMemberThatCannotBe(
            String province,
            String district,
            String commune,
            LocalDate codesAsOf,
            String member,
            Reason reason) {
        AddressReading reading =
                AddressReading.of(province, district, commune, null, codesAsOf, TODAY);

        assertThat(reading).isInstanceOf(Impossible.class);
        assertThat(((Impossible) reading).faults()).containsExactly(new Fault(member, reason));
    }

    @Test
    void namesEveryFaultAtOnce() {
        AddressReading reading = AddressReading.of("1", "2", "3", null, null, TODAY);

        assertThat(((Impossible) reading).faults())
                .extracting(Fault::member)
                .containsExactly("provinceCode", "districtCode", "communeCode");
    }

    @Test
    void readsAnAddressWithDistrictOnTheLastDayThatHadDistricts() {
        assertThat(possible("01", "002", "00088", null).codesAsOf()).isEqualTo(LAST_DAY);
        assertThat(possible("01", "002", "00088", null).list())
                .isEqualTo(AdministrativeList.THREE_LEVELS);
    }

    @Test
    void readsAnAddressWithoutDistrictOnTheListOfToday() {
        // 00070 was Phường Hàng Trống and is Phường Hoàn Kiếm: without a date the latter is meant.
        assertThat(possible("01", null, "00070", null).codesAsOf()).isEqualTo(TODAY);
        assertThat(possible("01", null, "00070", LAST_DAY).list())
                .isEqualTo(AdministrativeList.THREE_LEVELS);
    }

    @Test
    void readsAnAddressWithDistrictOnTheSameDayWhileDistrictsLast() {
        LocalDate earlier = LocalDate.of(2025, 3, 1);
        AddressReading reading = AddressReading.of("01", "002", "00088", null, null, earlier);

        assertThat(((Possible) reading).address().codesAsOf()).isEqualTo(earlier);
    }

    @Test
    void acceptsACommuneThatWasMergedBeforeTheListEnded() {
        assertThat(AdministrativeUnits.national().isWithdrawn("00010")).isTrue();
        assertThat(possible("01", "001", "00010", LocalDate.of(2020, 1, 1))).isNotNull();
    }

    @Test
    void takesBlankDetailForNone() {
        AddressReading reading = AddressReading.of("01", null, null, "  ", null, TODAY);

        assertThat(((Possible) reading).address().detail()).isNull();
    }

    @Test
    void showsNothingOfAnAddress() {
        Address address = new Address("01", "002", "00088", "SỐ 5 PHỐ HUẾ", LAST_DAY);

        assertThat(new Possible(address).toString())
                .doesNotContain("01", "002", "00088", "SỐ 5", "2025");
    }

    private static Address possible(
            String province, String district, String commune, LocalDate codesAsOf) {
        AddressReading reading =
                AddressReading.of(province, district, commune, null, codesAsOf, TODAY);
        assertThat(reading).isInstanceOf(Possible.class);
        return ((Possible) reading).address();
    }
}
