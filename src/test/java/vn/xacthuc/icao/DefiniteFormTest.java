package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefiniteFormTest {

    private static final byte[] SMALL = sequence(bytes(0x02, 1, 5));

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536})
    void definiteFormStaysInPlace(int length) {
        byte[] element = tlv(0x04, new byte[length]);
        byte[] file = join(bytes(1, 2), element, bytes(9));

        DefiniteForm form = DefiniteForm.read(file, 2, file.length).orElseThrow();

        assertThat(form.bytes()).isSameAs(file);
        assertThat(form.offset()).isEqualTo(2);
        assertThat(form.end()).isEqualTo(2 + element.length).isEqualTo(form.sourceEnd());
        assertThat(form.definite()).isTrue();
        assertThat(form.shortest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "3003020105, true",
        "308103020105, false",
        "30820003020105, false",
        "3004028101 05, false",
        "308400000003020105, false"
    })
    void lengthThatCouldBeShorterIsNotDer(String hex, boolean shortest) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));

        DefiniteForm form = DefiniteForm.read(file, 0, file.length).orElseThrow();

        assertThat(form.shortest()).isEqualTo(shortest);
        assertThat(form.definite()).isTrue();
    }

    @Test
    void indefiniteLengthsAreWrittenOut() {
        byte[] inner = join(bytes(0x31, 0x80), SMALL, bytes(0, 0));
        byte[] file = join(bytes(0x30, 0x80), inner, SMALL, bytes(0, 0), bytes(7));

        DefiniteForm form = DefiniteForm.read(file, 0, file.length).orElseThrow();

        assertThat(form.bytes()).isEqualTo(sequence(tlv(0x31, SMALL), SMALL));
        assertThat(form.end()).isEqualTo(form.bytes().length);
        assertThat(form.sourceEnd()).isEqualTo(file.length - 1);
        assertThat(form.definite()).isFalse();
    }

    @Test
    void piecesOfAnOctetStringArePutTogether() {
        byte[] pieces = tlv(0x24, tlv(0x04, bytes(1)), tlv(0x04, bytes(2, 3)));
        byte[] file = sequence(pieces);

        DefiniteForm form = DefiniteForm.read(file, 0, file.length).orElseThrow();

        assertThat(form.bytes()).isEqualTo(sequence(tlv(0x04, bytes(1, 2, 3))));
        assertThat(form.definite()).isFalse();
    }

    @Test
    void orderOfASetIsKept() {
        byte[] file = join(bytes(0x31, 0x80), bytes(2, 1, 9), bytes(2, 1, 1), bytes(0, 0));

        assertThat(DefiniteForm.read(file, 0, file.length).orElseThrow().bytes())
                .isEqualTo(tlv(0x31, bytes(2, 1, 9), bytes(2, 1, 1)));
    }

    @Test
    void tagOfSeveralOctetsIsRead() {
        byte[] file = sequence(join(bytes(0x5F, 0x81, 0x1F, 1, 5)));

        assertThat(DefiniteForm.read(file, 0, file.length)).isPresent();
    }

    static Stream<byte[]> malformed() {
        return Stream.of(
                new byte[0],
                bytes(0x30),
                bytes(0x30, 1),
                bytes(0x30, 0x81),
                bytes(0x30, 0x85, 0, 0, 0, 0, 0),
                bytes(0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF),
                bytes(0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF),
                bytes(0x30, 0xFF, 0),
                bytes(0x5F),
                bytes(0x5F, 0x81),
                bytes(0x04, 0x80, 0, 0),
                bytes(0x30, 0x80),
                bytes(0x30, 0x80, 0),
                bytes(0x30, 0x80, 0x02, 1, 5),
                bytes(0x30, 0x80, 0x02, 5, 0, 0),
                sequence(bytes(0, 0)),
                sequence(bytes(0x02, 5, 1)),
                tlv(0x24, bytes(0x02, 1, 5)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedBytesAreRefused(byte[] file) {
        assertThat(DefiniteForm.read(file, 0, file.length)).isEmpty();
        assertThat(DefiniteForm.parse(file)).isEmpty();
    }

    @Test
    void elementBeyondTheLimitIsRefused() {
        assertThat(DefiniteForm.read(SMALL, 0, SMALL.length - 1)).isEmpty();
        assertThat(DefiniteForm.parse(Arrays.copyOf(SMALL, SMALL.length + 1))).isEmpty();
        assertThat(DefiniteForm.parse(SMALL)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"24, true", "25, false", "2000, false"})
    void nestingHasALimit(int levels, boolean read) {
        byte[] nested = bytes(0x05, 0);
        for (int level = 0; level < levels; level++) {
            nested = sequence(nested);
        }

        assertThat(DefiniteForm.read(nested, 0, nested.length).isPresent()).isEqualTo(read);
    }

    @Test
    void openEndedNestingHasTheSameLimit() {
        byte[] nested = new byte[60_000];
        for (int at = 0; at < nested.length; at += 2) {
            nested[at] = 0x30;
            nested[at + 1] = (byte) 0x80;
        }

        assertThat(DefiniteForm.read(nested, 0, nested.length)).isEmpty();
    }

    @Test
    void primitiveThatIsNoAsn1IsRefused() {
        assertThat(DefiniteForm.parse(bytes(0x01, 2, 0, 0))).isEmpty();
    }
}
