package vn.xacthuc.icao;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Data group 1: the machine-readable zone (Doc 9303-10 section 4.7.1).
public final class Dg1 {

    private static final int MRZ = 0x5F1F;

    private Dg1() {}

    /// Reads the file.
    public static MrzReading read(byte[] file) {
        return DataGroupTags.open(1, file)
                .flatMap(group -> group.child(file, MRZ))
                .filter(mrz -> mrz.length() <= Mrz.Td1.LENGTH)
                // Octet by octet, so that whatever is no character of the zone stays visible.
                .map(mrz -> new String(file, mrz.valueOffset(), mrz.length(), ISO_8859_1))
                .map(Mrz::read)
                .orElseGet(MrzReading.Malformed::new);
    }
}
