package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of name cases in both orders, and what it cannot say.
class NameMatcherTest {
    /// The only hint that depends on which side is the register's.
    private static final String REGISTER_BARE = "REGISTER_BARE";

    static List<NameCases.Case> cases() throws IOException {
        return NameCases.ofKind("name");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradesAsTheTableSaysInBothOrders(NameCases.Case name) {
        assertThat(verdict(name.left(), name.right())).isIn(accepted(name));
        assertThat(verdict(name.right(), name.left())).isIn(accepted(name));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hintsAsTheTableSaysInBothOrders(NameCases.Case name) {
        if (name.verdict().equals("REFUSED")) {
            assertThat(PersonName.read(name.right()))
                    .isEqualTo(new NameReading.Undecodable(Damage.valueOf(name.hints())));
            return;
        }
        for (String hint : name.requiredHints()) {
            assertThat(hints(name.left(), name.right())).contains(hint);
            if (!hint.equals(REGISTER_BARE)) {
                assertThat(hints(name.right(), name.left())).contains(hint);
            }
        }
    }

    /// A claim that is refused satisfies a case of different names.
    private static Set<String> accepted(NameCases.Case name) {
        return name.verdict().equals("DIFFERENT")
                ? Set.of("DIFFERENT", "REFUSED")
                : Set.of(name.verdict());
    }

    private static String verdict(String claimed, String registered) {
        if (PersonName.read(claimed) instanceof NameReading.Readable(PersonName claim)
                && PersonName.read(registered) instanceof NameReading.Readable(PersonName record)) {
            return NameMatcher.compare(claim, record).grade().name();
        }
        return "REFUSED";
    }

    private static List<String> hints(String claimed, String registered) {
        return compare(claimed, registered).hints().stream().map(Hint::name).toList();
    }

    private static Comparison compare(String claimed, String registered) {
        return NameMatcher.compare(name(claimed), name(registered));
    }

    private static PersonName name(String text) {
        NameReading reading = PersonName.read(text);
        assertThat(reading).as(text).isInstanceOf(NameReading.Readable.class);
        return ((NameReading.Readable) reading).name();
    }

    @Test
    void tellsWhetherTheClaimOrTheRegisterLacksTheMarks() {
        assertThat(compare("NGUYEN VAN AN", "Nguyễn Văn An"))
                .isEqualTo(Comparison.of(Grade.DIACRITICLESS));
        assertThat(compare("Nguyễn Văn An", "NGUYEN VAN AN"))
                .isEqualTo(Comparison.of(Grade.DIACRITICLESS, Hint.REGISTER_BARE));
        assertThat(compare("Đan Anh", "Dan Anh").hints()).containsExactly(Hint.REGISTER_BARE);
        assertThat(compare("Dan Anh", "Đan Anh").hints()).isEmpty();
        assertThat(compare("NGUYENVANAN", "Nguyen Van An").hints())
                .containsExactly(Hint.SPACE_LOST);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Nguyễn Thị Thúy | Nguyễn Thị Thúi",
                "Nguyễn Văn An | Trần Văn Bình",
                "Nguyễn Văn Dũng | Trần Văn Dung",
                "Nguyễn Văn An | NGUYEN VAN BA",
                "Nguyễn Văn An | Bình Nguyễn Văn",
                "Nguyễn Văn An | Nguyễn Bình",
                "Ông Trần Văn An | Nguyễn Văn An",
            })
    void givesNoHintThatExplainsOnlyAPart(String claimed, String registered) {
        assertThat(compare(claimed, registered)).isEqualTo(Comparison.of(Grade.DIFFERENT));
        assertThat(compare(registered, claimed)).isEqualTo(Comparison.of(Grade.DIFFERENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Nguyễn Văn An | Nguyễn  Văn An |",
                "Nguyễn Văn An | NGUYỄN VĂN AN | CASE",
                "Lê Thị Hòa | Lê Thị Hoà | TONE_POSITION",
                "Lê Thị Hòa | LÊ THỊ HOÀ | TONE_POSITION CASE",
                "H'Bia Niê | H’BIA NIÊ | CASE APOSTROPHE",
                "Ðỗ Văn Ðức | Đỗ Văn Đức |",
            })
    void namesEveryWayInWhichTheSameNameIsWrittenOtherwise(
            String claimed, String registered, @Nullable String hints) {
        Comparison comparison = compare(claimed, registered);

        assertThat(comparison.grade()).isEqualTo(Grade.NORMALIZED);
        assertThat(comparison.hints().stream().map(Hint::name))
                .containsExactly(hints == null ? new String[0] : hints.split(" "));
    }

    @Test
    void showsNothingOfAName() {
        assertThat(name("Nguyễn Văn An")).hasToString("PersonName[***]");
        assertThat(name("Nguyễn Văn An").spelling().toString()).doesNotContain("NGUY");
    }
}
