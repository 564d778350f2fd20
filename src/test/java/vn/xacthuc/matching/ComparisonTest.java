package vn.xacthuc.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void keepsHintsInOrderAndOnce() {
        Comparison comparison =
                new Comparison(Grade.DIFFERENT, List.of(Hint.MRZ, Hint.TONE, Hint.MRZ));

        assertThat(comparison.hints()).containsExactly(Hint.TONE, Hint.MRZ);
        assertThat(comparison.with(List.of(Hint.VOWEL)).hints())
                .containsExactly(Hint.TONE, Hint.VOWEL, Hint.MRZ);
        assertThat(comparison.with(List.of())).isEqualTo(comparison);
    }
}
