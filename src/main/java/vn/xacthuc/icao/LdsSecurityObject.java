package vn.xacthuc.icao;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The signed list of the data groups' hashes (`LDSSecurityObject`, Doc 9303-10 section 4.6.2.3).
///
/// @param digest empty for a hash function that we do not know
/// @param hashes by the number of the data group, 1 to 16
record LdsSecurityObject(Optional<DigestAlgorithm> digest, SortedMap<Integer, byte[]> hashes) {

    private static final int VERSION_0 = 0;
    private static final int VERSION_1 = 1;
    private static final int LAST_DATA_GROUP = 16;

    /// Reads the list. The data groups stand in any order in real files.
    ///
    /// @throws Refusal if it is none
    static LdsSecurityObject read(byte[] content) {
        try {
            return of(content);
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException malformed) {
            throw new Refusal(CheckReason.MALFORMED);
        }
    }

    private static LdsSecurityObject of(byte[] content) {
        Elements outer = new Elements(content, 0, content.length);
        Elements fields = outer.inside(Elements.SEQUENCE);
        outer.close();
        int version = fields.nextSmallInteger();
        if (version != VERSION_0 && version != VERSION_1) {
            throw new Refusal(CheckReason.LDS_VERSION);
        }
        Optional<DigestAlgorithm> digest =
                DigestAlgorithm.of(fields.nextAlgorithm().getAlgorithm());
        SortedMap<Integer, byte[]> hashes = hashes(fields.inside(Elements.SEQUENCE), digest);
        // The versions of LDS and Unicode are there in version 1 alone (Doc 9303-10 appendix D).
        if (fields.hasNext() != (version == VERSION_1)) {
            throw new Refusal(CheckReason.LDS_VERSION);
        }
        if (fields.hasNext()) {
            Elements versions = fields.inside(Elements.SEQUENCE);
            versions.next(Elements.PRINTABLE_STRING);
            versions.next(Elements.PRINTABLE_STRING);
            versions.close();
            fields.close();
        }
        return new LdsSecurityObject(digest, hashes);
    }

    private static SortedMap<Integer, byte[]> hashes(
            Elements list, Optional<DigestAlgorithm> digest) {
        SortedMap<Integer, byte[]> hashes = new TreeMap<>();
        while (list.hasNext()) {
            Elements dataGroup = list.inside(Elements.SEQUENCE);
            int number = dataGroup.nextSmallInteger();
            byte[] hash = dataGroup.value(dataGroup.next(Elements.OCTET_STRING));
            dataGroup.close();
            boolean fits =
                    number >= 1
                            && number <= LAST_DATA_GROUP
                            && (digest.isEmpty() || digest.get().length() == hash.length);
            if (!fits || hashes.put(number, hash) != null) {
                throw new Refusal(CheckReason.DATA_GROUP_LIST);
            }
        }
        if (hashes.isEmpty()) {
            throw new Refusal(CheckReason.DATA_GROUP_LIST);
        }
        return hashes;
    }

    @Override
    public String toString() {
        return "LdsSecurityObject[masked]";
    }
}
