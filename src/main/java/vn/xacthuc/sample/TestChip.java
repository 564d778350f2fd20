package vn.xacthuc.sample;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.xacthuc.icao.ChipFiles;

/// A chip: the files that a reader gets from it, and the key that never leaves it.
///
/// @param efCom the list of what is on the chip, unsigned
/// @param sod EF.SOD
/// @param dataGroups by number
/// @param key the key of Active Authentication, if the chip has one
public record TestChip(
        byte[] efCom, byte[] sod, SortedMap<Integer, byte[]> dataGroups, Optional<TestKey> key) {

    public TestChip {
        dataGroups = Collections.unmodifiableSortedMap(new TreeMap<>(dataGroups));
    }

    /// What a reader sends.
    public ChipFiles files() {
        return new ChipFiles(sod, dataGroups);
    }

    /// What a reader sends that read only some data groups.
    public ChipFiles files(Integer... numbers) {
        Map<Integer, byte[]> some = new TreeMap<>(dataGroups);
        some.keySet().retainAll(List.of(numbers));
        return new ChipFiles(sod, some);
    }

    public byte[] dataGroup(int number) {
        byte[] file = dataGroups.get(number);
        if (file == null) {
            throw new IllegalArgumentException("the chip has no DG" + number);
        }
        return file;
    }

    /// The chip's answer to a challenge (Doc 9303-11 section 6.1).
    public byte[] answer(byte[] challenge) {
        return CardAnswer.to(
                challenge, key.orElseThrow(() -> new IllegalStateException("the chip has no key")));
    }

    /// Shows nothing about the holder.
    @Override
    public String toString() {
        return "TestChip[***]";
    }
}
