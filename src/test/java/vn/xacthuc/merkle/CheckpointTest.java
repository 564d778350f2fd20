package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String HASH = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Test
    void exampleOfTheSpecificationIsReadAndWritten() throws MalformedNoteException {
        String text = "example.com/behind-the-sofa\n20852163\n" + HASH + "\n";

        Checkpoint checkpoint = Checkpoint.parse(text);

        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.root()).isEqualTo(Base64.getDecoder().decode(HASH));
        assertThat(checkpoint.text()).isEqualTo(text);
    }

    @Test
    void originMayBeAnyLineAndTheTreeAnySize() throws MalformedNoteException {
        assertThat(Checkpoint.parse("Nhật ký số 1 + 2\n0\n" + HASH + "\n").origin())
                .isEqualTo("Nhật ký số 1 + 2");
        assertThat(Checkpoint.parse("o\n9223372036854775807\n" + HASH + "\n").size())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void linesThatFollowAreLetBe() throws MalformedNoteException {
        Checkpoint checkpoint = Checkpoint.parse("o\n1\n" + HASH + "\nextension\nanother\n");

        assertThat(checkpoint.text()).isEqualTo("o\n1\n" + HASH + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "o\n",
                "o\n1\n",
                "o\n1\n" + HASH,
                "\no\n1\n" + HASH + "\n",
                "\n1\n" + HASH + "\n",
                "o\n\n" + HASH + "\n",
                "o\n1\n\n",
                "o\n1\n" + HASH + "\n\n",
                "o\n1\n" + HASH + "\n\nextension\n",
                "o\n01\n" + HASH + "\n",
                "o\n00\n" + HASH + "\n",
                "o\n+1\n" + HASH + "\n",
                "o\n-1\n" + HASH + "\n",
                "o\n1 \n" + HASH + "\n",
                "o\n١\n" + HASH + "\n",
                "o\n0x1\n" + HASH + "\n",
                "o\n:\n" + HASH + "\n",
                "o\n9223372036854775808\n" + HASH + "\n",
                "o\n9999999999999999999\n" + HASH + "\n",
                "o\n18446744073709551615\n" + HASH + "\n",
                "o\n1\n" + HASH + " \n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4=\n",
                "o\n1\n*\n",
                "o\r\n1\r\n" + HASH + "\r\n",
                "o\u0000\n1\n" + HASH + "\n"
            })
    void whatIsNoCheckpointIsRefused(String text) {
        assertThatExceptionOfType(MalformedNoteException.class)
                .isThrownBy(() -> Checkpoint.parse(text));
    }

    @Test
    void checkpointThatCannotBeIsNotMade() {
        byte[] root = TreeHash.ofEmptyTree();

        for (String origin : new String[] {"", "a\nb", "a\tb", "\ud800"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(origin, 0, root));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", -1, root));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("o", 0, new byte[31]));
    }
}
