package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.matching.NameReading;
import vn.xacthuc.matching.PersonName;
import vn.xacthuc.matching.Sex;

class NameBookTest {
    private final NameBook names = new NameBook();

    @ParameterizedTest
    @EnumSource(PopulationGroup.class)
    void givesEveryGroupNamesThatCanBeRead(PopulationGroup group) {
        for (String name : draw(group, 4_000)) {
            assertThat(PersonName.read(name)).as(name).isInstanceOf(NameReading.Readable.class);
            assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).as(name).isTrue();
            assertThat(name).doesNotContain("{", "}", "  ").hasSizeLessThan(60);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "EDE, MALE, Y \\S+ .+",
        "EDE, FEMALE, H' ?\\S+ .+",
        "GIA_RAI, FEMALE, .+ (H')?\\S+",
        "CO_HO, MALE, (.+ )?(K'|Ha )\\S+",
        "CO_HO, FEMALE, (.+ )?Ka \\S+",
        "XO_DANG, MALE, A \\S+",
        "XO_DANG, FEMALE, Y \\S+"
    })
    void namesMinoritiesInTheirWay(PopulationGroup group, Sex sex, String pattern) {
        PopulationDice dice = PopulationDice.of(1, 1);
        for (int count = 0; count < 200; count++) {
            String surname = names.surname(group, "66", dice);
            assertThat(names.fullName(group, sex, 1980, surname, dice)).matches(pattern);
        }
    }

    @Test
    void givesTheSouthItsOwnFormsOfTwoSurnames() {
        Set<String> south = new HashSet<>();
        Set<String> north = new HashSet<>();
        PopulationDice dice = PopulationDice.of(1, 2);
        for (int count = 0; count < 2_000; count++) {
            south.add(names.surname(PopulationGroup.KINH, "79", dice));
            north.add(names.surname(PopulationGroup.KINH, "01", dice));
        }
        assertThat(south).contains("Huỳnh", "Võ").doesNotContain("Hoàng", "Vũ");
        assertThat(north).contains("Hoàng", "Vũ").doesNotContain("Huỳnh", "Võ");
    }

    @ParameterizedTest
    @CsvSource({"Nguyễn Đức Dũng, Nguyen Duc Dung", "Y Bih Êñuôl, Y Bih Enuol"})
    void dropsAllMarks(String name, String bare) {
        assertThat(NameBook.bare(name)).isEqualTo(bare);
    }

    private Set<String> draw(PopulationGroup group, int count) {
        Set<String> drawn = new HashSet<>();
        PopulationDice dice = PopulationDice.of(5, group.name().hashCode());
        for (int index = 0; index < count; index++) {
            Sex sex = dice.chance(0.5) ? Sex.MALE : Sex.FEMALE;
            String surname = names.surname(group, index % 2 == 0 ? "01" : "79", dice);
            drawn.add(names.fullName(group, sex, dice.between(1930, 2026), surname, dice));
        }
        return drawn;
    }
}
