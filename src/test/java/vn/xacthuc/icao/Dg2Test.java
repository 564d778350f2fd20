package vn.xacthuc.icao;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.xacthuc.icao.TlvBytes.bytes;
import static vn.xacthuc.icao.TlvBytes.integer;
import static vn.xacthuc.icao.TlvBytes.join;
import static vn.xacthuc.icao.TlvBytes.sequence;
import static vn.xacthuc.icao.TlvBytes.tlv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Dg2Test {

    private static final byte[] JPEG = HexFormat.of().parseHex("FFD8FFE000104A464946");
    private static final byte[] JPEG2000 =
            HexFormat.of().parseHex("0000000C6A5020200D0A870A00000014");

    @ParameterizedTest
    @CsvSource({
        "FFD8FFE000104A464946, JPEG",
        "FFD8FFDB0043, JPEG",
        "FFD8FF, JPEG",
        "0000000C6A5020200D0A870A00000014, JPEG2000",
        "FF4FFF51002F0000, JPEG2000"
    })
    void knowsTheImageByItsFirstBytes(String image, ImageType type) {
        byte[] bytes = HexFormat.of().parseHex(image);

        assertThat(Dg2.read(file(tlv(0x5F2E, faceRecord(0, bytes))))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FF", "FFD8", "FFD9FFE0", "89504E470D0A1A0A", "474946383961", "00"})
    void otherImagesAreUnknown(String image) {
        byte[] bytes = HexFormat.of().parseHex(image);

        assertThat(Dg2.read(file(tlv(0x5F2E, faceRecord(0, bytes))))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 300})
    void passesOverFeaturePoints(int points) {
        assertThat(Dg2.read(file(tlv(0x5F2E, faceRecord(points, JPEG2000)))))
                .contains(ImageType.JPEG2000);
    }

    @Test
    void featurePointsMayNotLeadOutOfTheFile() {
        byte[] record = faceRecord(0, JPEG);
        record[18] = (byte) 0xFF;
        record[19] = (byte) 0xFF;

        assertThat(Dg2.read(file(tlv(0x5F2E, record)))).isEmpty();
    }

    @Test
    void recordThatEndsInItsHeaderHoldsNoImage() {
        byte[] record = Arrays.copyOf(faceRecord(0, JPEG), 45);

        assertThat(Dg2.read(file(tlv(0x5F2E, record)))).isEmpty();
        assertThat(Dg2.read(file(tlv(0x5F2E, Arrays.copyOf(record, 10))))).isEmpty();
    }

    @Test
    void recordOfAnotherFormatIsNoFace() {
        byte[] record = faceRecord(0, JPEG);
        record[0] = 'X';

        assertThat(Dg2.read(file(tlv(0x5F2E, record)))).isEmpty();
    }

    @Test
    void findsTheImageInsideConstructedData() {
        byte[] nested = tlv(0xA1, tlv(0x80, bytes(3)), tlv(0xA2, tlv(0x81, JPEG)));

        assertThat(Dg2.read(file(tlv(0x7F2E, tlv(0xA0, integer(1)), nested))))
                .contains(ImageType.JPEG);
        assertThat(Dg2.read(file(tlv(0x7F2E, faceRecord(0, JPEG2000)))))
                .contains(ImageType.JPEG2000);
        assertThat(Dg2.read(file(tlv(0x7F2E, sequence())))).isEmpty();
    }

    @Test
    void doesNotDescendForever() {
        byte[] nested = tlv(0x81, JPEG);
        for (int level = 0; level < 40; level++) {
            nested = tlv(0xA1, nested);
        }

        assertThat(Dg2.read(file(tlv(0x7F2E, nested)))).isEmpty();
    }

    @Test
    void takesTheFirstTemplateThatHoldsAKnownImage() {
        byte[] unknown = tlv(0x7F60, tlv(0x5F2E, faceRecord(0, new byte[40])));
        byte[] none = tlv(0x7F60, tlv(0xA1, integer(1)));
        byte[] known = tlv(0x7F60, tlv(0x5F2E, faceRecord(0, JPEG)));
        byte[] second = tlv(0x7F60, tlv(0x5F2E, faceRecord(0, JPEG2000)));

        assertThat(Dg2.read(group(integer(4), unknown, none, known, second)))
                .contains(ImageType.JPEG);
        assertThat(Dg2.read(group(integer(2), unknown, none))).isEmpty();
    }

    @Test
    void readsNothingThatIsNoDataGroupTwo() {
        byte[] template = tlv(0x7F60, tlv(0x5F2E, faceRecord(0, JPEG)));

        assertThat(Dg2.read(new byte[0])).isEmpty();
        assertThat(Dg2.read(tlv(0x61, tlv(0x7F61, template)))).isEmpty();
        assertThat(Dg2.read(tlv(0x75, template))).isEmpty();
        assertThat(Dg2.read(tlv(0x75))).isEmpty();
    }

    @Test
    void readsNoFileBeyondTheLimit() {
        byte[] image = Arrays.copyOf(JPEG, 512 * 1024);

        assertThat(Dg2.read(file(tlv(0x5F2E, faceRecord(0, image))))).isEmpty();
    }

    /// A group of one template, with a header of CBEFF before the data.
    private static byte[] file(byte[] data) {
        return group(integer(1), tlv(0x7F60, tlv(0xA1, tlv(0x81, bytes(2))), data));
    }

    private static byte[] group(byte[]... elements) {
        return tlv(0x75, tlv(0x7F61, elements));
    }

    /// ISO/IEC 19794-5 section 5: header, face, feature points, about the image, the image.
    private static byte[] faceRecord(int featurePoints, byte[] image) {
        byte[] face = new byte[20];
        face[4] = (byte) (featurePoints >> 8);
        face[5] = (byte) featurePoints;
        return join(
                "FAC\000010\000".getBytes(StandardCharsets.US_ASCII),
                new byte[6],
                face,
                new byte[8 * featurePoints],
                new byte[12],
                image);
    }
}
