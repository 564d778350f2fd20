package vn.xacthuc.sample;

import java.time.LocalDate;

/// A health insurance card.
///
/// @param number two letters and 13 digits, or the 10 digits of the social-insurance number
/// @param benefitLevel from 1 to 5
/// @param facilityCode the hospital of first registration, five digits
/// @param validFrom the first day of cover
/// @param validTo the last day of cover
record SyntheticInsurance(
        String number,
        int benefitLevel,
        String facilityCode,
        LocalDate validFrom,
        LocalDate validTo) {

    /// Shows nothing about the person.
    @Override
    public String toString() {
        return "SyntheticInsurance[***]";
    }
}
