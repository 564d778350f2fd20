package vn.xacthuc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CccdChipTest {

    private static final HexFormat HEX = HexFormat.of();

    private static TestChip chip() {
        return CccdChip.of(CardHolder.ordinary()).make();
    }

    @Test
    void fileListIsThatOfRealCards() {
        assertThat(HEX.formatHex(chip().efCom()))
                .isEqualTo("60185f0104303130375f36063034303030305c066175636d6f6e");
    }

    @Test
    void readersGetEverythingButFingerprints() {
        assertThat(chip().dataGroups()).containsOnlyKeys(1, 2, 13, 14, 15);
    }

    /// The offsets that two independent readers of real cards agree on.
    @Test
    void detailsBeginWhereRealCardsHaveThem() {
        byte[] file = chip().dataGroup(13);

        assertThat(file).startsWith(0x6D, 0x82);
        assertThat(Arrays.copyOfRange(file, 4, 6)).containsExactly(0x30, 0x82);
        assertThat(Arrays.copyOfRange(file, 19, 21)).containsExactly(0x30, 0x82);
        assertThat(text(file, 23, 30)).isEqualTo("3011020101130c");
        assertThat(new String(file, 30, 12, StandardCharsets.US_ASCII)).isEqualTo("003090000001");
        byte[] name = "NGUYỄN VĂN AN".getBytes(StandardCharsets.UTF_8);
        assertThat(text(file, 42, 49))
                .isEqualTo("30%02x0201020c%02x".formatted(name.length + 5, name.length));
        assertThat(Arrays.copyOfRange(file, 49, 49 + name.length)).isEqualTo(name);
        assertThat(text(file, 49 + name.length, 56 + name.length)).isEqualTo("300f020103130a");
    }

    private static String text(byte[] file, int from, int to) {
        return HEX.formatHex(file, from, to);
    }

    @ParameterizedTest
    @CsvSource({"1948, 0201031304", "1955-08, 0201031307", "1990-05-02, 020103130a"})
    void birthDateIsPrintedAsFarAsItIsKnown(String date, String field) {
        byte[] file = CardDetails.dg13(CardHolder.ordinary().born(date));

        assertThat(HEX.formatHex(file)).contains(field);
    }

    @Test
    void detailsOfACardWithoutExpirySaySo() {
        CardHolder holder =
                CardHolder.ordinary().issued(LocalDate.of(2021, 4, 12), Optional.empty());

        assertThat(new String(CardDetails.dg13(holder), StandardCharsets.UTF_8))
                .contains("Không thời hạn");
    }

    @Test
    void portraitIsAJpegOfTheSizeOfRealOnes() {
        byte[] file = chip().dataGroup(2);

        assertThat(file.length).isBetween(12_000, 22_000);
        assertThat(text(file, file.length - 2, file.length)).isEqualTo("ffd9");
        assertThat(HEX.formatHex(file)).contains("4641430030313000", "ffd8ff");
    }

    /// The portrait is left out: another JDK may compress it otherwise.
    @Test
    void bytesAreTheSameOnEveryMachine() {
        TestChip chip = CccdChip.of(CardHolder.ordinary()).without(2).make();

        assertThat(digest(TestCountry.csca().der())).isEqualTo("59433a759c3024d4");
        assertThat(digest(TestCountry.rsaCsca().der())).isEqualTo("902d687aa52e20b0");
        assertThat(digest(chip.dataGroup(13))).isEqualTo("42e66ec9b3ffef11");
        assertThat(digest(chip.dataGroup(15))).isEqualTo("e70967938ee15564");
        assertThat(digest(chip.sod())).isEqualTo("6e433aba9b52bfd0");
        assertThat(digest(chip.answer(new byte[8]))).isEqualTo("92f9a28a25c26d8a");
    }

    private static String digest(byte[] bytes) {
        return HEX.formatHex(TestDigest.SHA256.of(bytes), 0, 8);
    }

    @Test
    void everyCardOfAPersonHasAKeyOfItsOwn() {
        CardHolder next = CardHolder.ordinary().issued(LocalDate.of(2026, 1, 5), Optional.empty());

        assertThat(CccdChip.of(next).make().dataGroup(15)).isNotEqualTo(chip().dataGroup(15));
    }
}
