package vn.xacthuc.icao;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The types of image that Doc 9303-10 section 4.7.2 allows for a face.
public enum ImageType {
    JPEG,
    JPEG2000;

    private static final byte[] JPEG_START = HexFormat.of().parseHex("FFD8FF");

    /// The signature box that begins a file.
    private static final byte[] JPEG2000_FILE = HexFormat.of().parseHex("0000000C6A5020200D0A870A");

    /// The image alone, without a file around it.
    private static final byte[] JPEG2000_CODESTREAM = HexFormat.of().parseHex("FF4FFF51");

    /// The type of the image that begins at the offset; empty when none of a known type does.
    static Optional<ImageType> at(byte[] bytes, int offset, int limit) {
        if (begins(bytes, offset, limit, JPEG_START)) {
            return Optional.of(JPEG);
        }
        return begins(bytes, offset, limit, JPEG2000_FILE)
                        || begins(bytes, offset, limit, JPEG2000_CODESTREAM)
                ? Optional.of(JPEG2000)
                : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int offset, int limit, byte[] start) {
        // By subtraction: the offset may lie beyond the limit.
        return limit - offset >= start.length
                && Arrays.equals(bytes, offset, offset + start.length, start, 0, start.length);
    }
}
