package vn.xacthuc.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.xacthuc.bench.PassiveAuthenticationBench.Pipeline;

/// A figure means nothing unless the pipelines give the same answers.
class PassiveAuthenticationBenchTest {

    @ParameterizedTest
    @EnumSource
    void everyPipelineTellsGenuineCardsFromDamagedOnes(BenchCards.Signer signer) {
        BenchCards cards = BenchCards.of(signer);

        for (Pipeline pipeline : Pipeline.values()) {
            assertThat(cards.mistakesOf(pipeline.trusting(cards))).as("%s", pipeline).isEmpty();
        }
        assertThat(cards.mistakesOf(files -> true)).hasSameElementsAs(cards.damaged().keySet());
        assertThat(cards.mistakesOf(files -> false)).containsOnly("a genuine card");
    }
}
