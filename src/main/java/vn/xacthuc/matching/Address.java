package vn.xacthuc.matching;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An address by unit codes and free text, with the date whose code list it speaks.
///
/// @param provinceCode two digits as text, "01"
/// @param districtCode three digits; only on the list of three levels
/// @param communeCode five digits
/// @param detail house number, street, hamlet; free text that often repeats the units' names
/// @param codesAsOf the date on whose list the codes stand
public record Address(
        String provinceCode,
        @Nullable String districtCode,
        @Nullable String communeCode,
        @Nullable String detail,
        LocalDate codesAsOf) {

    /// The list the codes stand on; a district exists on one list only, whatever the date says.
    public AdministrativeList list() {
        return districtCode == null
                ? AdministrativeList.inForceOn(codesAsOf)
                : AdministrativeList.THREE_LEVELS;
    }

    /// Shows nothing: an address is personal data.
    @Override
    public String toString() {
        return "Address[***]";
    }
}
