package vn.xacthuc.icao;

import java.time.LocalDate;
import java.util.Optional;

/// What the chip of a CCCD says about its citizen, in Vietnamese (data group 13).
///
/// Texts are as the chip holds them: not normalised, and never an empty one.
///
/// @param personalId twelve digits, if the chip keeps to the rule
/// @param dateOfBirth `dd/MM/yyyy`; part of it may be unknown
/// @param sex `Nam` or `Nữ`
/// @param issuedOn the civil date of issue, where it is one
/// @param expiresOn the civil date of expiry, where it is one
/// @param neverExpires whether the chip says in words that the card is good for life
/// @param oldIdNumber the nine digits of the CMND
/// @param chipNumber sixteen characters; what they number is not published
public record CccdDetails(
        Optional<String> personalId,
        Optional<String> fullName,
        Optional<String> dateOfBirth,
        Optional<String> sex,
        Optional<String> nationality,
        Optional<String> ethnicity,
        Optional<String> religion,
        Optional<String> placeOfOrigin,
        Optional<String> permanentResidence,
        Optional<String> identifyingFeatures,
        Optional<LocalDate> issuedOn,
        Optional<LocalDate> expiresOn,
        boolean neverExpires,
        Optional<String> father,
        Optional<String> mother,
        Optional<String> spouse,
        Optional<String> oldIdNumber,
        Optional<String> chipNumber) {

    @Override
    public String toString() {
        return "CccdDetails[masked]";
    }
}
