package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BerTlvTest {

    @ParameterizedTest
    @CsvSource({
        "0400, 04, 2, 0",
        "0401FF, 04, 2, 1",
        "048101FF, 04, 3, 1",
        "04820001FF, 04, 4, 1",
        "0483000001FF, 04, 5, 1",
        "048400000001FF, 04, 6, 1",
        "5F1F01FF, 5F1F, 3, 1",
        "7F618101FF, 7F61, 4, 1",
        "0402FFFF00, 04, 2, 2"
    })
    void readsTagAndLengthInEveryDefiniteForm(String hex, String tag, int valueOffset, int length) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(BerTlv.read(bytes, 0, bytes.length))
                .contains(new BerTlv(HexFormat.fromHexDigits(tag), 0, valueOffset, length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "04",
                "0401",
                "04820001",
                "0481",
                "0485000000000100",
                "048401000000",
                "0484FFFFFFFF00",
                "04847FFFFFFF00",
                "048000",
                "30800000",
                "5F",
                "5F1F",
                "5F8101FF",
                "1FFF0100"
            })
    void refusesWhatIsCutShortOrOfAnotherForm(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(BerTlv.read(bytes, 0, bytes.length)).isEmpty();
    }

    @Test
    void neverReadsBeyondTheLimit() {
        byte[] bytes = HexFormat.of().parseHex("0402FFFF");

        assertThat(BerTlv.read(bytes, 0, 3)).isEmpty();
        assertThat(BerTlv.read(bytes, 0, 4)).isPresent();
        assertThat(BerTlv.read(bytes, 0, 400)).isPresent();
        assertThat(BerTlv.read(bytes, 4, 4)).isEmpty();
        assertThat(BerTlv.read(bytes, -1, 4)).isEmpty();
    }

    @Test
    void walksTheElementsInsideUpToTheFirstBytesThatAreNone() {
        byte[] bytes = HexFormat.of().parseHex("30090401AA5F1F01BB04FF");
        BerTlv parent = BerTlv.read(bytes, 0, bytes.length).orElseThrow();
        List<Integer> tags = new ArrayList<>();
        parent.children(bytes).forEach(child -> tags.add(child.tag()));

        assertThat(tags).containsExactly(0x04, 0x5F1F);
        assertThat(parent.child(bytes, 0x5F1F).map(BerTlv::offset)).contains(5);
        assertThat(parent.child(bytes, 0x30)).isEmpty();
        assertThat(parent.firstChild(bytes).map(BerTlv::end)).contains(5);
    }

    @Test
    void comparesTagAndWholeValue() {
        byte[] bytes = HexFormat.of().parseHex("0402AABB");
        BerTlv element = BerTlv.read(bytes, 0, bytes.length).orElseThrow();

        assertThat(element.holds(bytes, 0x04, TlvBytes.bytes(0xAA, 0xBB))).isTrue();
        assertThat(element.holds(bytes, 0x06, TlvBytes.bytes(0xAA, 0xBB))).isFalse();
        assertThat(element.holds(bytes, 0x04, TlvBytes.bytes(0xAA))).isFalse();
        assertThat(element.holds(bytes, 0x04, TlvBytes.bytes(0xAA, 0xBC))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3000, true", "0400, false", "7F6100, true", "5F2E00, false", "A100, true"})
    void tellsConstructedFromPrimitiveByTheFirstOctet(String hex, boolean constructed) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(BerTlv.read(bytes, 0, bytes.length).orElseThrow().isConstructed())
                .isEqualTo(constructed);
    }

    @Test
    void whateverIsReadLiesInsideTheLimit() {
        Random random = new Random(20_260_101);
        for (int run = 0; run < 200_000; run++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            int limit = random.nextInt(14);

            BerTlv.read(bytes, random.nextInt(-1, 12), limit)
                    .ifPresent(element -> {
                        assertThat(element.length()).isNotNegative();
                        assertThat(element.end())
                                .isBetween(element.valueOffset(), bytes.length)
                                .isLessThanOrEqualTo(limit);
                    });
        }
    }

    @Test
    void everyDataGroupOpensWithItsOwnTagOnly() {
        byte[] file = TlvBytes.tlv(0x75, TlvBytes.integer(1));

        assertThat(DataGroupTags.open(2, file)).isPresent();
        assertThat(DataGroupTags.open(1, file)).isEmpty();
        assertThat(DataGroupTags.of(16)).isEqualTo(0x70);
    }
}
