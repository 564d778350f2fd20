package vn.xacthuc.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.xacthuc.problem.ProblemException;
import vn.xacthuc.problem.ProblemType;

class PageRequestTest {

    @Test
    void pageHasFiftyUnlessAskedOtherwise() {
        assertThat(PageRequest.read(null, null)).isEqualTo(new PageRequest(50, ""));
        assertThat(PageRequest.read("500", "bank-a")).isEqualTo(new PageRequest(500, "bank-a"));
        assertThat(PageRequest.read("1", "").below()).isEqualTo(Integer.MAX_VALUE);
        assertThat(PageRequest.read("1", "7").below()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "0, ",
        "501, ",
        "-1, ",
        "many, ",
        "99999999999, ",
        "1, ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
    })
    void impossiblePageIsRefused(String limit, @Nullable String cursor) {
        assertThat(refusal(() -> PageRequest.read(limit, cursor)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void cursorThatIsNoneOfOursIsRefused() {
        assertThat(refusal(() -> PageRequest.read(null, "a\0b")))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(refusal(() -> PageRequest.read(null, "bank-a").below()))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
    }

    @Test
    void oneMoreThanThePageTellsThatThereIsANext() {
        PageRequest two = PageRequest.read("2", null);

        assertThat(two.items(List.of("a", "b", "c"))).containsExactly("a", "b");
        assertThat(two.next(List.of("a", "b", "c"), name -> name)).isEqualTo("b");
        assertThat(two.items(List.of("a", "b"))).containsExactly("a", "b");
        assertThat(two.next(List.of("a", "b"), name -> name)).isNull();
    }

    private static ProblemType refusal(Runnable reading) {
        return catchThrowableOfType(ProblemException.class, reading::run).type();
    }
}
