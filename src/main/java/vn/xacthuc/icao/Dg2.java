package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/// Data group 2: the face (Doc 9303-10 section 4.7.2).
///
/// Only the type of the image is told. Nothing is decoded: a decoder of images is the last thing to
/// show to the bytes of strangers.
public final class Dg2 {

    private static final int GROUP_TEMPLATE = 0x7F61;
    private static final int INFORMATION_TEMPLATE = 0x7F60;
    private static final int PRIMITIVE_DATA = 0x5F2E;
    private static final int CONSTRUCTED_DATA = 0x7F2E;
    private static final int LONGEST = 512 * 1024;

    /// ISO/IEC 39794-5 nests the image nine levels deep.
    private static final int DEEPEST = 12;

    /// A record of ISO/IEC 19794-5 begins with this. Its header of 14 bytes is followed by 20 bytes
    /// about the face, 8 bytes for each feature point and 12 bytes about the image.
    private static final byte[] FACE_RECORD = "FAC\0".getBytes(US_ASCII);

    private static final int FEATURE_POINT_COUNT = 18;
    private static final int FEATURE_POINT = 8;
    private static final int BEFORE_IMAGE = 14 + 20 + 12;

    private final byte[] file;

    private Dg2(byte[] file) {
        this.file = file;
    }

    /// The type of the first image that is of a known one; empty when there is none.
    public static Optional<ImageType> read(byte[] file) {
        return DataGroupTags.open(2, file)
                .filter(group -> group.length() <= LONGEST)
                .flatMap(group -> group.child(file, GROUP_TEMPLATE))
                .flatMap(new Dg2(file)::firstImage);
    }

    private Optional<ImageType> firstImage(BerTlv templates) {
        for (BerTlv template : templates.children(file)) {
            if (template.tag() == INFORMATION_TEMPLATE) {
                Optional<ImageType> image =
                        template.child(file, PRIMITIVE_DATA)
                                .or(() -> template.child(file, CONSTRUCTED_DATA))
                                .flatMap(data -> imageIn(data, DEEPEST));
                if (image.isPresent()) {
                    return image;
                }
            }
        }
        return Optional.empty();
    }

    /// The image of a record of ISO/IEC 19794-5, or the first value inside a record of ISO/IEC
    /// 39794-5 that begins as an image does.
    private Optional<ImageType> imageIn(BerTlv data, int levels) {
        Optional<ImageType> image = ImageType.at(file, imageOffset(data), data.end());
        if (image.isPresent() || levels == 0 || !data.isConstructed()) {
            return image;
        }
        for (BerTlv child : data.children(file)) {
            image = imageIn(child, levels - 1);
            if (image.isPresent()) {
                return image;
            }
        }
        return image;
    }

    private int imageOffset(BerTlv data) {
        int start = data.valueOffset();
        if (data.length() < BEFORE_IMAGE
                || !Arrays.equals(
                        file,
                        start,
                        start + FACE_RECORD.length,
                        FACE_RECORD,
                        0,
                        FACE_RECORD.length)) {
            return start;
        }
        int points =
                (file[start + FEATURE_POINT_COUNT] & 0xFF) << 8
                        | (file[start + FEATURE_POINT_COUNT + 1] & 0xFF);
        return start + BEFORE_IMAGE + points * FEATURE_POINT;
    }
}
