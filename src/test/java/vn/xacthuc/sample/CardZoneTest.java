package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.matching.Sex;

class CardZoneTest {

    @Test
    void zoneIsThatOfRealCards() {
        CardHolder holder =
                new CardHolder(
                        "001090000001",
                        "Nguyễn Văn Mẫu",
                        "1990-01-01",
                        Sex.MALE,
                        "Kinh",
                        "",
                        "",
                        LocalDate.of(2021, 1, 1),
                        Optional.of(LocalDate.of(2030, 1, 1)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        assertThat(CardZone.of(holder))
                .isEqualTo(
                        "IDVNM0900000018001090000001<<9"
                                + "9001011M3001019VNM<<<<<<<<<<<6"
                                + "NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<");
    }

    /// The example of Doc 9303-3 section 4.9.
    @Test
    void checkDigitIsThatOfTheStandard() {
        assertThat(CardZone.checkDigit("D23145890<<<")).isEqualTo('7');
        assertThat(CardZone.checkDigit("740812")).isEqualTo('2');
    }

    @ParameterizedTest
    @CsvSource({
        "1948, 48<<<<",
        "1955-08, 5508<<",
        "1990-05-02, 900502",
    })
    void whatIsNotKnownOfTheBirthDateIsFilled(String date, String field) {
        String zone = CardZone.of(CardHolder.ordinary().born(date));

        assertThat(zone.substring(30, 36)).isEqualTo(field);
        assertThat(zone.charAt(36)).isEqualTo(CardZone.checkDigit(field));
    }

    @Test
    void cardWithoutExpiryShowsTheLastDayOfTheCentury() {
        CardHolder holder =
                CardHolder.ordinary().issued(LocalDate.of(2021, 4, 12), Optional.empty());

        assertThat(CardZone.of(holder).substring(38, 44)).isEqualTo("991231");
    }

    @ParameterizedTest
    @CsvSource({
        "Đặng Thị Ánh Nguyệt, DANG<<THI<ANH<NGUYET<<<<<<<<<<",
        "Y Bih Êñuôl, Y<<BIH<ENUOL<<<<<<<<<<<<<<<<<<",
        "H'Hen Niê, HHEN<<NIE<<<<<<<<<<<<<<<<<<<<<",
        "Nguyễn Hoàng Phương Thảo Nguyên Anh, NGUYEN<<HOANG<PHUONG<THAO<NGUY",
        "An, AN<<<<<<<<<<<<<<<<<<<<<<<<<<<<",
        "Tôn-Nữ Thị Ba, TON<<NU<THI<BA<<<<<<<<<<<<<<<<",
    })
    void nameLosesItsMarksAndKeepsItsWords(String name, String field) {
        assertThat(CardZone.name(name)).isEqualTo(field);
    }
}
