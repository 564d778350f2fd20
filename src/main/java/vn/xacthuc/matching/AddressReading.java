package vn.xacthuc.matching;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an address that somebody sent: an address, or a value that cannot be.
public sealed interface AddressReading {

    /// An address whose codes are on one list and lie inside each other.
    record Possible(Address address) implements AddressReading {}

    /// A value that no address has; at least one fault.
    record Impossible(List<Fault> faults) implements AddressReading {
        public Impossible {
            faults = List.copyOf(faults);
        }
    }

    /// One member that cannot be, by its JSON name, and why; it never repeats the value.
    record Fault(String member, Reason reason) {}

    /// Why a member cannot be.
    enum Reason {
        /// Not two (province), three (district) or five (commune) digits.
        WRONG_DIGITS,
        /// No such unit on the list of that date.
        NOT_ON_LIST,
        /// A unit of the list before 1 July 2025 under a later date; `codesAsOf` is to be given.
        ONLY_ON_EARLIER_LIST,
        /// The district or commune is not in the province.
        NOT_IN_PROVINCE,
        /// The commune is not in the district.
        NOT_IN_DISTRICT,
        /// A district although the date's list has none.
        LEVEL_ABOLISHED,
        /// A list that is not in force yet.
        IN_FUTURE
    }

    /// Reads an address as it was sent.
    ///
    /// Without `codesAsOf` an address with a district is read on the last day of the three levels,
    /// since no later list has districts. Without a district it is read on the list of today, even
    /// where a commune code exists on both lists: nothing in it tells which was meant.
    static AddressReading of(
            String provinceCode,
            @Nullable String districtCode,
            @Nullable String communeCode,
            @Nullable String detail,
            @Nullable LocalDate codesAsOf,
            LocalDate today) {
        LocalDate date = codesAsOf == null ? defaultDate(districtCode, today) : codesAsOf;
        String text = detail == null || detail.isBlank() ? null : detail;
        Address address = new Address(provinceCode, districtCode, communeCode, text, date);
        List<Fault> faults = new AddressFaults(address, today).found();
        return faults.isEmpty() ? new Possible(address) : new Impossible(faults);
    }

    private static LocalDate defaultDate(@Nullable String districtCode, LocalDate today) {
        boolean later = !today.isBefore(AdministrativeList.TWO_LEVELS_SINCE);
        return districtCode != null && later ? AdministrativeList.THREE_LEVELS_UNTIL : today;
    }
}
