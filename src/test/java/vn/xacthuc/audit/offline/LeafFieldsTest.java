package vn.xacthuc.audit.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Leaves are read strictly: what is spelled in another way is no leaf, though it says the same.
class LeafFieldsTest {

    private static final String LEAF =
            new String(SampleLog.of(2).leaves.getLast(), StandardCharsets.UTF_8);

    @Test
    void leafAsTheServiceWritesItIsRead() {
        assertThat(LeafFields.parse(LEAF.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v\":1 | \"v\":2",
                "\"v\":1 | \"v\":\"1\"",
                "\"v\":1 | \"w\":1",
                "\"v\":1, | \"v\":1,\"w\":1,",
                "\"v\":1 | \"v\": 1",
                "\"kind\" | \"type\"",
                "VERIFICATION | WISH",
                "\"party\":\"demo-bank\" | \"party\":7",
                "\"party\":\"demo-bank\" | \"party\":\"d\\u0065mo-bank\"",
                "\"kind\":\"VERIFICATION\" | \"kind\":null",
                "T02:11: | T26:11:",
                "\"} | \"",
                "\"} | \",\"more\":1}"
            })
    void otherSpellingIsNoLeaf(String instead, String of) {
        String other = LEAF.replace(instead, of);

        assertThat(other).isNotEqualTo(LEAF);
        assertThat(LeafFields.parse(other.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
