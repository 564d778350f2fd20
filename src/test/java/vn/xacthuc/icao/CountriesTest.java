package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource({
        "VN, VN", "vn, VN", "VNM, VN", "vnm, VN", "DE, DE", "D, DE", "D<<, DE", "'VN ', VN",
        "DEU, DE", "GBR, GB", "GBD, GB", "GBN, GB", "GBO, GB", "GBP, GB", "GBS, GB", "EUE, EU",
        "EU, EU", "UNO, UN", "UNA, UN", "UNK, UN", "XOM, XO", "RKS, KS", "UTO, UT", "CHE, CH"
    })
    void everySpellingNamesOneCountry(String spelling, String country) {
        assertThat(Countries.alpha2(spelling)).contains(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<<<", "V", "V1", "VIE", "XXX", "VIET", "VN\u0000", "ЛН", "ß"})
    void whatIsNoCodeNamesNoCountry(String code) {
        assertThat(Countries.alpha2(code)).isEmpty();
    }
}
