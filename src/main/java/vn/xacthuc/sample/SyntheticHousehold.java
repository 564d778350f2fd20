package vn.xacthuc.sample;

import java.util.List;
import vn.xacthuc.matching.Address;

/// A household and everybody in it.
///
/// @param id the household's number
/// @param head the head's number, or 0 where none is on record
/// @param home where the household is registered
/// @param citizens its members, followed by further numbers of the same people
record SyntheticHousehold(long id, long head, Address home, List<SyntheticCitizen> citizens) {
    SyntheticHousehold {
        citizens = List.copyOf(citizens);
    }

    /// Shows nothing about its members.
    @Override
    public String toString() {
        return "SyntheticHousehold[" + id + "]";
    }
}
