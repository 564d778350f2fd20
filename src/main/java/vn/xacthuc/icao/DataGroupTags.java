package vn.xacthuc.icao;

import java.util.Optional;

/// The tags of the data groups (Doc 9303-10 section 4.2, the table of tags and file identifiers).
final class DataGroupTags {

    private static final int[] TAGS = {
        0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F,
        0x70
    };

    private DataGroupTags() {}

    /// The tag of a data group.
    ///
    /// @param number 1 to 16
    static int of(int number) {
        return TAGS[number - 1];
    }

    /// Reads the outer element of a data group's file: empty when the file does not begin with that
    /// data group's tag, or ends before its value does.
    static Optional<BerTlv> open(int number, byte[] file) {
        return BerTlv.read(file, 0, file.length).filter(tlv -> tlv.tag() == of(number));
    }
}
