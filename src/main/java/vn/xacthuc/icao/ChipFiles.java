package vn.xacthuc.icao;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a chip as a reader sent them. Nothing here is known to be true.
///
/// @param sod EF.SOD, with its tag 77
/// @param dataGroups by number, 1 to 16, each with its tag
public record ChipFiles(byte[] sod, SortedMap<Integer, byte[]> dataGroups) {

    public ChipFiles(byte[] sod, Map<Integer, byte[]> dataGroups) {
        this(sod, new TreeMap<>(dataGroups));
    }

    @Override
    public String toString() {
        return "ChipFiles[masked]";
    }
}
