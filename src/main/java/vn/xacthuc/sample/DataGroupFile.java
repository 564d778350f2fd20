package vn.xacthuc.sample;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The frames of the files on a chip (Doc 9303-10 section 4).
public final class DataGroupFile {

    private static final int[] TAGS = {
        0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F,
        0x70
    };

    private DataGroupFile() {}

    /// A data group with its tag around any content.
    public static byte[] of(int number, byte[]... content) {
        return Tlv.of(TAGS[number - 1], content);
    }

    /// DG1 around a machine-readable zone.
    public static byte[] dg1(String zone) {
        return of(1, Tlv.of(0x5F1F, zone.getBytes(StandardCharsets.US_ASCII)));
    }

    /// DG15 around a key.
    public static byte[] dg15(TestKey key) {
        return of(15, TestAsn1.der(key.info()));
    }

    /// EF.COM: LDS 1.7, Unicode 4.0.0, and the tags in the order of real cards, which name DG15
    /// before DG14.
    static byte[] efCom(Set<Integer> numbers) {
        byte[] tags = new byte[numbers.size()];
        int written = 0;
        for (int number : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 14, 16}) {
            if (numbers.contains(number)) {
                tags[written++] = (byte) TAGS[number - 1];
            }
        }
        return Tlv.of(
                0x60,
                Tlv.of(0x5F01, "0107".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5F36, "040000".getBytes(StandardCharsets.US_ASCII)),
                Tlv.of(0x5C, tags));
    }
}
