package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailsAgreementTest {

    private static final String ZONE =
            "IDVNM0900000018001090000001<<9"
                    + "9001011M3001019VNM<<<<<<<<<<<6"
                    + "NGUYEN<<DUC<ANH<<<<<<<<<<<<<<<";

    @ParameterizedTest
    @CsvSource({
        "001090000001, Nguyễn Đức Anh, 01/01/1990, Nam, false",
        "001090000001, NGUYỄN ĐỨC ANH, 01/01/1990, Nam, false",
        "001090000002, Nguyễn Đức Anh, 01/01/1990, Nam, true",
        "001090000001, Nguyễn Đức Ánh, 01/01/1990, Nam, false",
        "001090000001, Nguyễn Đức An, 01/01/1990, Nam, true",
        "001090000001, Nguyễn Đức Anh, 02/01/1990, Nam, true",
        "001090000001, Nguyễn Đức Anh, 01/01/1990, Nữ, true",
        "001090000001, Nguyễn Đức Anh, 01/01/1990, khác, false",
        "001090000001, Nguyễn Đức Anh, 1990, Nam, false",
        "'', Nguyễn Đức Anh, 01/01/1990, Nam, false",
        "001090000001, '', 01/01/1990, Nam, false",
        "001090000001, Nguyễn Đức Anh, '', Nam, false",
        "001090000001, Nguyễn Đức Anh, 01/01/1990, '', false"
    })
    void anyFieldThatBothNameMayContradict(
            String number, String name, String born, String sex, boolean contradict) {
        assertThat(DetailsAgreement.contradict(details(number, name, born, sex), zone(ZONE)))
                .isEqualTo(contradict);
    }

    @Test
    void partOfABirthDateThatIsUnknownContradictsNothing() {
        assertThat(
                        DetailsAgreement.contradict(
                                details("", "", "02/02/1990", ""),
                                zone(ZONE.replace("9001011M", "90<<<<1M"))))
                .isFalse();
    }

    @Test
    void nameThatFillsItsFieldMayBeCut() {
        String full = ZONE.substring(0, 60) + "NGUYEN<<DUC<ANH<TRAN<THI<MINHT";

        assertThat(
                        DetailsAgreement.contradict(
                                details("", "Nguyễn Đức Anh Trần Thị Minh Tâm", "", ""),
                                zone(full)))
                .isFalse();
    }

    private static Mrz zone(String text) {
        return ((MrzReading.Read) Mrz.read(text)).mrz();
    }

    private static CccdDetails details(String number, String name, String born, String sex) {
        return new CccdDetails(
                given(number),
                given(name),
                given(born),
                given(sex),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
