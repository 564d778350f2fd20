package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers use prefixes that no province has.
class PersonalIdTest {

    @ParameterizedTest
    @CsvSource({
        "003090000001, 1990, MALE",
        "003190000001, 1990, FEMALE",
        "003207000001, 2007, MALE",
        "003307000001, 2007, FEMALE",
        "003499000001, 2199, MALE",
        "003700000001, 2200, FEMALE",
        "003912000001, 2312, FEMALE",
    })
    void tellsCenturySexAndYear(String digits, int year, Sex sex) {
        PersonalId id = PersonalId.parse(digits).orElseThrow();

        assertThat(id.birthYear()).isEqualTo(year);
        assertThat(id.impliedSex()).isEqualTo(sex);
        assertThat(id.provincePrefix()).isEqualTo("003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00309000000",
                "0030900000011",
                "00309000000a",
                " 003090000001",
                "００３０９００００００１",
                "003 090000001",
                "-03090000001"
            })
    void readsTwelveDigitsAndNothingElse(String text) {
        assertThat(PersonalId.parse(text)).isEmpty();
        assertThatThrownBy(() -> new PersonalId(text)).hasMessage("not a personal number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345678", "1234567890", "12345678x", "１２３４５６７８９"})
    void readsNineDigitsOfTheOldCardAndNothingElse(String text) {
        assertThat(OldIdNumber.parse("012345678")).contains(new OldIdNumber("012345678"));
        assertThat(OldIdNumber.parse(text)).isEmpty();
        assertThatThrownBy(() -> new OldIdNumber(text))
                .hasMessage("not an old identity card number");
    }

    @Test
    void hintsAtWhatContradictsTheRecord() {
        PersonalId id = new PersonalId("003190000001");

        assertThat(id.hints(new PartialDate(1990, 5, 2), Sex.FEMALE)).isEmpty();
        assertThat(id.hints(new PartialDate(1990, 0, 0), Sex.FEMALE)).isEmpty();
        assertThat(id.hints(new PartialDate(1991, 0, 0), Sex.FEMALE))
                .isEqualTo(List.of(Hint.ID_YEAR_CONFLICT));
        assertThat(id.hints(new PartialDate(2090, 5, 2), Sex.MALE))
                .isEqualTo(List.of(Hint.ID_YEAR_CONFLICT, Hint.ID_SEX_CONFLICT));
    }

    @Test
    void showsNothingOfANumber() {
        assertThat(new PersonalId("003190000001").toString()).doesNotContain("003");
        assertThat(new OldIdNumber("012345678").toString()).doesNotContain("012");
    }
}
