package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardDefectTest {

    /// What no reader sees in the bytes: the copy only answers differently.
    private static final Set<CardDefect> SAME_BYTES =
            Set.of(DataGroupDefect.NONE, DataGroupDefect.CHIP_COPIED);

    static List<CardDefect> all() {
        return CardDefect.all();
    }

    static Stream<CardDefect> visible() {
        return all().stream().filter(defect -> !SAME_BYTES.contains(defect));
    }

    @Test
    void everyDefectHasANameOfItsOwnAndIsFoundByIt() {
        assertThat(all()).extracting(CardDefect::name).doesNotHaveDuplicates();
        assertThat(all())
                .allSatisfy(defect -> assertThat(CardDefect.named(defect.name())).contains(defect));
        assertThat(CardDefect.named("NO_SUCH_DEFECT")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("visible")
    void defectChangesWhatAReaderGets(CardDefect defect) {
        TestChip genuine = CccdChip.of(CardHolder.ordinary()).make();
        TestChip bent = defect.chip();

        assertThat(contents(bent)).isNotEqualTo(contents(genuine));
    }

    @ParameterizedTest
    @MethodSource("all")
    void defectIsTheSameEachTime(CardDefect defect) {
        assertThat(contents(defect.chip())).isEqualTo(contents(defect.chip()));
    }

    private static List<String> contents(TestChip chip) {
        return Stream.concat(Stream.of(chip.sod()), chip.dataGroups().values().stream())
                .map(HexFormat.of()::formatHex)
                .toList();
    }
}
