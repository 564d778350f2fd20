package vn.xacthuc.sample;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.xacthuc.matching.Address;

/// Where a person comes from and lives.
///
/// @param birth the place of birth, of which the province counts
/// @param origin the family's home (quê quán), of which the province counts
/// @param permanent permanent residence
/// @param temporary temporary residence, if any
/// @param absentFrom the first day of a declared absence, if any
/// @param absentUntil its last day, if known
record SyntheticResidence(
        Address birth,
        Address origin,
        Address permanent,
        @Nullable Address temporary,
        @Nullable LocalDate absentFrom,
        @Nullable LocalDate absentUntil) {

    static SyntheticResidence at(Address home) {
        return new SyntheticResidence(home, home, home, null, null, null);
    }

    SyntheticResidence movedTo(Address other) {
        return new SyntheticResidence(birth, origin, other, null, null, null);
    }

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticResidence[***]";
    }
}
