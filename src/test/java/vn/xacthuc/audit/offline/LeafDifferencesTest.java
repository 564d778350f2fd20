package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// However many leaves differ, each is named, and memory is needed for so many only.
class LeafDifferencesTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final LeafDifferences differences =
            new LeafDifferences(
                    2, new Findings(new PrintStream(out, true, StandardCharsets.UTF_8), false));

    @Test
    void leavesThatAreTooManyToBeExplainedAreNamedOneByOne() {
        differences.differs(1, hash('a'), hash('b'), Optional.of("first"));
        differences.differs(4, hash('c'), hash('d'), Optional.empty());
        differences.differs(6, hash('e'), hash('f'), Optional.of("third"));
        differences.missing(7, hash('e'));
        differences.end();

        assertThat(said())
                .containsExactly(
                        "leaf 6, entry third: is not the leaf that the signed tree has here",
                        "leaf 1, entry first: was changed: the signed tree has another leaf here",
                        "leaf 4: was changed: the signed tree has another leaf here");
    }

    @Test
    void neighboursThatMovedDifferentlyAreNamedApart() {
        differences.differs(1, hash('b'), hash('a'), Optional.of("b"));
        differences.differs(2, hash('a'), hash('b'), Optional.of("a"));
        differences.end();

        assertThat(said())
                .containsExactly(
                        "leaf 1, entry b: was moved: the signed tree has it at leaf 2",
                        "leaf 2, entry a: was moved: the signed tree has it at leaf 1");
    }

    private List<String> said() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] hash(char fill) {
        return String.valueOf(fill).repeat(32).getBytes(StandardCharsets.UTF_8);
    }
}
