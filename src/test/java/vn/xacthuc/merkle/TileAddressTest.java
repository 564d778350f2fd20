package vn.xacthuc.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 5, 1, 0/005.p/1",
        "1, 999, 255, 1/999.p/255",
        "0, 1000, 256, 0/x001/000",
        // The example of C2SP tlog-tiles.
        "4, 1234067, 256, 4/x001/x234/067",
        "0, 1234, 5, 0/x001/234.p/5",
        "63, 123456789012345678, 9, 63/x123/x456/x789/x012/x345/678.p/9"
    })
    void addressIsWrittenAndReadAsTheSpecificationSays(
            int level, long index, int width, String path) {
        TileAddress address = new TileAddress(level, index, width);
        String rest = path.substring(path.indexOf('/') + 1);

        assertThat(address.path()).isEqualTo(path);
        assertThat(address.entriesPath()).isEqualTo(rest);
        assertThat(TileAddress.parse("" + level, rest)).contains(address);
        assertThat(TileAddress.parseEntries(rest)).contains(new TileAddress(0, index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00",
                "0000",
                "x000",
                "x000/000",
                "x000/x001/000",
                "001/000",
                "x001/x000",
                "x001/0",
                "X001/000",
                "x001//000",
                "/000",
                "000/",
                "x001/000/",
                "-01",
                "+01",
                "٠٠١",
                "000.p",
                "000.p/",
                "000.p/0",
                "000.p/00",
                "000.p/01",
                "000.p/256",
                "000.p/257",
                "000.p/1000",
                "000.p/-1",
                "000.p/1/",
                "000.P/1",
                "000/p/1",
                "000.p1",
                " 000",
                "000\n",
                "x001/x000/x000/x000/x000/x000/000",
                "x999/x999/x999/x999/x999/x999/x999/999",
                "x001/.p/1",
                "../000",
                "x00a/000"
            })
    void whatTheSpecificationWritesOtherwiseIsNoAddress(String rest) {
        assertThat(TileAddress.parse("0", rest)).isEmpty();
        assertThat(TileAddress.parseEntries(rest)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "01", "64", "99", "100", "-1", "+1", "a", "1 ", "entries"})
    void levelIsANumberFrom0To63WithoutLeadingZeroes(String level) {
        assertThat(TileAddress.parse(level, "000")).isEmpty();
    }

    @Test
    void everyAddressIsReadAsItWasWritten() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long index = random.nextLong(1L << random.nextInt(1, 57));
            TileAddress address =
                    new TileAddress(random.nextInt(64), index, 1 + random.nextInt(256));

            assertThat(TileAddress.parse("" + address.level(), address.entriesPath()))
                    .contains(address);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1", "64, 0, 1", "0, -1, 1", "0, 0, 0", "0, 0, 257"})
    void refusesNumbersThatNoTileHas(int level, long index, int width) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(level, index, width));
    }
}
