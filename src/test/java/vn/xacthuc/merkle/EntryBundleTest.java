package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryBundleTest {

    @Test
    void everyLeafStandsBehindItsLength() {
        List<byte[]> leaves = List.of(new byte[] {1, 2, 3}, new byte[0], new byte[] {4});

        byte[] bundle = EntryBundle.encode(leaves);

        assertThat(HexFormat.of().formatHex(bundle))
                .isEqualTo("0003" + "010203" + "0000" + "000104");
        assertThat(EntryBundle.parse(bundle)).matches(read -> PublishedTree.same(read, leaves));
    }

    @Test
    void fullBundleOfTheLongestLeavesIsReadAsItWasWritten() {
        byte[] longest = new byte[65_535];
        Arrays.fill(longest, (byte) 7);
        List<byte[]> leaves = Collections.nCopies(256, longest);

        List<byte[]> read = EntryBundle.parse(EntryBundle.encode(leaves));

        assertThat(read).matches(some -> PublishedTree.same(some, leaves));
    }

    @Test
    void refusesALeafWhoseLengthCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
    }

    @Test
    void refusesNoLeavesAndMoreThanATileHas() {
        List<byte[]> many = Collections.nCopies(257, new byte[0]);

        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(many));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.parse(new byte[2 * 257]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0001", "000201", "00010100", "ffff00"})
    void refusesABundleThatEndsWithinALeaf(String hex) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.parse(HexFormat.of().parseHex(hex)));
    }
}
