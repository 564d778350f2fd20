package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of date cases. `QR:`, `MRZ:` and `DC:` (the eight digits of the population service)
/// name the source of a claim.
class DateMatcherTest {

    static List<NameCases.Case> cases() throws IOException {
        return NameCases.ofKind("date");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradesAsTheTableSays(NameCases.Case dates) {
        DateReading left = read(dates.left());
        DateReading right = read(dates.right());
        switch (dates.verdict()) {
            case "INVALID" ->
                    assertThat(List.of(left, right)).contains(new DateReading.Impossible());
            case "UNREADABLE" -> assertThat(right).isEqualTo(new DateReading.Unreadable());
            default -> assertComparison(dates, claimed(left), claimed(right));
        }
    }

    /// The register's text is always canonical, so the claim is the side that is not.
    private static void assertComparison(
            NameCases.Case dates, ClaimedDate left, ClaimedDate right) {
        boolean rightClaims = PartialDate.parse(left.text()).isPresent();
        ClaimedDate claim = rightClaims ? right : left;
        PartialDate record = rightClaims ? left.date() : right.date();

        Comparison comparison = DateMatcher.compare(claim, record);

        assertThat(comparison.grade()).isEqualTo(Grade.valueOf(dates.verdict()));
        if (!dates.id().startsWith("D")) {
            assertThat(comparison.hints().stream().map(Hint::name))
                    .containsExactlyElementsOf(dates.requiredHints());
        }
        Grade turned = DateMatcher.compare(rightClaims ? left : right, claim.date()).grade();
        assertThat(turned == Grade.EXACT ? Grade.NORMALIZED : turned)
                .as("the other order")
                .isEqualTo(
                        comparison.grade() == Grade.EXACT ? Grade.NORMALIZED : comparison.grade());
    }

    private static ClaimedDate claimed(DateReading reading) {
        assertThat(reading).isInstanceOf(DateReading.Read.class);
        return ((DateReading.Read) reading).date();
    }

    private static DateReading read(String text) {
        if (text.startsWith("QR:")) {
            return DateReading.readQr(text.substring(3));
        }
        if (text.startsWith("MRZ:")) {
            int id = text.indexOf("/ID:");
            return DateReading.readMrz(
                    text.substring(4, id), new PersonalId(text.substring(id + 4)));
        }
        return DateReading.read(text.startsWith("DC:") ? text.substring(3) : text);
    }
}
